import { bits, streamKey } from '../../stats/index.ts';
import type { Periods, Problem, Schedule, SearchOptions } from '../problem.ts';
import { Aim } from './aim.ts';
import { type CrewModel, crewModel } from './crew-model.ts';
import { type CrewPlan, emptyPlan, endOf, lookAhead } from './crew-plan.ts';
import { criticalWalk } from './critical-walk.ts';
import { earliestStartFirst, longestTailFirst } from './first-order.ts';
import { type Draw, Placer } from './placer.ts';
import { delayCost, settled } from './settled.ts';

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

/**
 * Searches the schedule of a problem without cycles in which each need can be met. From the longest tail first, or from the
 * plan of today, it takes out one activity, most often a critical one, or two, and puts each back where the longest way
 * through it is shortest, for any place and crew; worse plans are kept by chance, less and less (annealing). Deadlines
 * are met if the search can, else missed by little. Each look along a plan, ahead or back, counts as a schedule.
 * Method: docs/methods/schedule.md.
 * @param bound no schedule ends before it: the search stops when it gets there
 */
export function searchCrews(problem: Problem, options: SearchOptions, bound: Periods): CrewFound {
  return new CrewSearch(problem, options, bound).run();
}

/** What makes a plan. */
interface Kept {
  readonly order: Int32Array;
  readonly crews: Int32Array;
}

class CrewSearch {
  readonly #problem: Problem;
  readonly #options: SearchOptions;
  readonly #model: CrewModel;
  readonly #plan: CrewPlan;
  readonly #aim: Aim;
  readonly #draw: Draw;
  readonly #placer: Placer;
  readonly #walk: Int32Array;
  readonly #saved: Kept;
  readonly #best: Kept;
  readonly #movable: Int32Array;
  readonly #meanDuration: number;
  readonly #bound: Periods;
  /** The longest way, and with it what it costs to move what stands in the plan of today. */
  #way = 0;
  #cost = 0;
  #bestCost = Number.POSITIVE_INFINITY;
  #isProven = false;
  #generated = 0;

  constructor(problem: Problem, options: SearchOptions, bound: Periods) {
    this.#bound = bound;
    const model = crewModel(problem);
    const plan = emptyPlan(model);
    const key = streamKey(options.seed, 'crews');
    let drawn = 0;
    this.#draw = () => bits(key, drawn++);
    this.#problem = problem;
    this.#options = options;
    this.#model = model;
    this.#plan = plan;
    this.#aim = new Aim(problem, plan);
    this.#placer = new Placer({ model, plan }, this.#draw, PASSED_OVER);
    this.#walk = new Int32Array(model.count);
    this.#movable = Int32Array.from(model.kinds.keys()).filter((a) => model.kinds[a]!.places > 0);
    const work = this.#movable.reduce((sum, a) => sum + model.durations[a]!, 0);
    this.#meanDuration = work / Math.max(1, this.#movable.length);
    this.#saved = { order: plan.order.slice(), crews: plan.crews.slice() };
    this.#best = { order: plan.order.slice(), crews: plan.crews.slice() };
  }

