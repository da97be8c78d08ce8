import { CrewChoice, type Gap } from './crew-choice.ts';
import type { CrewModel } from './crew-model.ts';
import { type CrewPlan, lookAhead, lookBack, whenThere } from './crew-plan.ts';
import type { Kind } from './kind.ts';

/** Draws 32 bits. */
export type Draw = () => number;

/** An activity that is taken out, and what it has to fit between. */
interface Hole extends Gap {
  readonly activity: number;
  readonly kind: Kind;
  /** The places in the order behind and before which it may stand. */
  readonly after: number;
  readonly before: number;
}

/**
 * Finds the best place and crew for an activity that is taken out of a plan, all places and hands tried. A place is good
 * when the longest way through the activity is short: what its links and its crew do before, itself, and what comes behind
 * (Dell'Amico and Trubian 1993; Mastrolilli and Gambardella 2000). The way is exact while nobody is ever away.
 */
export class Placer {
  /** The cost of the plan with the activity at the place found; infinite when there is none. */
  cost = Number.POSITIVE_INFINITY;
  readonly #model: CrewModel;
  readonly #plan: CrewPlan;
  readonly #draw: Draw;
  /** An alternative is passed over by chance when the bits are below it. */
  readonly #passedOver: number;
  readonly #choice: CrewChoice;
  readonly #crew: Int32Array;
  readonly #isEverAway: boolean;
  #place = -1;
  #way = 0;
  /** The places in the order that change nothing for the crew that the activity had. */
  #sameFrom = 0;
  #sameTo = -1;

  /** @param passedOver the chance to pass an alternative over, which keeps a search moving */
  constructor(of: { readonly model: CrewModel; readonly plan: CrewPlan }, draw: Draw, passedOver: number) {
    this.#model = of.model;
    this.#plan = of.plan;
    this.#draw = draw;
    this.#choice = new CrewChoice(of.model);
    this.#crew = new Int32Array(this.#choice.crew.length);
    this.#isEverAway = of.model.awayFrom.length > 0;
    this.#passedOver = passedOver * 2 ** 32;
  }

