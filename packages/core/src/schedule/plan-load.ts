import {
  type Capacity,
  type Load,
  type Loadable,
  loadByWeek,
  momentOfWork,
  type PlannedWork,
} from '../capacity/index.ts';
import { HOURS_A_DAY } from './plan-durations.ts';
import type { PlanProblem, Shared } from './plan-problem.ts';
import type { Schedule } from './problem.ts';

/** The load of a team, or of a person who is planned by name, by week. */
export interface PlanLoad extends Load {
  readonly kind: 'team' | 'person';
  /** Id of the person or team; null for the work that no team has. */
  readonly id: string | null;
}

/** What a plan asks of each team and each person, by week, against what they give. */
export function planLoad(plan: PlanProblem, schedule: Schedule, { everybody }: Capacity): readonly PlanLoad[] {
  const all = [...plan.resources, ...plan.people.chosen.map((person) => ({ person }))];
  const loads = loadByWeek(
    all.map((shared, index) => loadable(shared, `${index}`)),
    plan.items.flatMap((_, activity): PlannedWork[] => {
      const from = momentOfWork(everybody, schedule.starts[activity]! / HOURS_A_DAY);
      const hours = plan.problem.durations[activity]!;
      const until = momentOfWork(everybody, (schedule.starts[activity]! + hours) / HOURS_A_DAY);
      const days = (hours / HOURS_A_DAY) * plan.shares[activity]! * plan.calendarShares[activity]!;
      return takenBy(plan, schedule, activity).map((who) => ({ who: `${who}`, from, until, days }));
    }),
  );
  return loads.map((load, index) => ({ ...load, ...named(all[index]!) }));
}

function named(shared: Shared): Pick<PlanLoad, 'kind' | 'id'> {
  return 'team' in shared ? { kind: 'team', id: shared.team.team } : { kind: 'person', id: shared.person.person };
}

function loadable(shared: Shared, who: string): Loadable {
  if ('team' in shared) return { who, time: shared.team.time, gives: shared.team.slots, ceiling: 1 };
  const { time, allocation: gives, ceiling } = shared.person;
  return { who, time, gives, ceiling };
}

/** Places of the teams and people who are busy with an activity. */
function takenBy({ problem, resources }: PlanProblem, schedule: Schedule, activity: number): readonly number[] {
  const used = problem.demands[activity]!.flatMap((demand, resource) => (demand > 0 ? [resource] : []));
  return [...used, ...schedule.workers[activity]!.map((worker) => resources.length + worker)];
}
