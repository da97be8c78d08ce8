import { simulateNetwork } from '@fulcrum/kernel';
import { addDays, type Day } from '../../calendar/index.ts';
import { quantileSorted } from '../../stats/index.ts';
import type { Diagnostic } from '../../vocabulary/index.ts';
import type { Activity } from './activity.ts';
import { WORK_PER_DAY } from './axis.ts';
import { packed } from './compile.ts';
import type { PlanModel } from './plan-model.ts';
import { endIn } from './planned-end.ts';

/** When an item is worked on, in the plan as it stands. */
export interface PlannedItem {
  readonly item: string;
  readonly team: string;
  /** Mean start and end, and the day by which it ends with a chance of 85 %; null where its milestone has no date. */
  readonly start: Day | null;
  readonly end: Day | null;
  readonly p85: Day | null;
  /** Working days for which it waits for a slot, on average; null without dates. */
  readonly queue: number | null;
}

/** The items of a plan in its order, and the milestones whose items have no days. */
export interface Timeline {
  readonly items: readonly PlannedItem[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One block of replications: enough for a bar on a timeline. */
const REPLICATIONS = 256;

/** The items of a plan in its order, each with its days: working days of each future, stretched as those of its milestone. */
export function timelineOf(model: PlanModel): Timeline {
  const { compiled, input } = model.current;
  const { activities, network } = compiled;
  const items = activities.flatMap(({ kind }, i) => (kind === 'item' ? [i] : []));
  const replications = Math.min(REPLICATIONS, model.run.replications);
  const groups = packed(items.map((i) => [i]));
  const result = simulateNetwork({ ...network, ...groups }, { ...model.run, replications });
  const diagnostics = undated(model);
  const silent = new Set(diagnostics.map(({ where }) => where));
  const rows = items.map((i, place): PlannedItem => {
    const { id, team, host } = activities[i] as Activity;
    const head = { item: id, team: team ?? '' };
    if (silent.has(`milestone:${input.milestones[host]?.id}`)) return { ...head, ...NO_DAYS };
    const stretch = model.transports[host]?.stretch ?? null;
    const ends = Float64Array.from(result.ends[place]!, (end, r) => end * (stretch?.[r] ?? 1 / WORK_PER_DAY));
    const share = result.meanStart[i]! / Math.max(TINY, result.meanEnd[i]!);
    return { ...head, ...daysOf(input.asOf, ends, share), queue: result.meanQueue[i]! };
  });
  return { items: rows, diagnostics };
}

const TINY = 1e-6;
const NO_DAYS = { start: null, end: null, p85: null, queue: null };

/** The days of an item out of its ends in days ahead, and the share of them at which it starts. */
function daysOf(asOf: Day, ends: Float64Array, share: number) {
  const mean = ends.reduce((sum, end) => sum + end, 0) / ends.length;
  const dayOf = (days: number): Day => addDays(asOf, Math.max(1, Math.round(days)));
  const p85 = quantileSorted(ends.sort(), 0.85);
  return { start: dayOf(mean * share), end: dayOf(mean), p85: dayOf(Math.max(mean, p85)) };
}

/** The milestones that have no date, each with the reason: their items have none, either. */
function undated(model: PlanModel): readonly Diagnostic[] {
  return model.current.input.milestones.flatMap(({ id, name }, index): Diagnostic[] => {
    const end = endIn(model, model.current, index);
    if (end.status === 'ok') return [];
    const what = `the items of ${name} have no dates: ${end.reason}`;
    const mend = 'see the forecast of the milestone for what is missing';
    return [{ code: 'no-date', severity: 'note', where: `milestone:${id}`, what, mend }];
  });
}
