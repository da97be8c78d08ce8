import type { Day } from '../calendar/index.ts';
import type { Capacity } from '../capacity/index.ts';
import type { Milestone } from '../vocabulary/index.ts';
import { type Cause, causesOf } from './plan-causes.ts';
import { HOURS_A_DAY } from './plan-durations.ts';
import { floatsOf } from './plan-floats.ts';
import { planLoad } from './plan-load.ts';
import type { PlanProblem } from './plan-problem.ts';
import { endDay, startDay, workedFrom } from './plan-time.ts';
import type { Periods, Scheduled } from './problem.ts';
import type { Bar, Driver, MilestonePlan, PlannedProgram } from './program-schedule.ts';

interface Frame {
  readonly milestones: readonly Milestone[];
  readonly capacity: Capacity;
}

/** A schedule of the problem as days and names: bars, milestones, what drives what. */
export function plannedBars(plan: PlanProblem, found: Scheduled, frame: Frame): PlannedProgram {
  const { schedule, gap, generated } = found;
  const { everybody } = frame.capacity;
  const { problem, items } = plan;
  const ends = schedule.starts.map((start, a) => start + problem.durations[a]!);
  const usual = items.map(
    ({ team }, a) => (plan.people.assigned[a] ?? frame.capacity.teams.get(team))?.usual.time ?? everybody,
  );
  const endDays = ends.map((end, a) => workedFrom(usual[a]!, endDay(everybody, end)));
  const milestones = milestonePlans(plan, { ends, endDays }, frame);
  const endOf = new Map(milestones.map(({ milestone, period }) => [milestone, period]));
  const due = items.map((item) => Math.min(schedule.makespan, ...item.milestones.flatMap((id) => endOf.get(id) ?? [])));
  const floats = floatsOf(problem, schedule, due);
  const causes = causesOf(problem, schedule, floats);
  const bars = items.map(
    (item, a): Bar => ({
      item: item.id,
      title: item.title ?? item.id,
      milestones: item.milestones.filter((id) => endOf.has(id)),
      team: item.team,
      people: peopleOf(plan, schedule.workers[a]!, a),
      start: workedFrom(usual[a]!, startDay(everybody, schedule.starts[a]!)),
      end: endDays[a]!,
      startHour: schedule.starts[a]!,
      hours: problem.durations[a]!,
      hoursFrom: plan.durationsFrom[a]!,
      float: Math.floor(floats[a]! / HOURS_A_DAY),
      isCritical: floats[a] === 0,
      driver: driverOf(plan, causes[a]!, a),
    }),
  );
  return {
    status: 'ok',
    milestones: milestones.map(({ period: _, ...milestone }) => milestone),
    bars: bars.sort((a, b) => a.startHour - b.startHour || (a.item < b.item ? -1 : 1)),
    load: planLoad(plan, schedule, frame.capacity),
    end: latestOf([...endDays, endDay(everybody, schedule.makespan)]),
    lowerBound: endDay(everybody, found.lowerBound),
    gap,
    generated,
  };
}

function milestonePlans(
  { items }: PlanProblem,
  { ends, endDays }: { readonly ends: readonly Periods[]; readonly endDays: readonly Day[] },
  { milestones }: Frame,
): readonly (MilestonePlan & { readonly period: Periods })[] {
  const members = new Map(milestones.map(({ id }) => [id, [] as number[]]));
  for (const [place, item] of items.entries()) for (const id of item.milestones) members.get(id)?.push(place);
  const plans = milestones.flatMap((milestone) => {
    const places = members.get(milestone.id) ?? [];
    if (places.length === 0) return [];
    const last = places.reduce((latest, place) => (ends[place]! > ends[latest]! ? place : latest));
    return [
      {
        milestone: milestone.id,
        name: milestone.name ?? milestone.id,
        open: places.length,
        target: milestone.target,
        end: latestOf(places.map((place) => endDays[place]!)),
        last: items[last]!.id,
        period: ends[last]!,
      },
    ];
  });
  return plans.sort((a, b) => a.period - b.period || (a.name < b.name ? -1 : 1));
}

function latestOf(days: readonly Day[]): Day {
  return days.toSorted().at(-1)!;
}

function peopleOf({ people }: PlanProblem, workers: readonly number[], activity: number): readonly string[] {
  const assigned = people.assigned[activity];
  return assigned ? [assigned.person] : workers.map((worker) => people.chosen[worker]!.person);
}

function driverOf(plan: PlanProblem, cause: Cause, activity: number): Driver {
  if (cause.by === 'release') return { by: 'release', what: plan.heldBy[activity] ?? '' };
  if (!('activity' in cause)) return { by: cause.by };
  const item = plan.items[cause.activity]!.id;
  if (cause.by === 'link') return { by: 'link', item };
  const isTeam = cause.by === 'resource' && 'team' in plan.resources[cause.resource]!;
  return { by: isTeam ? 'team' : 'person', item };
}