  /**
   * Finds the best place for an activity that is out.
   * @param isMove refuses to leave it where it was with the crew that it had
   */
  find(activity: number, isMove: boolean): void {
    const { starts, tails, busyAt, rest } = this.#plan;
    const kind = this.#model.kinds[activity]!;
    const { after, before } = this.#range(activity);
    this.#sameTo = -1;
    if (isMove) this.#noteSame(activity, after, before);
    const others = lookAhead(this.#model, this.#plan, after + 1);
    lookBack(this.#model, this.#plan, after + 1);
    const duration = this.#model.durations[activity]!;
    const tail = tails[activity]! - duration;
    const hole = { activity, kind, after, before, head: starts[activity]!, duration, tail, heads: busyAt, tails: rest };
    this.#place = -1;
    this.#way = Number.POSITIVE_INFINITY;
    if (kind.places === 1) this.#findHand(hole);
    else if (kind.places > 1) this.#findCrew(hole);
    else this.#drawPlace(hole);
    this.cost = Math.max(others, this.#way);
  }

  /** Puts the activity where `find` found the best place for it. */
  put(activity: number): void {
    const { order, place, crews, isOut } = this.#plan;
    const from = place[activity]!;
    const to = this.#place > from ? this.#place - 1 : this.#place;
    const step = to > from ? 1 : -1;
    for (let i = from; i !== to; i += step) {
      const moved = order[i + step]!;
      order[i] = moved;
      place[moved] = i;
    }
    order[to] = activity;
    place[activity] = to;
    const first = this.#model.crewAt[activity]!;
    for (let i = this.#model.crewAt[activity + 1]! - first - 1; i >= 0; i--) crews[first + i] = this.#crew[i]!;
    isOut[activity] = 0;
  }

  /**
   * Gives every activity, in the order as it is, the crew with which it starts the soonest.
   * @param kept people who stay at what they do, by activity
   */
  appendAll(kept?: readonly (readonly number[])[]): void {
    const { model, plan } = { model: this.#model, plan: this.#plan };
    plan.busy.fill(0);
    for (const activity of plan.order) {
      const kind = model.kinds[activity]!;
      const duration = model.durations[activity]!;
      let head = model.release[activity]!;
      for (let j = model.into.at[activity]!; j < model.into.at[activity + 1]!; j++) {
        const link = model.into.links[j]!;
        head = Math.max(head, plan.starts[model.from[link]!]! + model.gaps[link]!);
      }
      this.#favour(kept?.[activity] ?? []);
      const gap = { head, duration, tail: 0, heads: this.#heads(kind, { head, duration }), tails: plan.rest };
      this.#choice.choose(kind, gap, Number.POSITIVE_INFINITY);
      const crew = this.#choice.crew.subarray(0, kind.places);
      const start = crew.reduce((latest, hand) => Math.max(latest, gap.heads[hand]!), head);
      plan.starts[activity] = start;
      plan.crews.set(crew, model.crewAt[activity]!);
      for (const hand of crew) plan.busy[hand] = start + duration;
    }
  }

  /** Makes all other people cost more than any schedule. */
  #favour(team: readonly number[]): void {
    const { rest } = this.#plan;
    rest.fill(0);
    if (team.length > 0) rest.fill(this.#model.horizon, 0, this.#model.people);
    for (const worker of team) rest[worker] = 0;
  }

  /** When each hand that is able is there for so long, behind what it is busy with. */
  #heads(kind: Kind, of: { head: number; duration: number }): CrewPlan['busy'] {
    const { busy, busyAt } = this.#plan;
    if (!this.#isEverAway) return busy;
    for (const hand of kind.able) {
      const start = Math.max(of.head, busy[hand]!);
      busyAt[hand] = whenThere(this.#model, hand, { start, duration: of.duration });
    }
    return busyAt;
  }

  #range(activity: number): { after: number; before: number } {
    const { into, out, from, to, count } = this.#model;
    const { place } = this.#plan;
    let after = -1;
    let before = count;
    for (let j = into.at[activity]!; j < into.at[activity + 1]!; j++) {
      after = Math.max(after, place[from[into.links[j]!]!]!);
    }
    for (let j = out.at[activity]!; j < out.at[activity + 1]!; j++) {
      before = Math.min(before, place[to[out.links[j]!]!]!);
    }
    return { after, before };
  }

  #noteSame(activity: number, after: number, before: number): void {
    const { place } = this.#plan;
    let from = place[activity]!;
    let to = from;
    while (from - 1 > after && !this.#sharesHand(activity, from - 1)) from--;
    while (to + 1 < before && !this.#sharesHand(activity, to + 1)) to++;
    this.#sameFrom = from;
    this.#sameTo = to + 1;
  }

  #sharesHand(activity: number, at: number): boolean {
    const { crewAt } = this.#model;
    const { crews, order } = this.#plan;
    const other = order[at]!;
    for (let row = crewAt[other]!; row < crewAt[other + 1]!; row++) {
      for (let own = crewAt[activity]!; own < crewAt[activity + 1]!; own++) {
        if (crews[row] === crews[own]) return true;
      }
    }
    return false;
  }

  #isSame(activity: number, at: number, crew: Int32Array): boolean {
    if (at < this.#sameFrom || at > this.#sameTo) return false;
    const { crewAt } = this.#model;
    const first = crewAt[activity]!;
    const size = crewAt[activity + 1]! - first;
    for (let i = 0; i < size; i++) {
      if (!crew.subarray(0, size).includes(this.#plan.crews[first + i]!)) return false;
    }
    return true;
  }

  #drawPlace({ after, before, head, duration, tail }: Hole): void {
    this.#place = after + 1 + ((this.#draw() >>> 0) % (before - after));
    this.#way = head + duration + tail;
  }

  /** One hand: each gap of each hand is looked at once, where it begins. */
  #findHand(hole: Hole): void {
    const { crewAt } = this.#model;
    const { order, crews, isOut, ends, behind } = this.#plan;
    const { kind, heads, tails, before } = hole;
    for (const hand of kind.able) this.#tryHand(hole, hand, hole.after + 1, heads[hand]!, tails[hand]!);
    for (let i = hole.after + 1; i < before; i++) {
      const other = order[i]!;
      if (isOut[other] === 1) continue;
      for (let row = crewAt[other]!; row < crewAt[other + 1]!; row++) {
        const hand = crews[row]!;
        if (kind.placeOf[hand]! >= 0) this.#tryHand(hole, hand, i + 1, ends[other]!, behind[row]!);
      }
    }
  }

  // biome-ignore lint/complexity/useMaxParams: called for every gap of every hand; an object for it costs a tenth of the search.
  #tryHand(hole: Hole, hand: number, at: number, before: number, behind: number): void {
    const { head, duration, tail } = hole;
    let start = Math.max(before, head);
    if (this.#isEverAway) start = whenThere(this.#model, hand, { start, duration });
    const way = start + duration + Math.max(behind, tail);
    if (way > this.#way || (way === this.#way && (this.#draw() & 1) === 0)) return;
    if (this.#draw() >>> 0 < this.#passedOver) return;
    if (at >= this.#sameFrom && at <= this.#sameTo && hand === this.#plan.crews[this.#model.crewAt[hole.activity]!])
      return;
    this.#way = way;
    this.#place = at;
    this.#crew[0] = hand;
  }

  /** Several hands: every place in the order at which one of those that are able changes. */
  #findCrew(hole: Hole): void {
    const { crewAt } = this.#model;
    const { order, crews, isOut, ends, behind } = this.#plan;
    const { kind, heads, tails, before } = hole;
    this.#tryCrew(hole, hole.after + 1);
    for (let i = hole.after + 1; i < before; i++) {
      const other = order[i]!;
      if (isOut[other] === 1) continue;
      let isChanged = false;
      for (let row = crewAt[other]!; row < crewAt[other + 1]!; row++) {
        const hand = crews[row]!;
        heads[hand] = ends[other]!;
        tails[hand] = behind[row]!;
        isChanged ||= kind.placeOf[hand]! >= 0;
      }
      if (isChanged) this.#tryCrew(hole, i + 1);
    }
  }

  #tryCrew(hole: Hole, at: number): void {
    const way = this.#choice.choose(hole.kind, hole, this.#way + 1);
    if (way > this.#way || (way === this.#way && (this.#draw() & 1) === 0)) return;
    if (way === Number.POSITIVE_INFINITY || this.#draw() >>> 0 < this.#passedOver) return;
    if (this.#isSame(hole.activity, at, this.#choice.crew)) return;
    this.#way = way;
    this.#place = at;
    this.#crew.set(this.#choice.crew);
  }
}
