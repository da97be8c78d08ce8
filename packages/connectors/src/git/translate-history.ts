import { dayOf, EPOCH, isPlausible } from '@fulcrum/core/calendar';
import type { Diagnostic, Value } from '@fulcrum/core/vocabulary';
import { factWriter } from '../kit/fact-writer.ts';
import { itemKeys } from '../kit/item-keys.ts';
import type { TranslatedRecord } from '../kit/record.ts';
import { type Change, changesOf } from './changes.ts';
import type { Commit, History, Tag } from './history.ts';
import { readSubject } from './subject.ts';

/** How a history is taken in. */
export interface GitOptions {
  /** The program that its changes count for. */
  readonly program: { readonly id: string; readonly name: string; readonly isNew: boolean };
  /** The environment that a release is taken to reach. */
  readonly environment: string;
}

interface Frame extends GitOptions {
  readonly history: History;
  readonly said: Set<string>;
  /** The pull request that each commit came in with. */
  readonly idOf: ReadonlyMap<string, string>;
}

/**
 * A history as records: the repository, each change of its branch as a merged pull request, each release as a deployment. The same
 * history gives the same records, in the same order.
 */
export function* translateHistory(history: History, options: GitOptions): Generator<TranslatedRecord> {
  const changes = changesOf(history);
  const named = changes.map((change) => ({ change, told: readSubject(change.commit.message) }));
  const ids = namesOf(history, named);
  const idOf = new Map(changes.flatMap((change, index) => idsOf(change, ids[index] as string)));
  const frame: Frame = { ...options, history, said: new Set(), idOf };
  let line = 1;
  yield { ...surroundings(frame), line, isFinalState: false };
  for (const [index, each] of named.entries()) {
    const id = ids[index] as string;
    const { commit } = each.change;
    const body = JSON.stringify({ ...commit, written: each.change.written.map(({ sha }) => sha) });
    yield { ...pullOf(frame, id, each), line: ++line, isFinalState: false, raw: { key: `commit/${commit.sha}`, body } };
  }
  for (const tag of history.tags) {
    const raw = { key: `tag/${tag.name}`, body: JSON.stringify(tag) };
    yield { ...deploymentOf(frame, tag), line: ++line, isFinalState: false, raw };
  }
}

interface Named {
  readonly change: Change;
  readonly told: ReturnType<typeof readSubject>;
}

/** The number of the pull request names a change where it is told; of two with one number the first has it. */
function namesOf({ repository }: History, changes: readonly Named[]): readonly string[] {
  const numbers = new Set<number>();
  return changes.map(({ change, told: { number } }) => {
    const isNew = number !== null && !numbers.has(number);
    if (isNew) numbers.add(number);
    return isNew ? `${repository}#${number}` : `${repository}@${change.commit.sha.slice(0, 12)}`;
  });
}

function idsOf({ commit, written }: Change, id: string): readonly (readonly [string, string])[] {
  return [commit, ...written].map(({ sha }) => [sha, id]);
}

function surroundings({ history, program, environment, said }: Frame) {
  const { repository, branch, url, diagnostics } = history;
  const writer = factWriter(`git:${repository}`, said);
  const origin = { at: EPOCH, cause: `git:repository/${repository}` };
  if (program.isNew) writer.say(['program', program.id], { name: program.name, key: program.id }, origin);
  const attributes = { name: repository.split('/').at(-1), defaultBranch: branch, url: url ?? undefined };
  writer.say(['repository', repository], attributes, origin);
  writer.change(`repository:${repository}`, { attribute: 'programs', op: 'add', value: program.id }, origin);
  const word = { field: 'environment', text: environment, means: 'production' };
  writer.say(['word', `environment/${environment}`], word, { at: EPOCH, cause: `word:environment/${environment}` });
  for (const diagnostic of diagnostics) writer.diagnose(diagnostic);
  return writer.translation();
}

function pullOf(frame: Frame, id: string, { change, told }: Named) {
  const { commit, release } = change;
  const { history, said } = frame;
  const writer = factWriter(`git:${history.repository}`, said);
  const merged = commit.committed;
  if (!isPlausible(merged)) {
    writer.diagnose(badDate(commit));
    return writer.translation();
  }
  const attributes = {
    ...attributesOf(history, { change, told }),
    number: told.number !== null && id.endsWith(`#${told.number}`) ? told.number : undefined,
    author: sayAuthor(writer, change.written[0] ?? commit),
    reverts: revertedBy(frame, id, told.reverts),
  };
  writer.say(['pull', id], attributes, { at: merged, cause: `git:commit/${commit.sha}` });
  if (release === null) return writer.translation();
  // A tag can be older than the merge that it contains by the clock of another machine.
  const origin = { at: Math.max(release.at, merged), cause: `git:tag/${release.name}` };
  writer.say(['pull', id], { deployment: deploymentId(history, release) }, origin);
  return writer.translation();
}

function attributesOf(history: History, { change, told }: Named): Record<string, Value | undefined> {
  const { commit, written } = change;
  const first = Math.min(...written.map(({ authored }) => authored).filter(isPlausible));
  const text = [told.title, told.branch ?? '', commit.message, ...written.map(({ message }) => message)].join('\n');
  const items = [...itemKeys(text, history.repository)];
  return {
    title: told.title.slice(0, 500),
    repository: history.repository,
    state: 'merged',
    firstCommit: Number.isFinite(first) ? first : undefined,
    merged: commit.committed,
    mergeCommit: commit.sha,
    baseBranch: history.branch,
    branch: told.branch ?? undefined,
    commits: written.length,
    items: items.length === 0 ? undefined : items,
  };
}

function badDate({ sha, committed }: Commit): Diagnostic {
  const when = Math.abs(committed) <= 8.64e15 ? new Date(committed).toISOString() : 'a day that does not exist';
  const what = `it was committed on ${when}, outside of 1990 to 2100`;
  return {
    code: 'bad-date',
    severity: 'error',
    where: sha,
    what,
    mend: 'its change is left out; the rest has gone in',
  };
}

function sayAuthor(writer: ReturnType<typeof factWriter>, { author }: Commit): string | undefined {
  const id = author.email.trim().toLowerCase();
  if (id === '' || id.length > 320) return undefined;
  const email = id.includes('@') ? id : undefined;
  writer.say(['person', id], { name: author.name || id, email }, { at: EPOCH, cause: `git:person/${id}` });
  return id;
}

function revertedBy({ idOf, history }: Frame, id: string, sha: string | null): string | undefined {
  if (sha === null) return undefined;
  const whole = sha.length === 40 ? sha : [...history.commits.keys()].find((each) => each.startsWith(sha));
  const reverted = idOf.get(whole ?? '');
  return reverted === id ? undefined : reverted;
}

function deploymentId({ repository }: History, tag: Tag): string {
  return `${repository}@${tag.name}`;
}

function deploymentOf({ history, environment, program, said }: Frame, tag: Tag) {
  const { repository, commits } = history;
  const writer = factWriter(`git:${repository}`, said);
  const origin = { at: tag.at, cause: `git:tag/${tag.name}` };
  const committed = commits.get(tag.commit)?.committed;
  const common = { name: tag.name, environment, outcome: 'succeeded' };
  const moments = { commit: tag.commit, committed, finished: tag.at };
  writer.say(['deployment', deploymentId(history, tag)], { ...common, ...moments, repository }, origin);
  const day = isPlausible(tag.at) ? dayOf(tag.at) : undefined;
  writer.say(['release', deploymentId(history, tag)], { ...common, program: program.id, day }, origin);
  return writer.translation();
}
