import { isDeepStrictEqual } from 'node:util';
import { type Day, startOfDay } from '@fulcrum/core/calendar';
import { checkFact, type Diagnostic, type Fact, type Value } from '@fulcrum/core/vocabulary';

/** A fact without who says it and why. */
export type Told = Omit<Fact, 'source' | 'cause'>;

/** Gathers what is new about things, and what could not be taken. */
export interface Teller {
  readonly facts: readonly Told[];
  readonly diagnostics: readonly Diagnostic[];
  /** Says what is new of a thing, and returns it; a value that the vocabulary refuses is told, and left out. */
  readonly tell: (subject: string, thing: object | undefined, said: Said) => readonly Changing[];
  readonly refuse: (where: string, what: string, mend: string) => void;
}

/** An attribute that gets another value. */
export interface Changing {
  readonly attribute: string;
  readonly from: Value | undefined;
  readonly to: Value;
}

interface Said {
  /** Where it stands in what is read. */
  readonly where: string;
  /** Values by attribute; what is undefined is not said. */
  readonly set: Readonly<Record<string, Value | undefined>>;
}

/**
 * A teller of what is true from a day on.
 * @param read what could not be read already
 */
export function tellerOf(since: Day, read: readonly Diagnostic[]): Teller {
  const facts: Told[] = [];
  const diagnostics = [...read];
  const told = new Map<string, Value>();
  const refuse: Teller['refuse'] = (where, what, mend) => {
    // What comes back every week is wrong every week, and told once.
    if (diagnostics.some((each) => each.where === where && each.what === what)) return;
    diagnostics.push({ code: 'not-taken', severity: 'warning', where, what, mend });
  };
  const take = (fact: Told, where: string): boolean => {
    told.set(`${fact.subject} ${fact.attribute}`, fact.value);
    // Who says it makes no difference to whether it can be meant.
    const trouble = checkFact({ ...fact, source: 'import', cause: 'import' });
    if (trouble === null) facts.push(fact);
    else refuse(where, `${fact.attribute} "${String(fact.value)}": ${trouble.what}`, trouble.mend);
    return trouble === null;
  };
  const tell: Teller['tell'] = (subject, thing, { where, set }) => {
    const before = (thing ?? {}) as Readonly<Record<string, Value>>;
    return Object.entries(set).flatMap(([attribute, to]): Changing[] => {
      const from = told.get(`${subject} ${attribute}`) ?? before[attribute];
      if (to === undefined || isDeepStrictEqual(from, to)) return [];
      const isTaken = take({ subject, attribute, op: 'set', value: to, at: startOfDay(since) }, where);
      return isTaken ? [{ attribute, from, to }] : [];
    });
  };
  return { facts, diagnostics, tell, refuse };
}
