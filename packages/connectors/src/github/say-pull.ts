import type { Instant } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import type { FactWriter } from '../kit/fact-writer.ts';
import { itemKeys } from '../kit/item-keys.ts';
import { at, type Frame, isBot, keyOf, programOf, sayWho } from './names.ts';
import type { Listed, PullRequest } from './shape.ts';

/** A pull request: its moments at their times, the rest as it is now. */
export function sayPull(writer: FactWriter, pull: PullRequest, frame: Frame): void {
  const key = keyOf(pull);
  const thing = ['pull', key] as const;
  const repository = pull.repository.nameWithOwner;
  const opened = at(pull.createdAt) as Instant;
  const cause = `github:pull/${pull.id}`;
  writer.say(
    thing,
    { state: 'open', repository, number: pull.number, opened },
    { at: opened, cause: `${cause}/opened` },
  );
  sayCourse(writer, pull);
  const answers = answersOf(pull);
  const [first] = answers;
  if (first !== undefined)
    writer.say(thing, { firstReview: first.at }, { at: first.at, cause: `github:answer/${first.id}` });
  const approval = answers.find(({ isApproval }) => isApproval);
  if (approval !== undefined)
    writer.say(thing, { approved: approval.at }, { at: approval.at, cause: `github:answer/${approval.id}` });
  writer.observe(thing, nowOf(writer, pull, frame), { since: opened, version: at(pull.updatedAt) ?? opened, cause });
  sayAddresses(writer, pull);
}

/** Merged, closed, opened again. */
function sayCourse(writer: FactWriter, pull: PullRequest): void {
  for (const event of pull.course.nodes) {
    const when = at(event.createdAt);
    // A merge closes as well, at the same time.
    const isPart = event.__typename === 'ClosedEvent' && event.createdAt === pull.mergedAt;
    if (when === null || isPart) continue;
    const moments = momentsOf(pull, event.__typename, when);
    writer.say(['pull', keyOf(pull)], moments, { at: when, cause: `github:event/${event.id}` });
  }
}

function momentsOf({ mergeCommit }: PullRequest, event: string, when: Instant): Record<string, Value> {
  if (event === 'MergedEvent')
    return { state: 'merged', merged: when, closed: when, mergeCommit: mergeCommit?.oid ?? null };
  return event === 'ClosedEvent' ? { state: 'closed', closed: when } : { state: 'open', closed: null };
}

interface Said {
  readonly id: string;
  readonly at: Instant;
  readonly isReview: boolean;
  readonly isApproval: boolean;
}

