/*
 * Where what lies in the memory of the kernel: read by the kernel (assembly/simulation) and by who fills it. The words below
 * are counted from address 0, four bytes each; those that hold a place hold an address. All rows of 256 lanes are aligned.
 */

/** Fixed places of one row each, below them some that the kernel keeps for itself: rows that live for one activity. */
export const START_ROW = 4096;
/** The strata in the order of `SHUFFLE`, as floats. */
export const SHUFFLED = 7168;
/** Ones where a lane is asked for, and zeros. */
export const MASK = 9216;
/** Where all else begins. */
export const FREE = 10_240;

export const COUNT = 0;
export const SEED = 1;
export const KEY = 2;
export const TABLE = 3;
export const SCALE = 4;
export const LEVEL = 5;
export const RELEASE = 6;
export const LINK_START = 7;
export const LINK_FROM = 8;
export const LINK_KIND = 9;
export const LINK_LAG = 10;
export const RESOURCE = 11;
export const SLOTS = 12;
export const FIRST_SLOT = 13;
export const CALENDAR = 14;
export const CALENDARS = 15;
export const CALENDAR_DAYS = 16;
export const RISKS = 17;
export const RISK_KEY = 18;
export const RISK_CHANCE = 19;
export const RISK_TABLE = 20;
export const RISK_SCALE = 21;
export const HIT_START = 22;
export const HIT_RISK = 23;
export const HIT_EFFECT = 24;
export const COST_RATE = 25;
export const COST_FIXED = 26;
export const LEVELS = 27;
export const LEVEL_KEY = 28;
export const LEVEL_TABLE = 29;
export const GROUPS = 30;
/** The groups that an activity may be the last of, by activity, in compressed rows. */
export const LAST_START = 31;
export const LAST_GROUP = 32;
/** Tables as they came, and spread by quarters of their strata: eight rows each. */
export const TABLES = 33;
export const SPREAD = 34;
export const RESOURCES = 35;

/** Rows of 256: by level, by risk (two), by activity, by slot, by group. */
export const LEVEL_ROWS = 40;
export const HAPPENS_ROWS = 41;
export const SIZE_ROWS = 42;
export const END_ROWS = 43;
/** By activity: the row of its starts, which is `START_ROW` when nobody asks for them later. */
export const STARTS_AT = 44;
/** Rows of what held an activity; 0 when nobody asks for the longest path. */
export const HELD_ROWS = 45;
export const FREE_ROWS = 46;
export const HOLDER_ROWS = 47;
export const GROUP_ROWS = 48;
export const COST_ROW = 49;
/** Sums of float64, by activity. */
export const START_SUMS = 50;
export const END_SUMS = 51;
export const DURATION_SUMS = 52;
export const QUEUE_SUMS = 53;
export const CRITICAL_SUMS = 54;
/** Members of the group whose longest path is asked for. */
export const TRACED = 55;
export const TRACED_COUNT = 56;
/** 1 for an activity whose durations cannot leave the range. */
export const WITHIN = 57;

/** Parallel schedule generation: columns of `ParallelPlan`, and the state of one replication. */
export const LATE_START = 60;
export const LATE_TO = 61;
export const EARLY_START = 62;
export const EARLY_LINK = 63;
export const LINK_TO = 64;
export const BIT = 65;
export const FIRST_WORD = 66;
export const ACTIVITY_OF_BIT = 67;
/** Durations by replication and activity, and bytes from one replication to the next. */
export const DURATIONS = 68;
export const DURATIONS_STRIDE = 69;
export const START = 70;
export const END = 71;
export const HELD = 72;
export const READY = 73;
export const BOUND = 74;
export const PENDING = 75;
export const DEGREE = 76;
export const ARRIVED = 77;
/** By slot, up to a multiple of four. */
export const BUSY_UNTIL = 78;
export const SLOT_HOLDER = 79;
export const SLOT_COUNT = 80;
export const IDLE = 81;
export const IDLE_COUNT = 82;
export const TOUCHED = 83;
export const IS_TOUCHED = 84;
export const WAITING = 85;
export const WORDS = 86;
export const HEAP_TIMES = 87;
export const HEAP_CODES = 88;
/** Activities that nothing leads to. */
export const FIRST = 89;
export const FIRST_COUNT = 90;
