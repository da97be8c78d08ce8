import type { Day } from '@fulcrum/core/calendar';
import { explain, forecastMilestone, forecastProgram } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import { graphAsOf } from '../workspace/clock.ts';
import { type ComputeTask, NotElsewhere, type WorkProgress } from '../workspace/elsewhere.ts';
import { trunkVersion } from '../workspace/trunk.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { capacityBefore } from './capacity-before.ts';
import { stepped } from './stepped.ts';

/** Seed and number of replications of a question that names none: the same question gets the same answer. */
export const SEED = 1;
export const REPLICATIONS = 10_000;

type Usual = ProgramGraph | null;
type Progress = ((progress: WorkProgress) => void) | undefined;
type Of<T> = T extends ComputeTask ? Omit<T, 'branches' | 'version'> : never;

/**
 * Computes an answer: on another thread where the workbench has one, so that other questions are answered meanwhile.
 * @param workbench with the branches that the question is about
 */
export async function computed<T>(workbench: Workbench, of: Of<ComputeTask>, onProgress?: Progress): Promise<T> {
  const { elsewhere, branches } = workbench;
  const task = { ...of, branches, version: trunkVersion(workbench.log()) } as ComputeTask;
  if (elsewhere === null) return (await computeHere(workbench, task, onProgress)) as T;
  try {
    return (await elsewhere(task, { onProgress })) as T;
  } catch (error) {
    if (error instanceof NotElsewhere) return (await computeHere(workbench, task, onProgress)) as T;
    throw error;
  }
}

/** Computes on this thread. Throws NotElsewhere when the trunk has other facts than those that were meant. */
export async function computeHere(trunk: Workbench, task: ComputeTask, onProgress?: Progress): Promise<unknown> {
  const version = trunkVersion(trunk.log());
  if (version !== task.version) throw new NotElsewhere(`the facts are those of ${version}, not of ${task.version}`);
  const workbench = task.branches.length === 0 ? trunk : trunk.laidOver(task.branches);
  if (task.kind === 'explain') return explained(workbench, task, onProgress);
  const options = {
    seed: task.kind === 'milestone' ? task.seed : SEED,
    replications: task.kind === 'milestone' ? task.replications : REPLICATIONS,
    ...heldAgainst(workbench, task.program, task.asOf),
  };
  const graph = graphAsOf(workbench, task.asOf);
  return task.kind === 'milestone'
    ? forecastMilestone(graph, task.milestone, options)
    : forecastProgram(graph, task.program, options);
}

/** What a scenario is held against (nothing for the trunk itself), and the capacity under which the pace was measured. */
function heldAgainst(workbench: Workbench, program: string, asOf: Day) {
  const trunk = workbench.branches.length === 0 ? {} : { trunk: graphAsOf(workbench.laidOver([]), asOf) };
  return { ...trunk, ...capacityBefore(workbench, program, asOf) };
}

async function explained(workbench: Workbench, of: Extract<ComputeTask, { kind: 'explain' }>, onProgress: Progress) {
  const { program, milestone, from, to, seed, replications } = of;
  const [before, after] = [graphAsOf(workbench, from), graphAsOf(workbench, to)];
  const label = `Explaining ${after.milestones.get(milestone)?.name ?? milestone}`;
  const usual = [from, to].map((day) => capacityBefore(workbench, program, day).before ?? null) as [Usual, Usual];
  const steps = explain({ log: workbench.log(), before, after, milestone, seed, replications, usual });
  return stepped(steps, label, onProgress);
}
