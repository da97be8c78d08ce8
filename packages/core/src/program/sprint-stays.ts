import type { Instant } from '../calendar/index.ts';
import type { FactLog } from './fact-log.ts';

/** A stay of an item in a sprint; `to` is null while it lasts. */
export interface SprintStay {
  readonly item: string;
  readonly from: Instant;
  readonly to: Instant | null;
  /** Whether it is told since when: without it, the item is said to have been there from its first day. */
  readonly isDated: boolean;
}

const NONE = -1;
const TRUNK = 0;
const SET = 0;
const ADD = 1;

/** Every stay of an item in a sprint on the trunk, up to an instant, by sprint. O(facts). */
export function sprintStays(log: FactLog, at: Instant): ReadonlyMap<string, readonly SprintStay[]> {
  const stays = new Map<string, SprintStay[]>();
  const attribute = log.attributes.indexOf.get('sprints');
  if (attribute === undefined) return stays;
  for (let subject = 0; subject < log.subjects.list.length; subject++) {
    const name = log.subjects.list[subject] as string;
    if (name.startsWith('item:')) collect({ log, attribute, at }, subject, stays);
  }
  return stays;
}

interface Asked {
  readonly log: FactLog;
  readonly attribute: number;
  readonly at: Instant;
}

function collect({ log, attribute, at }: Asked, subject: number, stays: Map<string, SprintStay[]>): void {
  const item = (log.subjects.list[subject] as string).slice('item:'.length);
  const rows = rowsUntil(log, subject, at);
  const born = rows[0] === undefined ? null : (log.at[rows[0]] as Instant);
  const since = new Map<string, Instant>();
  const close = (sprint: string, to: Instant | null) => {
    const from = since.get(sprint) as Instant;
    const own = stays.get(sprint) ?? [];
    stays.set(sprint, own);
    own.push({ item, from, to, isDated: from !== born });
  };
  for (const row of rows.filter((one) => log.attribute[one] === attribute)) {
    const now = log.at[row] as Instant;
    const after = memberships(log, row, since);
    for (const sprint of [...since.keys()].filter((one) => !after.has(one))) {
      close(sprint, now);
      since.delete(sprint);
    }
    for (const sprint of after) if (!since.has(sprint)) since.set(sprint, now);
  }
  for (const sprint of since.keys()) close(sprint, null);
}

/** The rows of a subject on the trunk up to an instant, in order. */
function rowsUntil(log: FactLog, subject: number, at: Instant): readonly number[] {
  const rows: number[] = [];
  for (
    let row = log.first[subject] ?? NONE;
    row !== NONE && (log.at[row] as number) <= at;
    row = log.next[row] as number
  )
    if (log.branch[row] === TRUNK) rows.push(row);
  return rows;
}

/** The sprints of an item after what a row says. */
function memberships(log: FactLog, row: number, before: ReadonlyMap<string, Instant>): ReadonlySet<string> {
  const value = log.values.list[log.value[row] as number];
  const said = Array.isArray(value) ? (value as readonly string[]) : value === null ? [] : [String(value)];
  if (log.op[row] === SET) return new Set(said);
  const after = new Set(before.keys());
  for (const sprint of said) {
    if (log.op[row] === ADD) after.add(sprint);
    else after.delete(sprint);
  }
  return after;
}
