import type { FactLog } from '@fulcrum/core/program';
import type { Fact } from '@fulcrum/core/vocabulary';

/** Whether a new fact changes what items that are not named in it look like: a known word means something else. */
export function isRemapping(log: FactLog, { subject, attribute }: Fact): boolean {
  if (attribute === 'sameAs') return subject.startsWith('person:');
  return subject.startsWith('word:') && log.subjects.indexOf.has(subject);
}
