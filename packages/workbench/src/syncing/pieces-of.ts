import type { Translation } from '@fulcrum/connectors';
import type { FactLog } from '@fulcrum/core/program';
import { checkFact, type Diagnostic, type Fact } from '@fulcrum/core/vocabulary';
import {
  type ConnectionKey,
  type Pool,
  type PoolClient,
  readSeen,
  storeDiagnostics,
  storeSeen,
  storeSubjects,
} from '@fulcrum/store';
import { type News, type NewsSource, newsOn, unseenAmong } from './news.ts';
import { keyOfSeen, type SeenBefore } from './observations.ts';

// So many facts are made ready at once.
const FACTS = 2_000;

// Where everything is in disorder, some examples will do.
const MOST_DIAGNOSTICS = 5_000;

/** Which connection a pull is of. */
export interface PieceSource extends ConnectionKey, NewsSource {
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

/** What translations say, as facts to append. */
export function piecesOf(
  pool: Pool,
  of: PieceSource,
  translations: Iterable<Translation> | AsyncIterable<Translation>,
): Pieces {
  const diagnostics: Diagnostic[] = [];
  let news: News | null = null;
  return {
    facts: async function* (log) {
      news = newsOn(log, of);
      for await (const piece of gathered(translations)) {
        if (diagnostics.length < MOST_DIAGNOSTICS) diagnostics.push(...piece.diagnostics);
        yield news.factsOf(piece, await seenBefore(pool, of, unseenAmong(news, piece)));
      }
    },
    remember: async (client) => {
      const { workspace, connection, at } = of;
      await storeSubjects(client, of, [...(news?.given ?? [])]);
      await storeSeen(client, of, [...(news?.seen.values() ?? [])]);
      await storeDiagnostics(client, { workspace, source: `connection:${connection}`, recordedAt: at }, diagnostics);
    },
  };
}

async function seenBefore(pool: Pool, of: PieceSource, subjects: readonly string[]): Promise<SeenBefore> {
  const known = of.isFirst || subjects.length === 0 ? [] : await readSeen(pool, of, subjects);
  return new Map(known.map((seen) => [keyOfSeen(seen), seen]));
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

/** Whether a thing can be gone by itself: its kind knows the word. */
export function canBeGone(subject: string): boolean {
  const fact: Fact = { subject, attribute: 'deleted', op: 'set', value: true, at: 0, source: 'x', cause: 'x' };
  return checkFact(fact) === null;
}
