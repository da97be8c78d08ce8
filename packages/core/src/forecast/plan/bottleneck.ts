import { simulateNetwork } from '@fulcrum/kernel';
import type { Activity } from './activity.ts';
import { packed } from './compile.ts';
import { indexOfMilestone } from './levers.ts';
import { wholeBehind } from './network-parts.ts';
import type { PlanModel, PlanRun } from './plan-model.ts';
import { shortModel } from './short-model.ts';

/** What holds a milestone up, among its teams, the people with a skill, and the answers that it waits for. */
export interface Constraint {
  readonly kind: 'team' | 'skill' | 'person' | 'approval' | 'vendor' | 'review' | 'wait';
  readonly subject: string;
  readonly name: string;
  /** Share of the futures in which it is through last; the shares of all sum to 1. */
  readonly lastShare: number;
  /** Open items that go through it, and what is yet to join. */
  readonly items: number;
  /** Working days for which an item waits there for its turn, on average. */
  readonly queueDays: number;
  /** Items that wait there at once, on average until the milestone ends. */
  readonly queueItems: number;
}

/** The constraints of a milestone, the one that is last most often first; or why there is no answer. */
export type Bottleneck =
  | {
      readonly status: 'ok';
      readonly milestone: string;
      readonly constraints: readonly Constraint[];
      readonly replications: number;
    }
  | { readonly status: 'insufficient-data' | 'infeasible' | 'out-of-time'; readonly reason: string };

/**
 * What a milestone waits for: who is through last, and how long items queue there.
 * @throws RangeError when the plan has no such milestone
 */
export function bottleneckOf(model: PlanModel, milestone: string): Bottleneck {
  const index = indexOfMilestone(model, milestone);
  const { flow } = model.input.milestones[index]!;
  if (flow.status !== 'ok') return { status: flow.status, reason: flow.reason };
  const { current, run } = shortModel(model);
  const groups = groupsOf(model, current.compiled.activities, index);
  const part = wholeBehind(current.compiled.network, [...groups.values()].flat(), run.policy);
  const place = new Map(part.activities.map((i, at) => [i, at]));
  const members = [...groups.values()].map((own) => own.map((i) => place.get(i)!));
  const result = simulateNetwork({ ...part.network, ...packed(members) }, run);
  const lasts = lastCounts(result.ends);
  const length = Math.max(1, ...members.flat().map((i) => result.meanEnd[i]!));
  const constraints = [...groups.keys()].map((key, group): Constraint => {
    const own = members[group]!;
    const queue = own.reduce((sum, i) => sum + result.meanQueue[i]!, 0);
    return {
      ...namedBy(key, current),
      lastShare: lasts[group]! / run.replications,
      items: own.length,
      queueDays: queue / own.length,
      queueItems: queue / length,
    };
  });
  constraints.sort((a, b) => b.lastShare - a.lastShare || b.queueDays - a.queueDays);
  return { status: 'ok', milestone, constraints, replications: run.replications };
}

/** The activities of a milestone by what they go through: a wait, or the number of a resource. */
function groupsOf(
  model: PlanModel,
  activities: readonly Activity[],
  index: number,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [i, { kind, id, resource, milestones }] of activities.entries()) {
    const isIts = milestones.includes(index) || (kind === 'wait' && waitsFor(model, id, index));
    const key = kind === 'wait' ? `wait:${id}` : String(resource);
    if (isIts && key !== '-1') groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  return groups;
}

function namedBy(key: string, { compiled, input }: PlanRun): Pick<Constraint, 'kind' | 'subject' | 'name'> {
  const resource = compiled.resources[Number(key)];
  if (resource !== undefined) {
    const { skill, person, team, name } = resource;
    if (person !== null) return { kind: 'person', subject: `person:${person}`, name };
    return { kind: skill === null ? 'team' : 'skill', subject: `team:${team}`, name };
  }
  const wait = input.waits.find(({ id }) => `wait:${id}` === key);
  const kind = wait === undefined || wait.form === null || wait.form === 'other' ? 'wait' : wait.form;
  return { kind, subject: key, name: wait?.title ?? wait?.with ?? key };
}

function waitsFor({ input }: PlanModel, wait: string, milestone: number): boolean {
  const item = input.waits.find(({ id }) => id === wait)?.item;
  const { id } = input.milestones[milestone]!;
  return input.items.some((one) => one.id === item && one.milestones.includes(id));
}

function lastCounts(ends: readonly Float32Array[]): readonly number[] {
  const counts = ends.map(() => 0);
  const replications = ends[0]?.length ?? 0;
  for (let r = 0; r < replications; r++) {
    let last = 0;
    for (let group = 1; group < ends.length; group++) if (ends[group]![r]! > ends[last]![r]!) last = group;
    counts[last]!++;
  }
  return counts;
}
