import type { CompareView, ScenarioView } from '@fulcrum/workbench/views';
import { plural } from '../words/figures.ts';

type Row = CompareView['milestones'][number];

/** How far a date moves, in words. */
function moveOf({ difference }: Row): string {
  const days = difference?.p85 ?? 0;
  if (days === 0) return 'stays where it was';
  return `lands ${plural(Math.abs(days), 'day')} ${days < 0 ? 'earlier' : 'later'}`;
}

/**
 * What a scenario does, in one line: `3 changes: 7.0.0 lands 9 days earlier (85 %)`. It tells of the milestone of the page, else
 * of the one that moves most.
 */
export function changeLine({ changes }: ScenarioView, compared: CompareView | undefined, milestone?: string): string {
  if (changes.length === 0) return 'No change yet: it is the plan as it is';
  const counted = plural(changes.length, 'change');
  if (compared === undefined) return `${counted}; working out what they do …`;
  const rows = compared.milestones.filter(({ difference }) => difference !== null);
  const far = (row: Row) => Math.abs(row.difference?.p85 ?? 0);
  const most = rows.find(({ id }) => id === milestone) ?? rows.toSorted((one, other) => far(other) - far(one))[0];
  if (most === undefined) return `${counted}: no date can be compared`;
  const others = rows.filter((row) => row !== most && far(row) > 0).length;
  const more = others === 0 ? '' : `, and ${plural(others, 'other date')} move${others === 1 ? 's' : ''}`;
  return `${counted}: ${most.name} ${moveOf(most)} (85\u00a0%)${more}`;
}
