import type { Day } from '@fulcrum/core/calendar';
import { activeMilestones, pastOf } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import { type ProgramSchedule, SCHEDULE_VERSION, scheduleProgram } from '@fulcrum/core/schedule';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { SEED } from './compute.ts';
import { remembered } from './forecasts.ts';

/** Which plan is asked for. */
export interface PlannedOf {
  readonly program: string;
  readonly asOf: Day;
  /** Only this milestone; those that are worked on or promised when missing. */
  readonly milestone: string | null;
  readonly byTarget: boolean;
  readonly isStrict: boolean;
}

/** The plan of a program as of a day: computed once for the facts that there are, then kept. */
export async function plannedSchedule(workbench: Workbench, of: PlannedOf): Promise<ProgramSchedule> {
  const { program, asOf, milestone, byTarget, isStrict } = of;
  const question = `forecast/${SCHEDULE_VERSION}/${program}/${asOf}/${milestone ?? ''}/${byTarget}/${isStrict}`;
  const { schedule } = await remembered(workbench, question, async () => {
    const graph = graphAsOf(workbench, asOf);
    const milestones = milestone === null ? plannedMilestones(graph, program) : [milestone];
    const options = { byTarget, isStrict, seed: SEED, ...(milestones.length === 0 ? {} : { milestones }) };
    return { seed: SEED, replications: 1, schedule: scheduleProgram(graph, program, options) };
  });
  return schedule;
}

/** The milestones that are worked on, and those that are promised and still open. */
function plannedMilestones(graph: ProgramGraph, program: string): readonly string[] {
  const active = activeMilestones(pastOf(graph, program));
  const promised = [...graph.milestones.values()].filter(
    ({ program: own, target, released, isReleased }) =>
      own === program && target !== null && released === null && isReleased !== true,
  );
  return [...new Set([...active, ...promised.map(({ id }) => id)])];
}
