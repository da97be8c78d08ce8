import type { Instant } from '../calendar/index.ts';
import type { Value } from '../vocabulary/index.ts';
import type { FactLog } from './fact-log.ts';

const NONE = -1;
const TRUNK = 0;
const SET = 0;

/** What was last said, on the trunk, of an attribute for just this time; undefined when nothing was. */
export function saidAt(log: FactLog, subject: string, of: { attribute: string; at: Instant }): Value | undefined {
  const number = log.subjects.indexOf.get(subject);
  const attribute = log.attributes.indexOf.get(of.attribute);
  let said: Value | undefined;
  let row = number === undefined || attribute === undefined ? NONE : (log.first[number] ?? NONE);
  for (; row !== NONE && (log.at[row] as Instant) <= of.at; row = log.next[row] as number) {
    const isOf = log.attribute[row] === attribute && log.at[row] === of.at;
    if (isOf && log.branch[row] === TRUNK && log.op[row] === SET) said = log.values.list[log.value[row] as number];
  }
  return said;
}
