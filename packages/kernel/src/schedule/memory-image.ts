import {
  BEST_COST,
  BEST_LATE,
  BEST_STARTS,
  BOUND,
  BUCKETS,
  BUDGET,
  CAPACITY,
  COPY,
  COUNT,
  CURRENT,
  DEADLINE,
  DEGREE,
  DURATION,
  FIRST_PEOPLE,
  GUARD,
  HEAD_WORDS,
  INTO,
  INTO_FROM,
  INTO_GAP,
  IS_MOVING,
  IS_PARALLEL,
  IS_PLAIN,
  IS_SIMPLE,
  IS_TANGLED,
  IS_WARM,
  KEPT_WORDS,
  KEY,
  LAST_PEOPLE,
  LENGTH_COST,
  LESS,
  LESS_PERIODS,
  LIST,
  LONGEST,
  MARK,
  MOVE_COST,
  NEVER,
  NEXT_READY,
  NOISE,
  NOW_USED,
  PEOPLE,
  READY,
  RELEASE,
  SCORE_WORDS,
  SEEN,
  SEEN_MASK,
  SHORTEST,
  SHUFFLED,
  SLOTS,
  STARTS,
  STEPS,
  STRIDE,
  SUM_SHIFT,
  TAIL,
  TIMELINE,
  USES,
  USES_ROOM,
  USES_WORD,
  WAITING,
  WORK,
} from './layout.ts';
import { linksInto } from './links-into.ts';
import { type PackedUses, packUses } from './pack-network.ts';
import { NO_DEADLINE, type ScheduleSearchOptions, type SchedulingNetwork } from './scheduling-network.ts';
import { BEFORE_ALL, stepsOf } from './steps-of.ts';

/** Beyond it the parallel scheme, which looks through all that waits whenever something ends, is too slow. */
const MOST_PARALLEL = 2_000;

/** Words that populations may take. */
const MOST_WORDS_OF_PEOPLE = 1 << 25;

/** Lists that are remembered at most. */
const MOST_SEEN = 1 << 16;

/** The greatest noise of a first order, as a share of the longest way. */
const NOISE_SHARE = 1;

/** Vectors reach so many words behind the row that they look at. */
const BEHIND = 64;

/** The memory of a search: what stands in its head, the rows behind it, and how many words all take. */
export interface MemoryImage {
  readonly words: number;
  readonly head: ReadonlyMap<number, number>;
  readonly rows: readonly { readonly place: number; readonly values: ArrayLike<number> }[];
}

/** Lays out the memory of a search: everything that it reads and writes has its place before it starts. */
export function memoryImage(network: SchedulingNetwork, options: ScheduleSearchOptions): MemoryImage {
  const { count } = network;
  const horizon = horizonOf(network);
  const people = peopleFor(options.budget, count);
  const uses = packUses(network);
  const image = new Image();
  for (const [name, value] of settingsOf(network, options)) image.head.set(name, value);
  for (const [name, value] of [...sizesOf(network, uses), ...peopleSettings(people, count), ...stretchSettings(count)])
    image.head.set(name, value);
  image.fill(DURATION, network.durations);
  image.fill(RELEASE, network.releases);
  image.fill(DEADLINE, network.deadlines);
  image.fill(WORK, worksOf(network));
  image.fill(CURRENT, network.current?.starts ?? new Int32Array(count));
  image.fill(TAIL, network.tails);
  image.fill(TAIL + 1, network.heads);
  for (const side of [0, 1]) {
    const into = linksInto(network, side);
    image.fill(INTO + side, into.rows);
    image.fill(INTO_FROM + side, into.from);
    image.fill(INTO_GAP + side, into.gaps);
    if (isSimple(network, uses)) image.fill(STEPS + side, stepsOf(network, into, uses.rooms));
  }
  image.fill(USES, uses.rows);
  image.fill(USES_WORD, uses.words);
  image.fill(USES_ROOM, uses.rooms);
  image.fill(CAPACITY, uses.capacity);
  image.fill(LESS, uses.less);
  image.fill(STARTS, new Int32Array(count + 1).fill(BEFORE_ALL));
  for (const row of [BEST_STARTS, MARK, DEGREE, NEXT_READY]) image.reserve(row, count);
  image.fill(LIST, network.current?.order ?? new Int32Array(count));
  // A child is written to one word behind its list, too.
  image.words++;
  image.reserve(COPY, count);
  image.reserve(WAITING, count + BEHIND);
  image.reserve(READY, isParallel(network, uses) ? 2 * horizon + 3 : 0);
  image.reserve(NOW_USED, uses.stride);
  image.reserve(BUCKETS, 2 * horizon + 3);
  const slots = 2 * people + 3;
  const kept = SCORE_WORDS + 3 * count + 1;
  image.head.set(KEPT_WORDS, kept);
  const schedules = image.words + slots;
  image.fill(
    SLOTS,
    Int32Array.from({ length: slots }, (_, slot) => schedules + slot * kept),
  );
  image.words += slots * kept;
  const seen = 1 << Math.ceil(Math.log2(2 * Math.min(MOST_SEEN, options.budget)));
  image.head.set(SEEN_MASK, seen - 1);
  image.reserve(SEEN, seen);
  // Last, so that what is never reached of it takes no memory.
  image.reserve(TIMELINE, (2 * horizon + 2) * uses.stride + BEHIND);
  return image;
}

class Image implements MemoryImage {
  words = HEAD_WORDS;
  readonly head = new Map<number, number>();
  readonly rows: { readonly place: number; readonly values: ArrayLike<number> }[] = [];

  /** Gives a row its place, and the place to the head. */
  reserve(name: number, length: number): void {
    this.head.set(name, this.words);
    this.words += length;
  }

