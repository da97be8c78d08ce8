import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { criticalPath, type Problem, type Scheduled, type SearchOptions, verifySchedule } from '@fulcrum/core/schedule';
import type { Known } from './best-known.ts';
import { readInstance } from './readers/read-instance.ts';
import { solve } from './solve.ts';

/** A search is told to end a little before its time is over, since it asks only now and then. */
const SHARE_OF_TIME = 0.98;

/** How long a search may take: schedules, and seconds of the processor. */
export interface Limits {
  readonly seed: number;
  readonly schedules: number;
  readonly seconds: number | null;
}

/** What is told of one instance; the deviations in percent, null where there is nothing to compare with. */
export interface Measured {
  readonly instance: string;
  readonly status: 'ok';
  readonly activities: number;
  readonly makespan: number;
  readonly criticalPath: number;
  readonly deviationFromCriticalPath: number | null;
  readonly lowerBound: number;
  readonly bestKnown: number | null;
  readonly gapToBest: number | null;
  readonly cpuMs: number;
  readonly schedules: number;
}

/** An instance without a schedule, and why. */
export interface NotMeasured {
  readonly instance: string;
  readonly status: 'unreadable' | 'infeasible' | 'wrong';
  readonly reason: string;
}

/** Reads an instance, schedules it, and has the schedule checked by `verifySchedule`. Never throws for a bad file. */
export function measureInstance(
  path: string,
  known: ReadonlyMap<string, Known>,
  limits: Limits,
): Measured | NotMeasured {
  const instance = nameOf(path);
  let problem: Problem;
  try {
    problem = readInstance(readFileSync(path, 'utf8'), path);
  } catch (error) {
    return { instance, status: 'unreadable', reason: (error as Error).message };
  }
  const start = process.cpuUsage();
  const answer = solve(problem, optionsOf(limits));
  const { user, system } = process.cpuUsage(start);
  if (answer.status === 'infeasible') {
    return { instance, status: 'infeasible', reason: JSON.stringify(answer.conflict) };
  }
  const { broken } = verifySchedule(problem, answer.schedule);
  if (broken.length > 0) return { instance, status: 'wrong', reason: broken.join('; ') };
  const found = foundIn(problem, answer, known.get(instance));
  return { instance, status: 'ok', ...found, cpuMs: (user + system) / 1000, schedules: answer.generated };
}

/** The name under which results of an instance are known. */
export function nameOf(path: string): string {
  return basename(path, extname(path));
}

/** The limits as the search takes them; its clock is the processor's time of this process. */
export function optionsOf(limits: Limits): SearchOptions {
  const { seed, schedules: budget, seconds } = limits;
  if (seconds === null) return { seed, budget };
  const start = process.cpuUsage();
  const isOver = () => {
    const { user, system } = process.cpuUsage(start);
    return user + system >= seconds * SHARE_OF_TIME * 1e6;
  };
  return { seed, budget, isOver };
}

function foundIn(problem: Problem, answer: Scheduled, known: Known | undefined) {
  const { makespan } = answer.schedule;
  const path = criticalPath(problem);
  const bound = path.status === 'ok' ? path.makespan : 0;
  return {
    activities: problem.durations.length,
    makespan,
    criticalPath: bound,
    deviationFromCriticalPath: percentAbove(makespan, bound),
    lowerBound: answer.lowerBound,
    bestKnown: known?.best ?? null,
    gapToBest: known === undefined ? null : percentAbove(makespan, known.best),
  };
}

function percentAbove(value: number, base: number): number | null {
  return base > 0 ? (100 * (value - base)) / base : null;
}
