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
/**
 * The way of a plain activity: 0 without a link, 1 after one, 3 after two; 2 and 4 the same with a lag or a release; 5 after
 * more. -1 for one that is not plain.
 */
export const WAY = 58;

/** Parallel schedule generation. Links that let their successor go when the activity ends, and all others: by activity. */
export const LATE_START = 60;
/** Up to here only those to activities that these links alone hold, and that need a scarce slot. */
export const SIMPLE_END = 61;
export const LATE_TO = 62;
export const EARLY_START = 63;
export const EARLY_LINK = 64;
export const LINK_TO = 65;
/** The bit of an activity that waits, -1 for one that needs no slot; 64 a word, and a word of 64 bits that tells which are not 0. */
export const BIT = 66;
export const WAITING = 67;
export const NOT_EMPTY = 68;
/** By resource: its first word of `WAITING`, a multiple of 64, and what leads from a bit to its activity in `MEMBER`. */
export const FIRST_WORD = 69;
export const MEMBER_OFFSET = 70;
export const MEMBER = 71;
/** Resources that somebody waits for, and those that have an idle slot: a bit each, in words of 64. */
export const WAITED_FOR = 72;
export const HAS_IDLE = 73;
export const IDLE = 74;
export const IDLE_COUNT = 75;
/** The slots that run, up to a multiple of four: when they get free, the first first, and which they are. By slot: who holds it. */
export const SLOT_COUNT = 76;
export const END_TIMES = 77;
export const SLOT_HOLDER = 78;
/** Durations by replication and activity, and bytes from one replication to the next. */
export const DURATIONS = 79;
export const DURATIONS_STRIDE = 80;
/** The state of one replication, by activity. */
export const START = 81;
export const END = 82;
export const HELD = 83;
export const READY = 84;
export const BOUND = 85;
export const PENDING = 86;
export const DEGREE = 87;
export const ARRIVED = 88;
export const HEAP_TIMES = 89;
export const HEAP_CODES = 90;
/** Activities that nothing leads to. */
export const FIRST = 91;
export const FIRST_COUNT = 92;
/** Who may be the last of which group, in pairs. */
export const LAST_PAIRS = 93;
export const LAST_PAIR_COUNT = 94;
/** 1 when any activity costs anything, when any resource has a calendar. */
export const HAS_COST = 95;
export const HAS_CALENDAR = 96;
/** By resource: the bit of the first of the plan who waits for it. By slot: its resource. */
export const NEXT = 97;
export const SLOT_RESOURCE = 98;
export const SLOTS_IN_ORDER = 99;

/**
 * Parallel schedule generation of two replications side by side. How many seats there are, the last word of 64 for nobody; 0 when
 * the network asks for more than it can do. By activity: its seat.
 */
export const SEATS = 100;
export const SEAT = 101;
/** By seat, 16 bits each: three that follow, and where in `FURTHER` more of them are, up to -1; 0 for no more. */
export const FOLLOWERS = 102;
export const FURTHER = 103;
/** By seat: links that lead to it. */
export const LEFT_AT_FIRST = 104;
/** By word of 64 seats: all words of its resource as bits, what leads to its count of idle slots, its calendar. */
export const WORD_FACTS = 105;
/** Two replications, and how each begins: words that are filled and open, who waits, idle slots. */
export const STATE = 106;
export const STATE_AT_FIRST = 107;
export const STATE_BYTES = 151_424;
/** Leaves of the tree of ends, a power of two. */
export const LEAVES = 108;
/** How many seats take the same time in all replications, which, and how long. */
export const TIMERS = 109;
export const TIMER_SEAT = 110;
export const TIMER_TIME = 111;
/** So many words come first whose seats need no slot. */
export const UNBOUND_WORDS = 112;
/** Four columns of sums of float64, by seat. */
export const SEAT_SUMS = 113;