/** What people other than its author said of it, in the order of time. */
function answersOf({ author, reviews, comments }: PullRequest): readonly Said[] {
  const isOther = (who: PullRequest['author']) => who && who.login !== author?.login && !isBot(who);
  const said = [
    ...(reviews?.nodes ?? []).map(({ submittedAt, ...rest }) => ({ ...rest, when: submittedAt, isReview: true })),
    ...comments.nodes.map(({ createdAt, ...rest }) => ({ ...rest, state: '', when: createdAt, isReview: false })),
  ];
  return said
    .flatMap(({ id, author: who, when, state, isReview }) => {
      const moment = at(when);
      return moment === null || !isOther(who) ? [] : [{ id, at: moment, isReview, isApproval: state === 'APPROVED' }];
    })
    .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

function nowOf(writer: FactWriter, pull: PullRequest, frame: Frame) {
  const { title, body, headRefName, baseRefName, commits, reviews, author } = pull;
  const repository = pull.repository.nameWithOwner;
  const written = commits.nodes.flatMap(({ commit }) => at(commit.authoredDate) ?? []);
  const closing = (pull.closingIssuesReferences?.nodes ?? []).map(keyOf);
  const named = itemKeys([title, headRefName, body ?? ''].join('\n'), repository);
  const reviewers = (reviews?.nodes ?? []).filter(({ author: who }) => who?.login !== author?.login && !isBot(who));
  const taken = (body ?? '').match(/\bReverts (?:([\w.-]+\/[\w.-]+))?#(\d+)/);
  return {
    title,
    url: pull.url ?? undefined,
    program: frame.settings.program ?? undefined,
    author: sayWho(writer, author),
    draft: pull.isDraft,
    ...(written.length > 0 ? { firstCommit: Math.min(...written) } : {}),
    branch: headRefName,
    baseBranch: baseRefName,
    added: pull.additions,
    removed: pull.deletions,
    commits: commits.totalCount,
    rounds: roundsOf(pull),
    reviewers: [...new Set(reviewers.flatMap(({ author: who }) => sayWho(writer, who) ?? []))].sort(),
    items: [...new Set([...closing, ...named])].sort(),
    reverts: taken ? `${taken[1] ?? repository}#${taken[2]}` : null,
  };
}

/** How often it was reviewed: reviews without a commit between them are one round. */
function roundsOf(pull: PullRequest): number {
  const commits = pull.commits.nodes.flatMap(({ commit }) => at(commit.committedDate) ?? []);
  const reviews = answersOf(pull).filter(({ isReview }) => isReview);
  let last = Number.NEGATIVE_INFINITY;
  let rounds = 0;
  for (const review of reviews) {
    const isNew = rounds === 0 || commits.some((commit) => commit > last && commit <= review.at);
    if (isNew) rounds++;
    last = review.at;
  }
  return rounds;
}

const HIDDEN = /@users\.noreply\.github\.com$|@localhost$/;

/** The address that somebody commits with tells who they are in other tools. */
function sayAddresses(writer: FactWriter, { commits }: PullRequest): void {
  for (const { commit } of commits.nodes) {
    const { email, user } = commit.author ?? {};
    const when = at(commit.authoredDate);
    if (!email || !user?.databaseId || when === null || !email.includes('@') || HIDDEN.test(email)) continue;
    const cause = `github:user/${user.databaseId}/email`;
    writer.observe(
      ['person', `github/${user.databaseId}`],
      { email: email.toLowerCase() },
      { since: 0, version: when, cause },
    );
  }
}

/** A pull request that REST lists, without its reviews and commits. */
export function sayListedPull(
  writer: FactWriter,
  pull: Listed,
  { frame, repository }: { frame: Frame; repository: string },
): void {
  const thing = ['pull', `${repository}#${pull.number}`] as const;
  const opened = at(pull.created_at) as Instant;
  const [merged, closed] = [at(pull.pull_request?.merged_at), at(pull.closed_at)];
  const cause = `github:pull/${pull.node_id}`;
  writer.say(
    thing,
    { state: 'open', repository, number: pull.number, opened },
    { at: opened, cause: `${cause}/opened` },
  );
  if (merged !== null)
    writer.say(thing, { state: 'merged', merged, closed: merged }, { at: merged, cause: `${cause}/merged` });
  else if (closed !== null)
    writer.say(thing, { state: 'closed', closed }, { at: closed, cause: `${cause}/closed@${pull.closed_at}` });
  const now = {
    title: pull.title,
    url: pull.html_url ?? undefined,
    program: frame.settings.program ?? undefined,
    author: sayWho(writer, pull.user),
    draft: pull.draft ?? undefined,
    items: [...itemKeys([pull.title, pull.body ?? ''].join('\n'), repository)].sort(),
  };
  writer.observe(thing, now, { since: opened, version: at(pull.updated_at) ?? opened, cause });
}

/** The program that a repository is part of, beside others that people name. */
export function sayRepositoryOf(writer: FactWriter, frame: Frame, repository: string): void {
  const program = programOf(frame, repository);
  const origin = { at: 0, cause: `github:repository/${repository}` };
  writer.say(['program', program], { name: program, key: program }, origin);
  writer.say(['repository', repository], { name: repository.split('/')[1] }, origin);
  if (!frame.said.has(`programs of ${repository}`))
    writer.change(`repository:${repository}`, { attribute: 'programs', op: 'add', value: program }, origin);
  frame.said.add(`programs of ${repository}`);
}
