import { MS_PER_DAY } from '../../calendar/index.ts';
import type { Item, ProgramGraph } from '../../program/index.ts';
import { type DayNumber, NEVER } from '../ledger.ts';

/** What tells how long an item takes: its kind, who does it, how much it matters. */
export type Traits = readonly (string | null)[];

/** When an item came and when it was over: finished or dropped. `NEVER` while it is open. */
export interface ItemLife {
  readonly id: string;
  readonly created: DayNumber;
  readonly over: DayNumber;
  readonly traits: Traits;
}

/** The lives of the items of a program, in order of id. */
export function itemLives(graph: ProgramGraph, program: string): readonly ItemLife[] {
  const items = [...graph.items.values()].filter((item) => item.program === program);
  return items.map(lifeOf).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The life of one item. */
export function lifeOf(item: Item): ItemLife {
  const { id, createdAt, finishedAt, type, team, priority } = item;
  const over = finishedAt === null ? NEVER : Math.floor(finishedAt / MS_PER_DAY);
  return { id, created: Math.floor(createdAt / MS_PER_DAY), over, traits: [type, team, priority] };
}
