import { type Instant, parseInstant } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import type { Names } from './names.ts';
import type { LinearChange } from './shape.ts';

/** The attributes of an issue whose past Linear tells. */
export type Told = Readonly<Record<string, Value>>;

/** One attribute that a change set, with what it was before. */
export interface Step {
  readonly attribute: string;
  readonly before: Value;
  readonly after: Value;
  readonly at: Instant;
  readonly cause: string;
}

/** What the changes of an issue tell: how it was created, and each step since. */
export interface Past {
  readonly initial: Told;
  readonly steps: readonly Step[];
  readonly undated: readonly string[];
}

/**
 * Reads the changes of an issue. Its lists at creation are found by undoing the changes, from how they are now.
 * @param now the attributes as they are now
 */
export function readPast(changes: readonly LinearChange[], now: Told, names: Names): Past {
  const undated: string[] = [];
  const dated = changes
    .flatMap((change) => {
      const at = parseInstant(change.createdAt);
      if (at === null) undated.push(change.id);
      return at === null ? [] : [{ change, at }];
    })
    .sort((one, other) => one.at - other.at || (one.change.id < other.change.id ? -1 : 1));
  const lists = listSteps(dated, now, names);
  const steps = dated.flatMap(({ change, at }) => {
    const origin = { at, cause: `linear:history/${change.id}` };
    return scalarSteps(change, names).map((step) => ({ ...step, ...origin }));
  });
  const initial: Record<string, Value> = { ...now, ...lists.initial };
  for (const { attribute, before } of steps.toReversed()) initial[attribute] = before;
  return { initial, steps: [...steps, ...lists.steps].sort((one, other) => one.at - other.at), undated };
}

type Bare = Pick<Step, 'attribute' | 'before' | 'after'>;

function scalarSteps(change: LinearChange, names: Names): readonly Bare[] {
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

interface Dated {
  readonly change: LinearChange;
  readonly at: Instant;
}

/** What a change takes out of a list, and what it puts in. */
const LISTS: Readonly<Record<string, (change: LinearChange, names: Names) => readonly [string[], string[]]>> = {
  sprints: (change) => [given(change.fromCycleId), given(change.toCycleId)],
  labels: (change, names) => [
    (change.removedLabelIds ?? []).map(names.label),
    (change.addedLabelIds ?? []).map(names.label),
  ],
  milestones: (change, names) => [
    [...given(change.fromProjectId).flatMap(names.milestonesOfProject), ...given(change.fromProjectMilestone?.id)],
    [...given(change.toProjectId).flatMap(names.milestonesOfProject), ...given(change.toProjectMilestone?.id)],
  ],
};

function given(id: string | null | undefined): string[] {
  return id === null || id === undefined ? [] : [id];
}

function listSteps(dated: readonly Dated[], now: Told, names: Names) {
  const initial: Record<string, Value> = {};
  const steps: Step[] = [];
  for (const [attribute, read] of Object.entries(LISTS)) {
    let members = new Set(now[attribute] as readonly string[]);
    for (const { change, at } of dated.toReversed()) {
      const [out, into] = read(change, names);
      if (out.length + into.length === 0) continue;
      const before = new Set([...members].filter((member) => !into.includes(member)));
      for (const member of out) before.add(member);
      const origin = { at, cause: `linear:history/${change.id}` };
      steps.push({ attribute, before: [...before].sort(), after: [...members].sort(), ...origin });
      members = before;
    }
    initial[attribute] = [...members].sort();
  }
  return { initial, steps };
}

const PRIORITIES = ['No priority', 'Urgent', 'High', 'Medium', 'Low'];

/** Linear's word for a priority. */
export function priorityName(priority: number): string {
  return PRIORITIES[priority] ?? String(priority);
}
