import type { Translation } from '@fulcrum/connectors';
import { type FactLog, subjectsWith } from '@fulcrum/core/program';
import { checkFact, type Diagnostic, type Fact } from '@fulcrum/core/vocabulary';
import {
  type ConnectionKey,
  type Pool,
  type PoolClient,
  readSeen,
  type SeenVersion,
  storeDiagnostics,
  storeSeen,
  storeSubjects,
} from '@fulcrum/store';
import { factsOfObservations, keyOfSeen } from './observations.ts';
import { settledWords } from './settled-words.ts';

// So many facts are made ready at once.
const FACTS = 2_000;

/** Who reads what, and when: for what the pull itself adds. */
export interface PieceSource extends ConnectionKey {
  readonly source: string;
  readonly cause: string;
  readonly at: number;
  /** True when nothing was read over this connection before. */
  readonly isFirst: boolean;
}

/** What a pull says, as facts; and what is to be remembered of it once they are in. */
export interface Pieces {
  /** Asked for once. */
  readonly facts: (log: FactLog) => AsyncGenerator<readonly Fact[]>;
  /** Remembers, within the transaction of the facts, what the connection gave and what could not be taken. */
  readonly remember: (client: PoolClient) => Promise<void>;
}

/**
 * What translations say, as facts to append: with what was observed, without meanings of words that are settled, and with
 * what was gone and is there again.
 */
export function piecesOf(
  pool: Pool,
  of: PieceSource,
  translations: Iterable<Translation> | AsyncIterable<Translation>,
): Pieces {
  const given = new Set<string>();
  const seen = new Map<string, SeenVersion>();
  const diagnostics: Diagnostic[] = [];
  return {
    facts: async function* (log) {
      const gone = subjectsWith(log, 'deleted', true);
      const withoutSettled = settledWords(log);
      for await (const piece of gathered(translations)) {
        if (diagnostics.length < MOST_DIAGNOSTICS) diagnostics.push(...piece.diagnostics);
        const observed = await observedFacts(pool, { of, log, seen }, piece.observed);
        const all = withoutSettled([...piece.facts, ...observed]);
        const back = backAgain(of, newOf(all, given), goneBefore(all, gone));
        yield [...all, ...back];
      }
    },
    remember: async (client) => {
      const { workspace, connection, at } = of;
      await storeSubjects(client, of, [...given]);
      await storeSeen(client, of, [...seen.values()]);
      await storeDiagnostics(client, { workspace, source: `connection:${connection}`, recordedAt: at }, diagnostics);
    },
  };
}

// Where everything is in disorder, some examples will do.
const MOST_DIAGNOSTICS = 5_000;

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
  pool: Pool,
  { of, log, seen }: { readonly of: PieceSource; readonly log: FactLog; readonly seen: Map<string, SeenVersion> },
  observed: Required<Translation>['observed'],
): Promise<readonly Fact[]> {
  if (observed.length === 0) return [];
  const unseen = of.isFirst ? [] : observed.filter((each) => !seen.has(keyOfSeen(each)));
  const subjects = [...new Set(unseen.map(({ subject }) => subject))];
  const known = subjects.length === 0 ? [] : await readSeen(pool, of, subjects);
  const before = new Map(known.map((each) => [keyOfSeen(each), each]));
  const told = factsOfObservations(log, observed, { get: (key) => seen.get(key) ?? before.get(key) });
  for (const [key, each] of told.seen) seen.set(key, each);
  return told.facts;
}

function newOf(facts: readonly Fact[], given: Set<string>): readonly string[] {
  const fresh = new Set<string>();
  for (const { subject } of facts) if (!given.has(subject)) fresh.add(subject);
  for (const subject of fresh) given.add(subject);
  return [...fresh];
}

/** What was gone, without what these facts call gone again. */
function goneBefore(facts: readonly Fact[], gone: ReadonlySet<string>): ReadonlySet<string> {
  if (gone.size === 0) return gone;
  const saidGone = facts.filter(({ attribute, value }) => attribute === 'deleted' && value === true);
  return saidGone.length === 0 ? gone : gone.difference(new Set(saidGone.map(({ subject }) => subject)));
}

/** What was taken out of the program and is given again is as if it had never been away. */
function backAgain(of: PieceSource, subjects: readonly string[], gone: ReadonlySet<string>): readonly Fact[] {
  return subjects.filter((subject) => gone.has(subject)).map((subject) => deletedFact(of, subject, null));
}

/** That a thing is gone from its tool (or, with null, that it is there), told by no tool's own time. */
export function deletedFact(
  of: Pick<PieceSource, 'source' | 'cause' | 'at'>,
  subject: string,
  value: true | null,
): Fact {
  return { subject, attribute: 'deleted', op: 'set', value, at: of.at, source: of.source, cause: of.cause };
}

/** Whether a thing can be gone by itself: its kind knows the word. */
export function canBeGone(subject: string): boolean {
  const fact: Fact = { subject, attribute: 'deleted', op: 'set', value: true, at: 0, source: 'x', cause: 'x' };
  return checkFact(fact) === null;
}
