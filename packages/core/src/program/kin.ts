import type { FactLog } from './fact-log.ts';
import { draftOf } from './fold.ts';
import { resolveWhen } from './fold-subject.ts';
import { type GraphJoins, joinsOf } from './joins.ts';

/** Items that were ever said to be the same, and persons who are: what the life of one item has to be told with. */
export interface Kin {
  /** From the number of an item's subject to those of all that it was ever said to be the same as, itself among them. */
  readonly items: ReadonlyMap<number, readonly number[]>;
  readonly persons: GraphJoins['person'];
}

/** The kin of a log. O(facts) when anything was ever said to be the same; else nothing. */
export function kinOf(log: FactLog): Kin {
  const sameAs = log.attributes.indexOf.get('sameAs');
  const items = new Map<number, number[]>();
  const persons = new Map<string, unknown>();
  const when = resolveWhen(log, { at: Number.POSITIVE_INFINITY });
  const add = (name: string) => {
    const subject = log.subjects.indexOf.get(name);
    const draft = subject === undefined ? undefined : draftOf(log, subject, when)?.draft;
    if (draft !== undefined) persons.set(draft.id, draft);
  };
  for (let row = 0; sameAs !== undefined && row < log.count; row++) {
    if (log.attribute[row] !== sameAs) continue;
    const subject = log.subject[row] as number;
    const value = log.values.list[log.value[row] as number];
    const name = log.subjects.list[subject] as string;
    const other = `${name.slice(0, name.indexOf(':'))}:${value}`;
    if (name.startsWith('person:')) for (const each of [name, other]) add(each);
    else unite(items, subject, log.subjects.indexOf.get(other));
  }
  return { items, persons: joinsOf(persons) };
}

function unite(items: Map<number, number[]>, one: number, other: number | undefined): void {
  if (other === undefined || items.get(one)?.includes(other)) return;
  const all = [...new Set([...(items.get(one) ?? [one]), ...(items.get(other) ?? [other])])];
  for (const each of all) items.set(each, all);
}
