/*
 * Where the search keeps what, in words of its memory. The first words are the head: sizes, switches and counters, and the
 * places of the rows behind it. A "side" is a direction of time: 0 forward, 1 backward, where links are turned round.
 */

/** Activities. */
export const COUNT = 0;
/** Words that one period takes: resources are packed, several in a word, each with a guard bit above it. */
export const STRIDE = 1;
/** The guard bits of a word. */
export const GUARD = 2;
/** The key of the random draws, and how many were drawn. */
export const KEY = 3;
export const DRAWN = 4;
/** Schedules that may be generated, and that were. */
export const BUDGET = 5;
export const GENERATED = 6;
/** No schedule costs less: the search is over when one costs as little and nothing is late. */
export const BOUND = 7;
/** Switches: 0 or 1. */
/** Nothing but links and constant capacities: then a backward schedule, shifted, is a schedule. */
export const IS_PLAIN = 8;
/** The parallel scheme can be used. */
export const IS_PARALLEL = 9;
/** The order of starts or ends need not be an order of the links: a gap is shorter than what it leaves, or negative. */
export const IS_TANGLED = 10;
/** There is a plan of today that moves are counted from. */
export const IS_MOVING = 11;
/** What a period of the makespan costs, and what a period of a move. */
export const LENGTH_COST = 12;
export const MOVE_COST = 13;
/** Sums of starts are shifted right by it, so that they stay within a word. */
export const SUM_SHIFT = 14;
/** Periods at the start of time with their own capacity. */
export const LESS_PERIODS = 15;
/** The greatest noise of a first order, in the unit of `TAIL`. */
export const NOISE = 16;

/** Schedules of one side: at first, and at the end; now. */
export const FIRST_PEOPLE = 17;
export const LAST_PEOPLE = 18;
export const PEOPLE = 19;
/** The side whose schedules are the parents of the next generation, and how many of it were replaced. */
export const SIDE = 20;
export const NEXT = 21;
/** What the search is doing: one of `PHASE_…`. */
export const PHASE = 22;
/** 1 when a best schedule of a side is kept; two words. */
export const HAS_CHAMPION = 23;

/** Periods that are in use in the timeline. */
export const USED = 25;
/** The instant that backward time counts from. */
export const ANCHOR = 26;
/** Of the schedule that was generated last: its cost by `isBetter`. */
export const LATE = 27;
export const COST = 28;
export const SUM = 29;
/** The end of its last activity, on its side. */
export const LENGTH = 30;
/** Of the best schedule so far. */
export const BEST_LATE = 31;
export const BEST_COST = 32;

/** Places of rows with one word for each activity. */
export const DURATION = 33;
export const RELEASE = 34;
export const DEADLINE = 35;
export const CURRENT = 36;
/** From the start of an activity to the end of all at least, scaled; by side, two words. */
export const TAIL = 37;
/** Links into an activity by side, in compressed rows: `INTO` + side is where its rows begin; two words each. */
export const INTO = 39;
export const INTO_FROM = 41;
export const INTO_GAP = 43;
/** What an activity uses, in compressed rows: which word of a period, and the guarded capacity of it less the use. */
export const USES = 45;
export const USES_WORD = 46;
export const USES_ROOM = 47;
/** The guarded capacity of each word. */
export const CAPACITY = 48;
/** Use of the first periods that is not of the activities: what there is less than capacity. */
export const LESS = 49;
export const TIMELINE = 50;
export const STARTS = 51;
export const BEST_STARTS = 52;
export const LIST = 53;
/** What is used now, in the words of one period: of the parallel scheme. */
export const NOW_USED = 63;
/** A copy of a list that is untangled. */
export const COPY = 62;
export const BUCKETS = 54;
/** Scratch rows. */
export const MARK = 55;
export const DEGREE = 56;
export const WAITING = 57;
/** 1 when the first list is given: the order of the plan of today. */
export const IS_WARM = 60;
/** 1 when all resources share one word and nothing but links and capacities holds: the quick way through. */
export const IS_SIMPLE = 61;
/** Table of where each kept schedule lies: those of side 0, of side 1, two champions, one child. */
export const SLOTS = 59;
/** Work of each activity: what it takes of scarce resources, scaled. */
export const WORK = 64;
/** Lengths of a list: the shortest and the longest stretch of a first parent, and what is shuffled. */
export const SHORTEST = 65;
export const LONGEST = 66;
export const SHUFFLED = 67;
/** Words of a kept schedule. */
export const KEPT_WORDS = 68;
/** Hashes of the lists that schedules were generated from; how many, a power of two, less 1. */
export const SEEN = 69;
export const SEEN_MASK = 70;
/**
 * Of the parallel scheme: by time, 1 + the activity that can start then, and by activity 1 + the next one of the same time;
 * 0 ends.
 */
export const READY = 71;
export const NEXT_READY = 58;
/**
 * Of the quick way through, by side, `STEP_WORDS` for each activity: its duration; its `USES_ROOM`; of its first three
 * links, from where and the gap. Where it has fewer, from an activity that starts before all time.
 */
export const STEPS = 72;
export const STEP_WORDS = 8;
export const STEP_LINKS = 3;
/**
 * A kept schedule: `LATE`, `COST`, `SUM`, `LENGTH`; its order for the other side; along the order, when each begins on the
 * other side; and the work of all before it, with that of all at the end.
 */
export const HEAD_WORDS = 74;

export const SCORE_LATE = 0;
export const SCORE_COST = 1;
export const SCORE_SUM = 2;
export const SCORE_LENGTH = 3;
export const SCORE_WORDS = 4;

export const PHASE_SAMPLE = 0;
export const PHASE_TURN = 1;
export const PHASE_EVOLVE = 2;
export const PHASE_OVER = 3;

/** No deadline. */
export const NEVER = 0x3fffffff;
