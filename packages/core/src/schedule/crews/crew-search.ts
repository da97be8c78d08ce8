import { bits, streamKey } from '../../stats/index.ts';
import type { Periods, Problem, Schedule, SearchOptions } from '../problem.ts';
import { type CrewModel, crewModel } from './crew-model.ts';
import { type CrewPlan, emptyPlan, lookAhead } from './crew-plan.ts';
import { criticalWalk } from './critical-walk.ts';
import { earliestStartFirst, longestTailFirst } from './first-order.ts';
import { type Draw, Placer } from './placer.ts';

/** In shares of the mean duration: how much worse a step may be at first and at last, times a drawn factor of mean 1. */
const HOT = 0.2;
const COLD = 0.015;
/** How often the activity that is moved lies on a critical path. */
const CRITICAL = 0.7;
/** How often a second activity is taken out with it, so that two can change places. */
const PAIRS = 0.5;
const PASSED_OVER = 0.1;

/** A search that a clock ends is annealed in rounds, each twice as long as the one before, so that it can end at any time. */
const FIRST_ROUND = 40_000;
const LONGEST_ROUND = 1_000_000;

/** The best schedule of a search, and how many were generated. */
export interface CrewFound {
  readonly schedule: Schedule;
  readonly generated: number;
}

export function searchCrews(problem: Problem, options: SearchOptions, bound: Periods): CrewFound {
  return new CrewSearch(problem, options).run(bound);
}

class CrewSearch {
  readonly #options: SearchOptions;
  readonly #model: CrewModel;
  readonly #plan: CrewPlan;
  readonly #draw: Draw;
  readonly #placer: Placer;
  readonly #walk: Int32Array;
  readonly #savedOrder: Int32Array;
  readonly #savedCrews: Int32Array;
  readonly #bestOrder: Int32Array;
  readonly #bestCrews: Int32Array;
  readonly #movable: Int32Array;
  readonly #meanDuration: number;
  #cost = 0;
  #best = Number.POSITIVE_INFINITY;
  #generated = 0;

  constructor(problem: Problem, options: SearchOptions) {
    const model = crewModel(problem);
    const key = streamKey(options.seed, 'crews');
    let drawn = 0;
    this.#draw = () => bits(key, drawn++);
    this.#options = options;
    this.#model = model;
    this.#plan = emptyPlan(model);
    this.#placer = new Placer({ model, plan: this.#plan }, this.#draw, PASSED_OVER);
    this.#walk = new Int32Array(model.count);
    this.#movable = Int32Array.from(model.kinds.keys()).filter((a) => model.kinds[a]!.places > 0);
    const work = this.#movable.reduce((sum, a) => sum + model.durations[a]!, 0);
    this.#meanDuration = work / Math.max(1, this.#movable.length);
    const { current } = options;
    this.#setOrder(current === undefined ? longestTailFirst(problem) : earliestStartFirst(problem, current));
    this.#placer.appendAll();
    this.#savedOrder = this.#plan.order.slice();
    this.#savedCrews = this.#plan.crews.slice();
    this.#bestOrder = this.#plan.order.slice();
    this.#bestCrews = this.#plan.crews.slice();
  }

