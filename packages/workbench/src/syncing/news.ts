import type { Translation } from '@fulcrum/connectors';
import { type FactLog, subjectsWith } from '@fulcrum/core/program';
import type { Fact } from '@fulcrum/core/vocabulary';
import { factsOfObservations, keyOfSeen, type Seen, type SeenBefore } from './observations.ts';
import { settledWords } from './settled-words.ts';

/** Who says what a pull adds by itself, and when. */
export interface NewsSource {
  readonly source: string;
  readonly cause: string;
  readonly at: number;
}

/** What the translations of one pull say, one after the other. */
export interface News {
  /**
   * The facts of a translation: with what was observed, without meanings of words that are settled, and with what was gone and
   * is there again.
   */
  readonly factsOf: (translation: Translation, before: SeenBefore) => readonly Fact[];
  /** Every thing that was named. */
  readonly given: ReadonlySet<string>;
  /** The newest version of each attribute that was observed. */
  readonly seen: ReadonlyMap<string, Seen & Pick<Fact, 'subject' | 'attribute'>>;
}

/** What a pull tells on top of what is known: pure, and safe to tell again. */
export function newsOn(log: FactLog, of: NewsSource): News {
  const given = new Set<string>();
  const seen = new Map<string, Seen & Pick<Fact, 'subject' | 'attribute'>>();
  const gone = subjectsWith(log, 'deleted', true);
  const withoutSettled = settledWords(log);
  return {
    given,
    seen,
    factsOf: ({ facts, observed = [] }, before) => {
      const told = factsOfObservations(log, observed, { get: (key) => seen.get(key) ?? before.get(key) });
      for (const [key, each] of told.seen) seen.set(key, each);
      const all = withoutSettled([...facts, ...told.facts]);
      return [...all, ...backAgain(of, newOf(all, given), goneBefore(all, gone))];
    },
  };
}

/** The observations whose last version has to be looked up. */
export function unseenAmong({ seen }: News, { observed = [] }: Translation): readonly string[] {
  return [...new Set(observed.filter((each) => !seen.has(keyOfSeen(each))).map(({ subject }) => subject))];
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
function backAgain(of: NewsSource, subjects: readonly string[], gone: ReadonlySet<string>): readonly Fact[] {
  return subjects.filter((subject) => gone.has(subject)).map((subject) => deletedFact(of, subject, null));
}

/** That a thing is gone from its tool (or, with null, that it is there), told by no tool's own time. */
export function deletedFact(of: NewsSource, subject: string, value: true | null): Fact {
  return { subject, attribute: 'deleted', op: 'set', value, at: of.at, source: of.source, cause: of.cause };
}