  run(): CrewFound {
    this.#begin();
    const { budget, isOver } = this.#options;
    const isOpen = isOver !== undefined && budget > LONGEST_ROUND;
    let length = isOpen ? FIRST_ROUND : this.#aim.hasDeadlines ? Math.ceil(budget / 2) : budget;
    for (let isDone = this.#movable.length === 0; !isDone; length *= isOpen ? 2 : 1) {
      const round = { from: this.#generated, to: Math.min(budget, this.#generated + length) };
      isDone = this.#cool(round) || this.#generated >= budget;
      this.#take(this.#best);
      if (this.#aim.hasDeadlines) this.#yield();
    }
    this.#take(this.#best);
    return { schedule: this.#schedule(), generated: this.#generated };
  }

  #begin(): void {
    const { current } = this.#options;
    const order =
      current === undefined ? longestTailFirst(this.#problem) : earliestStartFirst(this.#problem, current.starts);
    this.#setOrder(order);
    this.#placer.appendAll(current?.workers);
    this.#look();
    this.#aim.at(endOf(this.#plan));
    this.#look();
    this.#keepBest();
  }

  /** What was not reached in a round is allowed in the next. */
  #yield(): void {
    this.#aim.yield(endOf(this.#plan));
    this.#look();
    this.#bestCost = this.#cost;
  }

  /** One round of annealing, from hot to cold. @returns whether the search is at its end */
  #cool({ from, to }: { from: number; to: number }): boolean {
    const { isOver } = this.#options;
    let heat = 0;
    for (let step = 0; this.#generated < to; step++) {
      if (this.#isProven || (step % 128 === 0 && isOver?.())) return true;
      if (step % 32 === 0) heat = this.#meanDuration * HOT * (COLD / HOT) ** ((this.#generated - from) / (to - from));
      this.#step(this.#cost - heat * Math.log(((this.#draw() >>> 0) + 0.5) / 2 ** 32));
    }
    return false;
  }

  /** Moves one or two activities, when the cost stays within a limit. */
  #step(limit: number): void {
    const { isOut } = this.#plan;
    const first = this.#chooseActivity();
    const second = this.#drawShare() < PAIRS ? this.#choosePartner(first) : -1;
    this.#keep(this.#saved);
    isOut[first] = 1;
    if (second >= 0) isOut[second] = 1;
    const isPromising = this.#placeAgain(first, second) <= limit;
    if (isPromising) this.#look();
    if (isPromising && this.#cost <= limit) {
      if (this.#cost < this.#bestCost) this.#keepBest();
      return;
    }
    isOut[first] = 0;
    if (second >= 0) isOut[second] = 0;
    this.#take(this.#saved);
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
    this.#way = lookAhead(this.#model, this.#plan, this.#model.count);
    this.#cost = this.#way + delayCost(this.#plan.starts, this.#options);
    this.#generated++;
  }

  #chooseActivity(): number {
    const { draw, walk } = { draw: this.#draw, walk: this.#walk };
    if (this.#drawShare() < CRITICAL) {
      const count = criticalWalk({ model: this.#model, plan: this.#plan, way: this.#way }, draw, walk);
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

  #keep({ order, crews }: Kept): void {
    order.set(this.#plan.order);
    crews.set(this.#plan.crews);
  }

  #take({ order, crews }: Kept): void {
    this.#setOrder(order);
    this.#plan.crews.set(crews);
    this.#look();
  }

  /** Keeps the plan as it was looked at, and aims sooner when it reaches what is aimed at. */
  #keepBest(): void {
    this.#keep(this.#best);
    const makespan = endOf(this.#plan);
    this.#isProven = makespan <= this.#bound && this.#aim.late() === 0;
    if (this.#aim.advance(makespan)) this.#look();
    this.#bestCost = this.#cost;
  }

  #schedule(): Schedule {
    const { people, crewAt, kinds } = this.#model;
    const { current, stability = 0 } = this.#options;
    const crews = kinds.map((_, a) => [...this.#plan.crews.subarray(crewAt[a], crewAt[a + 1])]);
    const workers = crews.map((crew) => crew.filter((hand) => hand < people));
    const found = { starts: [...this.#plan.starts], workers, makespan: endOf(this.#plan) };
    if (current === undefined || stability === 0) return found;
    const { deadline } = this.#problem;
    const starts = settled({ model: this.#model, plan: this.#plan }, current.starts, deadline);
    const moved = starts.reduce((sum, start, a) => sum + Math.abs(start - current.starts[a]!), 0);
    const isWorth = found.makespan + stability * moved < current.makespan || this.#isInTime(current);
    return isWorth ? { ...found, starts } : current;
  }

  /** Is the plan as it was looked at in time where that of today is late? */
  #isInTime(current: Schedule): boolean {
    const { deadline, durations } = this.#problem;
    const late = current.starts.map((start, a) => start + durations[a]! - (deadline[a] ?? Number.POSITIVE_INFINITY));
    return this.#aim.late() < Math.max(0, ...late.filter(Number.isFinite));
  }
}