  run(bound: Periods): CrewFound {
    this.#look();
    this.#keepBest();
    const { budget, isOver } = this.#options;
    let length = isOver === undefined || budget <= LONGEST_ROUND ? budget : FIRST_ROUND;
    for (let isDone = this.#movable.length === 0; !isDone; length *= 2) {
      const round = { from: this.#generated, to: Math.min(budget, this.#generated + length), bound };
      isDone = this.#cool(round) || this.#generated >= budget;
      this.#takeBest();
    }
    return { schedule: this.#bestSchedule(), generated: this.#generated };
  }

  /** One round of annealing, from hot to cold. @returns whether the search is at its end */
  #cool({ from, to, bound }: { from: number; to: number; bound: Periods }): boolean {
    const { isOver } = this.#options;
    let heat = 0;
    for (let step = 0; this.#generated < to; step++) {
      if (this.#best <= bound || (step % 128 === 0 && isOver?.())) return true;
      if (step % 32 === 0) heat = this.#meanDuration * HOT * (COLD / HOT) ** ((this.#generated - from) / (to - from));
      this.#step(this.#cost - heat * Math.log(((this.#draw() >>> 0) + 0.5) / 2 ** 32));
    }
    return false;
  }

  /** Moves one or two activities, when the cost stays within a limit. */
  #step(limit: number): void {
    const { isOut, order, crews } = this.#plan;
    const first = this.#chooseActivity();
    const second = this.#drawShare() < PAIRS ? this.#choosePartner(first) : -1;
    this.#savedOrder.set(order);
    this.#savedCrews.set(crews);
    isOut[first] = 1;
    if (second >= 0) isOut[second] = 1;
    if (this.#placeAgain(first, second) <= limit) {
      this.#look();
      if (this.#cost < this.#best) this.#keepBest();
    } else {
      isOut[first] = 0;
      if (second >= 0) isOut[second] = 0;
      this.#setOrder(this.#savedOrder);
      crews.set(this.#savedCrews);
      this.#look();
    }
  }

  /** Finds places for one or two activities that are out; the cost is infinite when there is none. */
  #placeAgain(first: number, second: number): number {
    if (second < 0) return this.#place(first, true);
    const isSwapped = (this.#draw() & 1) === 0;
    const cost = this.#place(isSwapped ? second : first, false);
    return cost === Number.POSITIVE_INFINITY ? cost : this.#place(isSwapped ? first : second, false);
  }

  #place(activity: number, isMove: boolean): number {
    this.#placer.find(activity, isMove);
    this.#generated += 2;
    if (this.#placer.cost < Number.POSITIVE_INFINITY) this.#placer.put(activity);
    return this.#placer.cost;
  }

  #look(): void {
    this.#cost = lookAhead(this.#model, this.#plan, this.#model.count);
    this.#generated++;
  }

  #chooseActivity(): number {
    const { draw, walk } = { draw: this.#draw, walk: this.#walk };
    if (this.#drawShare() < CRITICAL) {
      const count = criticalWalk({ model: this.#model, plan: this.#plan, cost: this.#cost }, draw, walk);
      if (count > 0) return walk[(draw() >>> 0) % count]!;
    }
    return this.#movable[(draw() >>> 0) % this.#movable.length]!;
  }

  /** An activity of a hand that could do this one; -1 when none is found. */
  #choosePartner(activity: number): number {
    const { able } = this.#model.kinds[activity]!;
    const { order, crews } = this.#plan;
    const { count, crewAt } = this.#model;
    const hand = able[(this.#draw() >>> 0) % able.length]!;
    const from = (this.#draw() >>> 0) % count;
    for (let i = 0; i < count; i++) {
      const other = order[from + i < count ? from + i : from + i - count]!;
      if (other === activity) continue;
      for (let row = crewAt[other]!; row < crewAt[other + 1]!; row++) if (crews[row] === hand) return other;
    }
    return -1;
  }

  #drawShare(): number {
    return (this.#draw() >>> 0) / 2 ** 32;
  }

  #setOrder(order: Int32Array): void {
    this.#plan.order.set(order);
    for (let i = 0; i < order.length; i++) this.#plan.place[order[i]!] = i;
  }

  #keepBest(): void {
    this.#best = this.#cost;
    this.#bestOrder.set(this.#plan.order);
    this.#bestCrews.set(this.#plan.crews);
  }

  #takeBest(): void {
    this.#setOrder(this.#bestOrder);
    this.#plan.crews.set(this.#bestCrews);
    this.#cost = lookAhead(this.#model, this.#plan, this.#model.count);
  }

  #bestSchedule(): Schedule {
    this.#takeBest();
    const { people, crewAt, kinds } = this.#model;
    return {
      starts: [...this.#plan.starts],
      workers: kinds.map((_, a) => [...this.#plan.crews.subarray(crewAt[a], crewAt[a + 1])].filter((h) => h < people)),
      makespan: this.#plan.ends.reduce((most, end) => Math.max(most, end), 0),
    };
  }
}
