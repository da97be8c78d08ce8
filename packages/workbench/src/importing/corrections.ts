import { type FactLog, saidAt } from '@fulcrum/core/program';
import type { Fact } from '@fulcrum/core/vocabulary';

/**
 * The facts of a file that add to what is known. A file says again what an earlier one said; where it says otherwise of the
 * same time, it is a correction, and gets this file into its cause: else "A, then B, then A again" would end with B, since
 * A had been said once. The mapping is left to people: a file never corrects a word.
 * @param file what tells this file apart, e.g. the start of its digest
 */
export function corrections(log: FactLog, facts: readonly Fact[], file: string): readonly Fact[] {
  return facts.flatMap((fact) => {
    if (fact.op !== 'set' || fact.subject.startsWith('word:')) return [fact];
    const said = saidAt(log, fact.subject, fact);
    if (said === undefined) return [fact];
    // What a program is called was settled when it came in, or by people.
    if (fact.subject.startsWith('program:') && fact.attribute === 'name') return [];
    return isSame(said, fact.value) ? [] : [{ ...fact, cause: `${fact.cause}, corrected by ${file}` }];
  });
}

function isSame(one: Fact['value'], other: Fact['value']): boolean {
  return one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other));
}
