import type { Instant } from '@fulcrum/core/calendar';
import { checkFact, type Diagnostic, type Fact, type Op, subjectOf, type Value } from '@fulcrum/core/vocabulary';
import { clean } from './clean.ts';
import type { Translation } from './translation.ts';

/** When something became true, and what made it known. */
export interface Origin {
  readonly at: Instant;
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
  const diagnostics: Diagnostic[] = [];
  const change: FactWriter['change'] = (subject, { attribute, op, value }, { at, cause }) => {
    const fact: Fact = { subject, attribute, op, value: cleanValue(value), at, source, cause };
    const trouble = checkFact(fact);
    if (trouble === null) facts.push(fact);
    else diagnostics.push(trouble);
  };
  return {
    change,
    say: ([kind, id], attributes, origin) => {
      const subject = subjectOf(kind, clean(id));
      if (Buffer.byteLength(subject) > LONGEST_SUBJECT) {
        diagnostics.push(tooLong(subject));
        return;
      }
      if (kind !== 'item' && isRepeated(said, `${subject}\n${origin.cause}\n${JSON.stringify(attributes)}`)) return;
      for (const [attribute, value] of Object.entries(attributes)) {
        if (value !== undefined) change(subject, { attribute, op: 'set', value }, origin);
      }
    },
    diagnose: (diagnostic) => diagnostics.push(diagnostic),
    translation: () => ({ facts, diagnostics }),
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
