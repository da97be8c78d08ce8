import { addDays, type Day, endOfDay } from '@fulcrum/core/calendar';
import { type MilestoneForecast, MODEL_VERSION, type ProgramForecast } from '@fulcrum/core/forecast';
import { dropKept, keepAnswer, keepForecasts, readKept } from '@fulcrum/store';
import { asSeenAt, branchVersion, trunkVersion } from '../workspace/trunk.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { computed, REPLICATIONS, SEED } from './compute.ts';

/** How many weeks of past forecasts are shown. */
export const PAST_WEEKS = 8;

export interface Draws {
  readonly seed?: number | undefined;
  readonly replications?: number | undefined;
}

/** An answer that is repeated to the digit by its seed and its number of replications. */
interface Drawn {
  readonly seed: number;
  readonly replications: number;
}

const REMEMBERED = 96;
const memories = new WeakMap<Workbench['pool'], Map<string, Promise<Drawn>>>();

/** The forecast of all active milestones of a program as of a day: computed once for the facts that there are, then kept. */
export function programForecast(whole: Workbench, program: string, asOf: Day): Promise<ProgramForecast> {
  const workbench = asSeenAt(whole, endOfDay(asOf));
  return remembered(workbench, `forecast/${program}/${asOf}`, async () => {
    const forecast = await computed<ProgramForecast>(workbench, { kind: 'program', program, asOf });
    record(workbench, program, forecast.milestones);
    return forecast;
  });
}

/** The same, where it is remembered or kept already; null where it would have to be computed. */
export async function knownProgramForecast(
  whole: Workbench,
  program: string,
  asOf: Day,
): Promise<ProgramForecast | null> {
  const workbench = asSeenAt(whole, endOfDay(asOf));
  return known<ProgramForecast>(workbench, `forecast/${program}/${asOf}`);
}

/** The answer to a question that is remembered or kept already; null where it would have to be computed. */
export async function known<T extends Drawn>(workbench: Workbench, question: string): Promise<T | null> {
  const key = keyOf(workbench, question);
  const remembered = memories.get(workbench.pool)?.get(`${key.inputHash}/${key.question}`);
  if (remembered !== undefined) return (await remembered) as T;
  return ((await readKept(workbench.pool, workbench.workspace, key))?.answer as T | undefined) ?? null;
}

/** The forecast of one milestone as of a day. */
export function milestoneForecast(
  whole: Workbench,
  of: { program: string; milestone: string; asOf: Day },
  draws: Draws = {},
): Promise<MilestoneForecast> {
  const workbench = asSeenAt(whole, endOfDay(of.asOf));
  const { seed = SEED, replications = REPLICATIONS } = draws;
  return remembered(workbench, `forecast/${of.milestone}/${of.asOf}/${seed}/${replications}`, async () => {
    const forecast = await computed<MilestoneForecast>(workbench, { kind: 'milestone', ...of, seed, replications });
    if (seed === SEED && replications === REPLICATIONS) record(workbench, of.program, [forecast]);
    return forecast;
  });
}

/** The same day a week before. */
export function weekBefore(asOf: Day): Day {
  return addDays(asOf, -7);
}

/** An answer from memory, or from what was kept for the same facts and model, or else computed and kept. */
export function remembered<T extends Drawn>(
  workbench: Workbench,
  question: string,
  compute: () => Promise<T>,
): Promise<T> {
  const memory = memories.get(workbench.pool) ?? new Map<string, Promise<Drawn>>();
  memories.set(workbench.pool, memory);
  const asked = keyOf(workbench, question);
  const key = `${asked.inputHash}/${asked.question}`;
  const answer = (memory.get(key) as Promise<T> | undefined) ?? keptOr(workbench, asked, compute);
  memory.delete(key);
  memory.set(key, answer);
  // A failure is told to whoever asked, and forgotten.
  answer.catch(() => memory.delete(key));
  for (const oldest of memory.keys()) if (memory.size > REMEMBERED) memory.delete(oldest);
  return answer;
}

/** The same question over the same facts by the same model has the same answer; what is laid over them is part of the question. */
function keyOf(workbench: Workbench, question: string): { question: string; inputHash: string } {
  const { branches } = workbench;
  const laid =
    branches.length === 0
      ? question
      : question.replace('/', `/@${branches.join(',')}~${branchVersion(workbench.log(), branches)}/`);
  return { question: laid, inputHash: `${MODEL_VERSION}/${trunkVersion(workbench.log())}` };
}

async function keptOr<T extends Drawn>(
  workbench: Workbench,
  key: { question: string; inputHash: string },
  compute: () => Promise<T>,
): Promise<T> {
  const { pool, workspace } = workbench;
  const kept = await readKept(pool, workspace, key);
  if (kept !== null) return kept.answer as T;
  const answer = await compute();
  // Trials with other draws are remembered for a while, and not kept.
  const isUsual = answer.seed === SEED && (answer.replications === REPLICATIONS || !('milestone' in answer));
  if (isUsual) workbench.background(() => keepAnswer(pool, workspace, { ...key, madeAt: workbench.now(), answer }));
  return answer;
}

/** Every forecast is recorded as it was made; a database that cannot take it now must not cost the answer. */
function record(workbench: Workbench, program: string, made: readonly MilestoneForecast[]): void {
  // A what-if is no forecast that could come true.
  if (workbench.branches.length > 0) return;
  const madeAt = workbench.now();
  const records = made.map((forecast) => {
    const { milestone, asOf, inputHash, modelVersion, seed, replications, status, target, definition } = forecast;
    const dates =
      forecast.status === 'ok'
        ? { quantiles: forecast.quantiles, oddsOfTarget: forecast.oddsOfTarget, curve: forecast.curve }
        : { reason: forecast.reason };
    const answer = { status, target, definition, ...dates };
    return { program, milestone, asOf, madeAt, inputHash, modelVersion, seed, replications, answer };
  });
  workbench.background(() => keepForecasts(workbench.pool, workbench.workspace, records));
}

/** Forgets kept forecasts of facts that have been added to since: they answer no question any more. */
export function forgetOutdated(workbench: Workbench): Promise<void> {
  const { inputHash } = keyOf(workbench, '');
  return dropKept(workbench.pool, workbench.workspace, { questions: 'forecast/', except: inputHash });
}
