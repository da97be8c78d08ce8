import { daysBetween } from '@fulcrum/core/calendar';
import type { ModelItem, timelineOf } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { ProgramSchedule } from '@fulcrum/core/schedule';
import type { TimelineItem, TimelineMilestone } from '../../views/index.ts';
import { barView, teamName } from '../bar-view.ts';

type Simulated = ReturnType<typeof timelineOf>;
type MilestoneRow = Omit<TimelineMilestone, 'headline' | 'ghosts'>;

/** Milestones by their planned ends, those that are not planned last. */
export function milestoneRows(
  simulated: Simulated['milestones'],
  schedule: ProgramSchedule,
  graph: ProgramGraph,
): MilestoneRow[] {
  const planned = schedule.status === 'ok' ? schedule.milestones : [];
  const plans = new Map(planned.map((plan) => [plan.milestone, plan]));
  const known = new Set(simulated.map(({ milestone }) => milestone));
  const rowOf = ({ milestone: id, ...row }: Simulated['milestones'][number]): MilestoneRow => {
    const { end = null, last = null } = plans.get(id) ?? {};
    return { id, ...row, form: graph.milestones.get(id)?.form ?? 'release', planned: end, last };
  };
  const others = planned.filter(({ milestone }) => !known.has(milestone));
  return [
    ...simulated.map(rowOf),
    ...others.map(({ milestone, name, target }) => rowOf({ milestone, name, target, ...PAST })),
  ].toSorted((a, b) => daysBetween(b.planned ?? LATEST_DAY, a.planned ?? LATEST_DAY));
}

const LATEST_DAY = '2200-01-01';
const NO_RANGE = { oddsOfPlanned: null, p50: null, p85: null, p95: null };
// A milestone whose target has passed is scheduled, and not simulated unless somebody works on it.
const PAST = { ...NO_RANGE, oddsOfTarget: null, reason: 'nobody has worked on it lately, and its target has passed' };

/** What is known of items besides. */
interface Known {
  readonly graph: ProgramGraph;
  /** The items of the plan as it is simulated. */
  readonly items: ReadonlyMap<string, ModelItem>;
}

/** Items in the order of the schedule, those that are not in it last. */
export function itemRows(simulated: Simulated['items'], schedule: ProgramSchedule, known: Known): TimelineItem[] {
  const { graph, items } = known;
  const bars = schedule.status === 'ok' ? schedule.bars : [];
  const ranges = new Map(simulated.map((range) => [range.item, range]));
  const isPlanned = new Set(bars.map(({ item }) => item));
  const others = simulated.filter(({ item }) => !isPlanned.has(item));
  const stateOf = (item: string) => {
    const { category, notBefore = null } = graph.items.get(item) ?? {};
    return { inHand: category === 'doing', notBefore };
  };
  return [
    ...bars.map((bar) => {
      const { item, title, milestones, team, ...planned } = barView(graph, bar);
      const names = { team: team?.id ?? '', teamName: team?.name ?? teamName(graph, null) };
      return { ...NO_DAYS, ...ranges.get(item), item, title, milestones, ...names, ...stateOf(item), planned };
    }),
    ...others.map((range) => {
      const { title = range.item, milestones = [] } = items.get(range.item) ?? {};
      const head = { title, milestones: [...milestones], teamName: teamName(graph, range.team || null) };
      return { ...range, ...head, ...stateOf(range.item), planned: null };
    }),
  ];
}

const NO_DAYS = { ...NO_RANGE, start: null, end: null, criticality: null, queue: null };
