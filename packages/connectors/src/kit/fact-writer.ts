import type { Instant } from '@fulcrum/core/calendar';
import { checkFact, type Diagnostic, type Fact, type Op, subjectOf, type Value } from '@fulcrum/core/vocabulary';
import { clean } from './clean.ts';
import type { Observation, Translation } from './translation.ts';

/** When something became true, and what made it known. */
export interface Origin {
  readonly at: Instant;
  readonly cause: string;
}

/** The version of a record that tells how things are now, and since when that holds where nobody said otherwise before. */
export interface Version {
  readonly since: Instant;
  readonly version: Instant;
  readonly cause: string;
}

/** Collects the facts of one raw record, each checked against the vocabulary; what does not fit is diagnosed. */
export interface FactWriter {
  /** Says one or more attributes of one thing; attributes that are undefined are left unsaid. */
  readonly say: (
    thing: readonly [kind: string, id: string],
    attributes: Readonly<Record<string, Value | undefined>>,
    origin: Origin,
  ) => void;
  /** The same for attributes whose past nobody tells. */
  readonly observe: (
    thing: readonly [kind: string, id: string],
    attributes: Readonly<Record<string, Value | undefined>>,
    as: Version,
  ) => void;
  /** Adds to or removes from a plural attribute. */
  readonly change: (subject: string, change: { attribute: string; op: Op; value: Value }, origin: Origin) => void;
  readonly diagnose: (diagnostic: Diagnostic) => void;
  readonly translation: () => Translation;
}

/**
 * A writer for facts from one source, e.g. `jira:TIMOB`.
 * @param said what earlier records of the same file said of things that every record repeats (people, versions, words):
 *   the same is not said again
 */
export function factWriter(source: string, said: Set<string> = new Set()): FactWriter {
  const facts: Fact[] = [];
  const observed: Observation[] = [];
  const diagnostics: Diagnostic[] = [];
  const change: FactWriter['change'] = (subject, { attribute, op, value }, { at, cause }) => {
    const fact: Fact = { subject, attribute, op, value: cleanValue(value), at, source, cause };
    const trouble = checkFact(fact);
    if (trouble === null) facts.push(fact);
    else diagnostics.push(trouble);
  };
  const observeOne = (subject: string, [attribute, value]: readonly [string, Value], as: Version) => {
    const { since, version, cause } = as;
    const fact: Fact = { subject, attribute, op: 'set', value: cleanValue(value), at: since, source, cause };
    const trouble = checkFact(fact);
    if (trouble === null) observed.push({ subject, attribute, value: fact.value, since, version, source, cause });
    else diagnostics.push(trouble);
  };
  const subjectFor = (kind: string, id: string): string | null => {
    const subject = subjectOf(kind, clean(id));
    // A character of UTF-16 is at most three bytes of UTF-8.
    if (subject.length * 3 <= LONGEST_SUBJECT || Buffer.byteLength(subject) <= LONGEST_SUBJECT) return subject;
    diagnostics.push(tooLong(subject));
    return null;
  };
  return {
    change,
    observe: ([kind, id], attributes, as) => {
      const subject = subjectFor(kind, id);
      if (subject === null) return;
      if (kind !== 'item' && isRepeated(said, `${subject}\n${as.version}\n${JSON.stringify(attributes)}`)) return;
      for (const [attribute, value] of Object.entries(attributes)) {
        if (value !== undefined) observeOne(subject, [attribute, value], as);
      }
    },
    say: ([kind, id], attributes, origin) => {
      const subject = subjectFor(kind, id);
      if (subject === null) return;
      if (kind !== 'item' && isRepeated(said, `${subject}\n${origin.cause}\n${JSON.stringify(attributes)}`)) return;
      for (const attribute of Object.keys(attributes)) {
        const value = attributes[attribute];
        if (value !== undefined) change(subject, { attribute, op: 'set', value }, origin);
      }
    },
    diagnose: (diagnostic) => diagnostics.push(diagnostic),
    translation: () => ({ facts, diagnostics, ...(observed.length > 0 ? { observed } : {}) }),
  };
}

// The database looks things up by their ids, and its indexes hold no longer ones.
const LONGEST_SUBJECT = 1_000;

function tooLong(subject: string): Diagnostic {
  return {
    code: 'long-id',
    severity: 'error',
    where: `${subject.slice(0, 60)}…`,
    what: `its id is longer than ${LONGEST_SUBJECT} bytes`,
    mend: 'name the column or field that holds the id; the rest has gone in',
  };
}

function isRepeated(said: Set<string>, saying: string): boolean {
  if (said.has(saying)) return true;
  said.add(saying);
  return false;
}

function cleanValue(value: Value): Value {
  if (typeof value === 'string') return clean(value);
  return Array.isArray(value) ? value.map(clean) : value;
}
