import type { MilestoneView } from '@fulcrum/workbench/views';
import { programPath } from '../api/queries.ts';
import type { Edit } from '../edits/edit.ts';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';

const words = (name: string, day: Day | null) =>
  day === null ? `The target of ${name} is taken away.` : `Target of ${name} moved to ${formatDay(day)}.`;

/**
 * Gives a milestone a target, or takes it away, from the as-of day on.
 * @param seen the target that the reader saw when they began
 */
export function targetEdit({ program, row, asOf }: MilestoneView, seen: Day | null, day: Day | null): Edit {
  const path = programPath(program.id, 'milestones', row.id, 'target');
  const of = (to: Day | null, from: Day | null) =>
    ({ method: 'put', path, body: { day: to, seen: from, since: asOf }, words: words(row.name, to) }) as const;
  return { ...of(day, seen), undo: of(seen, day) };
}
