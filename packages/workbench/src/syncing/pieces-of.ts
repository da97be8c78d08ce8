import type { Translation } from '@fulcrum/connectors';
import { type FactLog, subjectsWith } from '@fulcrum/core/program';
import { checkFact, type Fact } from '@fulcrum/core/vocabulary';
import { type ConnectionKey, type PoolClient, readSeen, storeSeen, storeSubjects } from '@fulcrum/store';
import type { Piece } from '../workspace/record-pull.ts';
import { factsOfObservations, keyOfSeen } from './observations.ts';
import { settledWords } from './settled-words.ts';

// So many facts go to the database at once.
const FACTS = 20_000;

/** Who reads what, and when: for what the pull itself adds. */
export interface PieceSource extends ConnectionKey {
  readonly source: string;
  readonly cause: string;
  readonly at: number;
}

/**
 * What translations say, as facts to append: with what was observed, without meanings of words that are settled, and with
 * what was gone and is there again. Remembers, within the client's transaction, what the connection gave.
 */
export async function* piecesOf(
  { client, log }: { readonly client: PoolClient; readonly log: FactLog },
  of: PieceSource,
  translations: Iterable<Translation> | AsyncIterable<Translation>,
): AsyncGenerator<Piece> {
  const given = new Set<string>();
  const gone = subjectsWith(log, 'deleted', true);
  const withoutSettled = settledWords(log);
  for await (const { facts, diagnostics, observed = [] } of gathered(translations)) {
    const seenFacts = await observedFacts(client, { of, log }, observed);
    const all = [...withoutSettled([...facts, ...seenFacts])];
    const fresh = newOf(all, given);
    await storeSubjects(client, of, fresh);
    yield { facts: [...all, ...backAgain(of, fresh, goneBefore(all, gone))], diagnostics };
  }
}

async function* gathered(translations: Iterable<Translation> | AsyncIterable<Translation>) {
  let some: Translation[] = [];
  let count = 0;
  for await (const translation of translations) {
    some.push(translation);
    count += translation.facts.length + (translation.observed?.length ?? 0);
    if (count < FACTS) continue;
    yield joined(some);
    some = [];
    count = 0;
  }
  if (some.length > 0) yield joined(some);
}

function joined(translations: readonly Translation[]): Required<Translation> {
  return {
    facts: translations.flatMap(({ facts }) => facts),
    diagnostics: translations.flatMap(({ diagnostics }) => diagnostics),
    observed: translations.flatMap(({ observed }) => observed ?? []),
  };
}

async function observedFacts(
  client: PoolClient,
  { of, log }: { of: PieceSource; log: FactLog },
  observed: Required<Translation>['observed'],
): Promise<readonly Fact[]> {
  if (observed.length === 0) return [];
  const subjects = [...new Set(observed.map(({ subject }) => subject))];
  const before = new Map((await readSeen(client, of, subjects)).map((seen) => [keyOfSeen(seen), seen]));
  const { facts, seen } = factsOfObservations(log, observed, before);
  await storeSeen(client, of, [...seen.values()]);
  return facts;
}

function newOf(facts: readonly Fact[], given: Set<string>): readonly string[] {
  const fresh = new Set<string>();
  for (const { subject } of facts) if (!given.has(subject)) fresh.add(subject);
  for (const subject of fresh) given.add(subject);
  return [...fresh];
}

/** What was gone, without what these facts call gone again. */
function goneBefore(facts: readonly Fact[], gone: ReadonlySet<string>): ReadonlySet<string> {
  const saidGone = facts.filter(({ attribute, value }) => attribute === 'deleted' && value === true);
  return saidGone.length === 0 ? gone : gone.difference(new Set(saidGone.map(({ subject }) => subject)));
}

/** What was taken out of the program and is given again is as if it had never been away. */
function backAgain(of: PieceSource, subjects: readonly string[], gone: ReadonlySet<string>): readonly Fact[] {
  return subjects.filter((subject) => gone.has(subject)).map((subject) => deletedFact(of, subject, null));
}

/** That a thing is gone from its tool (or, with null, that it is there), told by no tool's own time. */
export function deletedFact(of: PieceSource, subject: string, value: true | null): Fact {
  return { subject, attribute: 'deleted', op: 'set', value, at: of.at, source: of.source, cause: of.cause };
}

/** Whether a thing can be gone by itself: its kind knows the word. */
export function canBeGone(subject: string): boolean {
  const fact: Fact = { subject, attribute: 'deleted', op: 'set', value: true, at: 0, source: 'x', cause: 'x' };
  return checkFact(fact) === null;
}