  fill(name: number, values: ArrayLike<number>): void {
    this.rows.push({ place: this.words, values });
    this.reserve(name, values.length);
  }
}

type Settings = readonly (readonly [name: number, value: number])[];

function settingsOf(network: SchedulingNetwork, options: ScheduleSearchOptions): Settings {
  const horizon = horizonOf(network);
  const isMoving = options.moveCost > 0 && network.current !== null;
  const lengthCost = isMoving && horizon < 1 << 21 ? 256 : 1;
  const isPlain = !isMoving && network.less.length === 0 && isFree(network);
  return [
    [KEY, options.seed | 0],
    [BUDGET, options.budget],
    [BOUND, options.bound * lengthCost],
    [IS_PLAIN, Number(isPlain)],
    [IS_MOVING, Number(isMoving)],
    [IS_WARM, Number(network.current !== null)],
    [LENGTH_COST, lengthCost],
    [MOVE_COST, Math.min(NEVER, Math.round(options.moveCost * lengthCost))],
    [SUM_SHIFT, Math.max(0, Math.ceil(Math.log2((2 * horizon * network.count) / 2 ** 30)))],
    [BEST_LATE, NEVER],
    [BEST_COST, NEVER],
  ];
}

function sizesOf(network: SchedulingNetwork, uses: PackedUses): Settings {
  const path = network.tails.reduce((a, b) => Math.max(a, b), 0);
  return [
    [COUNT, network.count],
    [STRIDE, uses.stride],
    [GUARD, uses.guard],
    [LESS_PERIODS, uses.less.length / uses.stride],
    [NOISE, Math.floor(path * NOISE_SHARE)],
    [IS_PARALLEL, Number(isParallel(network, uses))],
    [IS_TANGLED, Number(isTangled(network))],
    [IS_SIMPLE, Number(isSimple(network, uses))],
  ];
}

/** Populations get smaller the more, the bigger the problem: a small one is soon searched, and needs breadth to the end. */
function peopleSettings(people: number, count: number): Settings {
  const share = Math.min(0.5, Math.max(0.2, 15 / count));
  return [
    [FIRST_PEOPLE, people],
    [PEOPLE, people],
    [LAST_PEOPLE, Math.max(2, Math.round(people * share))],
  ];
}

/** How many schedules a population holds at first: few, and quickly better, for a small budget or a big problem. */
function peopleFor(budget: number, count: number): number {
  const most = Math.max(4, Math.floor(MOST_WORDS_OF_PEOPLE / (6 * count)));
  return Math.min(
    most,
    Math.max(4, Math.round((1.1 * Math.sqrt(budget) * Math.sqrt(Math.sqrt(budget))) / Math.sqrt(count))),
  );
}

/** Stretches by the square root of the size; those of small problems are longer, which else would be soon the same. */
function stretchSettings(count: number): Settings {
  const root = Math.sqrt(count);
  const stretch = (length: number) => Math.min(count, Math.max(2, Math.round(length)));
  return [
    [SHORTEST, stretch(1.1 * root)],
    [LONGEST, stretch(Math.max(30, 3.8 * root))],
    [SHUFFLED, stretch(Math.max(60 / root, 1.1 * root))],
  ];
}

/** What each activity takes of all resources, where one counts the more the more of it is used; 2²⁰ for all together. */
function worksOf({ count, durations, capacities, useStart, useResource, useAmount }: SchedulingNetwork): Int32Array {
  const parts = new Float64Array(useResource.length);
  const taken = new Float64Array(capacities.length);
  for (let activity = 0; activity < count; activity++) {
    for (let use = useStart[activity]!; use < useStart[activity + 1]!; use++) {
      parts[use] = (durations[activity]! * useAmount[use]!) / capacities[useResource[use]!]!;
      taken[useResource[use]!]! += parts[use]!;
    }
  }
  const works = new Float64Array(count);
  for (let activity = 0; activity < count; activity++) {
    for (let use = useStart[activity]!; use < useStart[activity + 1]!; use++) {
      works[activity]! += parts[use]! * taken[useResource[use]!]!;
    }
  }
  const all = works.reduce((sum, work) => sum + work, 0);
  return Int32Array.from(works, (work) => (all > 0 ? Math.floor((work / all) * 2 ** 20) : 0));
}

/** No schedule that the search generates is longer. */
function horizonOf(network: SchedulingNetwork): number {
  const { durations, linkFrom, linkGap, releases, capacities, less } = network;
  const worked = durations.reduce((sum, duration) => sum + duration, 0);
  const waited = linkGap.reduce((sum, gap, link) => sum + Math.max(0, gap - durations[linkFrom[link]!]!), 0);
  const released = releases.reduce((most, release) => Math.max(most, release), 0);
  return worked + waited + released + (capacities.length === 0 ? 0 : less.length / capacities.length) + 1;
}

function isParallel({ count }: SchedulingNetwork, { less }: PackedUses): boolean {
  return count <= MOST_PARALLEL && less.length === 0;
}

function isSimple(network: SchedulingNetwork, { stride, less }: PackedUses): boolean {
  return stride === 1 && less.length === 0 && isFree(network);
}

function isFree(network: SchedulingNetwork): boolean {
  return network.releases.every((release) => release === 0) && network.deadlines.every((day) => day === NO_DEADLINE);
}

/** Can an order by starts, or by ends, put an activity before one that it waits for? */
function isTangled({ durations, linkFrom, linkTo, linkGap }: SchedulingNetwork): boolean {
  return linkGap.some((gap, link) => gap < 0 || gap + durations[linkTo[link]!]! < durations[linkFrom[link]!]!);
}
