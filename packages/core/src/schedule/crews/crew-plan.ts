import type { CrewModel, Times } from './crew-model.ts';

/**
 * A plan under work: an order of the activities in which each comes after those that it waits for, and a crew for each. Each
 * activity starts as soon as its links and its crew allow, hands working in that order; so every schedule in which
 * nothing could start sooner has its order and crews, and the best one has too.
 */
export interface CrewPlan {
  readonly order: Int32Array;
  /** Where each activity stands in the order. */
  readonly place: Int32Array;
  /** Hands, at the rows `crewAt` of the model. */
  readonly crews: Int32Array;
  /** 1 for activities that are taken out: they wait for their links alone, and no hand works on them. */
  readonly isOut: Uint8Array;
  /** What an end of each activity costs beyond its time: 0, or how far the deadline lies before the cost that is aimed at. */
  readonly extra: Times;
  readonly starts: Times;
  readonly ends: Times;
  /** From the start of each activity to the end of the whole at the least; set by `lookBack`. */
  readonly tails: Times;
  /** Until when each hand is busy; set by `lookAhead`. */
  readonly busy: Times;
  /** How long the rest takes from the start of what each hand does next; set by `lookBack`. */
  readonly rest: Times;
  /** By row of `crews`: the activity that the hand did before; -1 when there is none. Set by `lookAhead`. */
  readonly before: Int32Array;
  /** By row of `crews`: the rest of the hand behind this activity. Set by `lookBack`. */
  readonly behind: Times;
  /** The last activity of each hand; -1 when there is none. */
  readonly last: Int32Array;
  /** `busy` as it is where `lookAhead` was told to look. */
  readonly busyAt: Times;
}

export function emptyPlan(model: CrewModel): CrewPlan {
  const times = (length: number): Times =>
    model.durations instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
  const { count, hands } = model;
  const rows = model.crewAt[count]!;
  return {
    order: new Int32Array(count),
    place: new Int32Array(count),
    crews: new Int32Array(rows),
    isOut: new Uint8Array(count),
    extra: times(count),
    starts: times(count),
    ends: times(count),
    tails: times(count),
    busy: times(hands),
    rest: times(hands),
    before: new Int32Array(rows),
    behind: times(rows),
    last: new Int32Array(hands),
    busyAt: times(hands),
  };
}

/**
 * Starts every activity as soon as it can, and keeps who was busy until when before the activity in place `at`.
 * @returns the cost: the latest end, or what deadlines make of it
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the inner loop of the search, some 5 ns for each activity; calls in it cost a third.
export function lookAhead(model: CrewModel, plan: CrewPlan, at: number): number {
  const { count, durations, release, into, from, gaps, crewAt } = model;
  const { order, crews, isOut, starts, ends, busy, before, last, extra } = plan;
  const isEverAway = model.awayFrom.length > 0;
  busy.fill(0);
  last.fill(-1);
  let cost = 0;
  for (let i = 0; i < count; i++) {
    if (i === at) plan.busyAt.set(busy);
    const a = order[i]!;
    let start = release[a]!;
    for (let j = into.at[a]!, end = into.at[a + 1]!; j < end; j++) {
      const link = into.links[j]!;
      const time = starts[from[link]!]! + gaps[link]!;
      if (time > start) start = time;
    }
    if (isOut[a] === 0) {
      const end = crewAt[a + 1]!;
      for (let row = crewAt[a]!; row < end; row++) {
        const time = busy[crews[row]!]!;
        if (time > start) start = time;
      }
      if (isEverAway) start = whenAllAreThere(model, plan, { activity: a, start });
      const free = start + durations[a]!;
      for (let row = crewAt[a]!; row < end; row++) {
        const hand = crews[row]!;
        before[row] = last[hand]!;
        last[hand] = a;
        busy[hand] = free;
      }
    }
    starts[a] = start;
    const free = start + durations[a]!;
    ends[a] = free;
    if (free + extra[a]! > cost) cost = free + extra[a]!;
  }
  if (at >= count) plan.busyAt.set(busy);
  return cost;
}

/** The first start from a time on at which nobody of a crew is away. */
function whenAllAreThere(
  model: CrewModel,
  { crews }: CrewPlan,
  { activity, start }: { activity: number; start: number },
): number {
  const first = model.crewAt[activity]!;
  const size = model.crewAt[activity + 1]! - first;
  const duration = model.durations[activity]!;
  let found = start;
  for (let i = 0, agreed = 0; agreed < size; i = (i + 1) % size) {
    const time = whenThere(model, crews[first + i]!, { start: found, duration });
    agreed = time === found ? agreed + 1 : 1;
    found = time;
  }
  return found;
}

/** The first start from a time on at which a hand is there for so long. */
export function whenThere(
  { awayAt, awayFrom, awayUntil }: CrewModel,
  hand: number,
  { start, duration }: { start: number; duration: number },
): number {
  const last = awayAt[hand + 1]!;
  let first = awayAt[hand]!;
  for (let above = last; first < above; ) {
    const middle = (first + above) >> 1;
    if (awayUntil[middle]! <= start) first = middle + 1;
    else above = middle;
  }
  let found = start;
  for (let i = first; i < last && awayFrom[i]! < found + duration; i++) found = Math.max(found, awayUntil[i]!);
  return found;
}

/** When a plan that was looked at ends. */
export function endOf({ ends }: CrewPlan): number {
  let last = 0;
  for (const end of ends) last = Math.max(last, end);
  return last;
}

/** Looks from the end back to the place `until`: how long the rest takes from the start of each activity and of each hand. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: as `lookAhead`.
export function lookBack(model: CrewModel, plan: CrewPlan, until: number): void {
  const { count, durations, out, to, gaps, crewAt } = model;
  const { order, crews, isOut, tails, rest, behind, extra } = plan;
  rest.fill(0);
  for (let i = count - 1; i >= until; i--) {
    const a = order[i]!;
    let tail = extra[a]!;
    const duration = durations[a]!;
    tail += duration;
    for (let j = out.at[a]!, end = out.at[a + 1]!; j < end; j++) {
      const link = out.links[j]!;
      const time = gaps[link]! + tails[to[link]!]!;
      if (time > tail) tail = time;
    }
    if (isOut[a] === 0) {
      const end = crewAt[a + 1]!;
      for (let row = crewAt[a]!; row < end; row++) {
        const hand = crews[row]!;
        const next = rest[hand]!;
        behind[row] = next;
        if (next + duration > tail) tail = next + duration;
      }
      for (let row = crewAt[a]!; row < end; row++) rest[crews[row]!] = tail;
    }
    tails[a] = tail;
  }
}
