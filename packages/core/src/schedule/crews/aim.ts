import type { Periods, Problem } from '../problem.ts';
import type { CrewPlan } from './crew-plan.ts';

/**
 * What a search minimises when some activities have deadlines. To end `d` after the deadline costs as much as to end `d`
 * after the end that is aimed at, so both are one longest way. First as late as the first plan; each time that no
 * deadline is missed by more than is allowed, one period sooner; and what cannot be reached is allowed after a while.
 */
export class Aim {
  /** How much later than its deadline an activity may end. */
  #allowed = 0;
  #end: Periods = 0;
  readonly #plan: CrewPlan;
  readonly #deadlines: readonly (readonly [activity: number, time: Periods])[];

  constructor(problem: Problem, plan: CrewPlan) {
    this.#plan = plan;
    this.#deadlines = problem.deadline.flatMap((time, a) => (time === null ? [] : [[a, Math.max(0, time)] as const]));
  }

  get hasDeadlines(): boolean {
    return this.#deadlines.length > 0;
  }

  /** How much the plan as it was looked at misses a deadline the most; never below 0. */
  late(): Periods {
    const { ends } = this.#plan;
    return this.#deadlines.reduce((most, [a, time]) => Math.max(most, ends[a]! - time), 0);
  }

  /** Aims at an end. */
  at(end: Periods): void {
    this.#end = end;
    for (const [a, time] of this.#deadlines) this.#plan.extra[a] = Math.max(0, end - time - this.#allowed);
  }

  /** Aims sooner when the plan as it was looked at reaches what is aimed at. @returns whether it did */
  advance(makespan: Periods): boolean {
    if (!this.hasDeadlines || makespan > this.#end || this.late() > this.#allowed) return false;
    this.at(makespan - 1);
    return true;
  }

  /** Allows what the plan as it was looked at misses, and aims sooner. */
  yield(makespan: Periods): void {
    this.#allowed = Math.max(this.#allowed, this.late());
    this.at(makespan - 1);
  }
}
