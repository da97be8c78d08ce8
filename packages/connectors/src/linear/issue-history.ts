import { parseInstant } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import { type Move, type Past, pastOf, type Told, type Turn } from '../kit/past.ts';
import type { Names } from './names.ts';
import type { LinearChange } from './shape.ts';

/** What the changes of an issue tell, and those that bear no time. */
export interface IssuePast extends Past {
  readonly undated: readonly string[];
}

/**
 * Reads the changes of an issue.
 * @param now the attributes as they are now
 */
export function readPast(changes: readonly LinearChange[], now: Told, names: Names): IssuePast {
  const undated: string[] = [];
  const dated = changes
    .flatMap((change) => {
      const at = parseInstant(change.createdAt);
      if (at === null) undated.push(change.id);
      return at === null ? [] : [{ change, at, cause: `linear:history/${change.id}` }];
    })
    .sort((one, other) => one.at - other.at || (one.change.id < other.change.id ? -1 : 1));
  const turns = dated.flatMap(({ change, at, cause }) =>
    turnsOf(change, names).map((turn) => ({ ...turn, at, cause })),
  );
  const moves = dated.flatMap(({ change, at, cause }) =>
    movesOf(change, names).map((move) => ({ ...move, at, cause })),
  );
  return { ...pastOf(now, turns, moves), undated };
}

type Bare = Pick<Turn, 'attribute' | 'before' | 'after'>;

function turnsOf(change: LinearChange, names: Names): readonly Bare[] {
  const step = <T>(
    attribute: string,
    sides: readonly [T, T],
    read: (side: NonNullable<T>) => Value,
  ): readonly Bare[] => {
    const [before, after] = sides.map((side) => (side === null || side === undefined ? null : read(side)));
    return before === after ? [] : [{ attribute, before: before ?? null, after: after ?? null }];
  };
  const same = <T extends Value>(value: T) => value;
  return [
    ...step('state', [change.fromStateId, change.toStateId], names.state),
    ...step('title', [change.fromTitle, change.toTitle], same),
    ...step('assignee', [change.fromAssigneeId, change.toAssigneeId], same),
    ...step('priority', [change.fromPriority, change.toPriority], priorityName),
    ...step('estimate', [change.fromEstimate, change.toEstimate], same),
    ...step('team', [change.fromTeamId, change.toTeamId], names.team),
    ...(change.trashed === null || change.trashed === undefined
      ? []
      : [{ attribute: 'deleted', before: !change.trashed, after: change.trashed }]),
  ];
}

function movesOf(change: LinearChange, names: Names): readonly Pick<Move, 'attribute' | 'out' | 'into'>[] {
  const moves = [
    { attribute: 'sprints', out: given(change.fromCycleId), into: given(change.toCycleId) },
    {
      attribute: 'labels',
      out: (change.removedLabelIds ?? []).map(names.label),
      into: (change.addedLabelIds ?? []).map(names.label),
    },
    {
      attribute: 'milestones',
      out: [
        ...given(change.fromProjectId).flatMap(names.milestonesOfProject),
        ...given(change.fromProjectMilestone?.id),
      ],
      into: [...given(change.toProjectId).flatMap(names.milestonesOfProject), ...given(change.toProjectMilestone?.id)],
    },
  ];
  return moves.filter(({ out, into }) => out.length + into.length > 0);
}

function given(id: string | null | undefined): readonly string[] {
  return id === null || id === undefined ? [] : [id];
}

const PRIORITIES = ['No priority', 'Urgent', 'High', 'Medium', 'Low'];

/** Linear's word for a priority. */
export function priorityName(priority: number): string {
  return PRIORITIES[priority] ?? String(priority);
}
