import { type Random, randomFrom } from '../kit/index.ts';
import { type Hands, handsIn } from './hands.ts';
import type { Issue, Pull, Repository, Seed, User } from './model.ts';

const USUAL_START = Date.UTC(2026, 0, 5, 9);
const HOUR = 3_600_000;

/** How large a made-up GitHub is. */
export interface MadeUp {
  readonly issues: number;
  readonly pulls: number;
  readonly seed?: number;
  /** When its past begins, in milliseconds since 1970; a fixed time when empty. */
  readonly start?: number;
}

const USERS: readonly User[] = ['ada', 'bob', 'cleo', 'dan'].map((login, index) => {
  const name = `${login[0]?.toUpperCase()}${login.slice(1)} Example`;
  return { id: 100 + index, login, name, email: `${login}@example.org` };
});
const BOT: User = { id: 199, login: 'renovate[bot]', name: '', email: 'bot@example.org', isBot: true };
const LABELS = ['bug', 'incident', 'feature', 'docs'];

/** A repository while its past is made up. */
interface Life {
  readonly repository: Repository;
  readonly hands: Hands;
  readonly random: Random;
  readonly iso: () => string;
  readonly wait: (mostHours: number) => void;
}

/** Two repositories of one organisation, whose past was made by the same hands that change it later. The same every time. */
export function madeUpSeed({ issues, pulls, seed = 7, start = USUAL_START }: MadeUp): Seed {
  const random = randomFrom(seed);
  let now = start;
  const iso = () => new Date(Math.floor(now / 1_000) * 1_000).toISOString().replace('.000Z', 'Z');
  const wait = (mostHours: number) => {
    now += Math.floor(random() * mostHours * HOUR);
  };
  const repositories = ['rocket', 'site'].map((name, index) => emptyRepository(name, index + 1, iso()));
  for (const [index, repository] of repositories.entries()) {
    const life = { repository, hands: handsIn(repository, iso), random, iso, wait };
    const share = index === 0 ? 0.75 : 0.25;
    for (let count = 0; count < Math.round(issues * share); count++) liveIssue(life, count);
    for (let count = 0; count < Math.round(pulls * share); count++) livePull(life, count);
  }
  now += HOUR;
  return { now: iso(), token: 'github_pat_emulated', users: [...USERS, BOT], repositories };
}

/** The same, with a past that ends at an instant, in milliseconds since 1970. */
export function madeUpUntil(end: number, size: MadeUp): Seed {
  const usualEnd = Date.parse(madeUpSeed(size).now);
  return madeUpSeed({ ...size, start: USUAL_START + end - usualEnd });
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** An issue is opened, and something happens to another one. */
function liveIssue({ repository, hands, random, wait }: Life, count: number): void {
  wait(8);
  const author = pick(random, USERS).login;
  const issue = hands.open({ title: `Make part ${count} work`, author, type: pick(random, ['Bug', 'Task']) });
  hands.plan(issue, 1 + (count % 2));
  hands.label(issue, pick(random, LABELS), true);
  const other = pick(random, issuesOf(repository));
  wait(8);
  hands.assign(other, pick(random, USERS).login, true);
  const happen: readonly (readonly [share: number, act: () => void])[] = [
    [0.2, () => hands.rename(other, `${other.title}, at last`)],
    [0.2, () => hands.plan(other, other.milestone === null ? 1 : 1 + (other.milestone % 2))],
    [0.1, () => hands.nest(issue, other.number)],
    [0.1, () => hands.mention(other, issue)],
    [0.1, () => hands.plan(other, null)],
    [0.6, () => hands.close(other, random() < 0.2 ? 'not_planned' : 'completed')],
    [0.1, () => hands.reopen(other)],
  ];
  for (const [share, act] of happen) if (other !== issue && random() < share) act();
}

function issuesOf({ things }: Repository): readonly Issue[] {
  return things.filter((thing): thing is Issue => thing.kind === 'issue');
}

/** A change is written, reviewed, mostly merged, and brought out. */
function livePull(life: Life, count: number): void {
  const { repository, hands, random, iso, wait } = life;
  const written = [iso()];
  wait(8);
  written.push(iso());
  wait(8);
  const pull = hands.propose({ ...proposal(life, count), branch: `change-${count}`, commits: written });
  reviewIt(life, pull);
  if (random() < 0.1) {
    hands.giveUp(pull);
    return;
  }
  hands.merge(pull);
  const made = { sha: pull.mergeCommit as string, at: iso() };
  wait(8);
  const deployment = hands.deploy(made, count % 3 === 0 ? 'staging' : 'production');
  hands.report(deployment, 'in_progress');
  wait(1);
  hands.report(deployment, random() < 0.15 ? 'failure' : 'success');
  if (count % 4 === 0) hands.run('deploy.yml', made, random() < 0.2 ? 'failure' : 'success');
  if (count % 5 === 0 && repository.releases.length < 50)
    hands.publish(`v1.${count}${count % 10 === 5 ? '-rc.1' : ''}`);
}

function proposal({ repository, random }: Life, count: number): Pick<Pull, 'title' | 'body' | 'author' | 'closes'> {
  const author = count % 7 === 6 ? BOT.login : pick(random, USERS).login;
  const fixed = pick(random, issuesOf(repository)).number;
  const before = repository.things.at(-1)?.number;
  return count % 9 === 8
    ? { title: `Revert "Change ${count - 1}"`, body: `Reverts acme/${repository.name}#${before}`, author, closes: [] }
    : { title: `Change ${count} for PROJ-${count}`, body: `Fixes #${fixed}`, author, closes: [fixed] };
}

function reviewIt({ hands, random, wait }: Life, pull: Pull): void {
  const other = () =>
    pick(
      random,
      USERS.filter(({ login }) => login !== pull.author),
    ).login;
  if (random() < 0.3) hands.answer(pull, BOT.login);
  wait(8);
  hands.answer(pull, other(), random() < 0.5 ? 'CHANGES_REQUESTED' : 'COMMENTED');
  wait(8);
  if (random() < 0.5) hands.commit(pull);
  wait(8);
  if (random() < 0.8) hands.answer(pull, other(), 'APPROVED');
}

function emptyRepository(name: string, id: number, at: string): Repository {
  const milestones = ['1.0', '2.0'].map((title, index) => ({
    ...{ id: id * 100 + index, number: index + 1, title, state: 'open' as const },
    ...{ createdAt: at, updatedAt: at, closedAt: null, dueOn: index === 0 ? '2026-06-30T07:00:00Z' : null },
  }));
  const empty = { things: [], deployments: [], releases: [], runs: [] };
  return { id, owner: 'acme', name, createdAt: at, labels: [...LABELS], milestones, ...empty };
}
