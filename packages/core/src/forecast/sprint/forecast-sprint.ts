import type { LifeTable } from '../item/life-table.ts';
import type { DayNumber } from '../ledger.ts';
import { countAt, finishedCount, meanChance } from './finished-count.ts';
import { features, fitSprintModel, logOdds, openMembers, pastSprints, type SprintModel } from './sprint-model.ts';
import type { SprintMember, SprintRecord } from './sprint-records.ts';

/** Fewer sprints that are over than this, and nothing can be learned from them; and fewer items in them. */
const LEAST_SPRINTS = 5;
const LEAST_ITEMS = 25;

/** How many items are over by a day: quantiles in items. */
export interface CountQuantiles {
  readonly p5: number;
  readonly p15: number;
  readonly p50: number;
  readonly p85: number;
  readonly p95: number;
}

/** How a sprint stood on a day. */
export interface SprintState {
  /** Items in it, and those of them that are over. Items that were over before it began are not of it. */
  readonly total: number;
  readonly done: number;
  readonly open: readonly SprintMember[];
  /** Of the items, those that came after its first day, and those that had been in an earlier sprint. */
  readonly added: readonly string[];
  readonly carried: readonly string[];
  /** Taken out after its first day. */
  readonly removed: readonly string[];
}

interface Known {
  readonly status: 'ok';
  /** Items over by its last day, those that are so already included. */
  readonly quantiles: CountQuantiles;
  /** Probabilities that `done`, `done + 1`, … `total` are over. */
  readonly counts: Float64Array;
  readonly oddsOfAll: number;
  readonly odds: ReadonlyMap<string, number>;
  /** The same for each day that is left, from tomorrow on. */
  readonly course: readonly (CountQuantiles & { readonly day: DayNumber })[];
  readonly learnedFrom: { readonly sprints: number; readonly items: number };
}

interface Unknown {
  readonly status: 'insufficient-data';
  readonly reason: string;
}

/** How many items of a sprint are over by its end, as of a day in it. */
export type SprintForecast = { readonly state: SprintState } & (Known | Unknown);

/** The items of a sprint as of a day: nothing after it is looked at. */
export function sprintState(sprint: SprintRecord, day: DayNumber): SprintState {
  const known = sprint.members.filter(({ created, joined }) => created <= day && joined <= day);
  const mine = known.filter(({ left, over }) => left > day && over >= sprint.start);
  const isAdded = ({ created, joined }: SprintMember) => Math.max(created, joined) > sprint.start;
  const removed = known.filter(({ left }) => left <= day && left > sprint.start);
  return {
    total: mine.length,
    done: mine.filter(({ over }) => over <= day).length,
    open: openMembers(sprint, day),
    added: mine.filter(isAdded).map(({ id }) => id),
    carried: mine.filter(({ isCarried }) => isCarried).map(({ id }) => id),
    removed: removed.map(({ id }) => id),
  };
}

/**
 * Forecasts a sprint as of a day of it, from sprints that were over by then and the life table of the day
 * (docs/methods/sprint.md). Draws nothing at random.
 */
export function forecastSprint(
  records: readonly SprintRecord[],
  sprint: SprintRecord,
  { day, table }: { readonly day: DayNumber; readonly table: LifeTable },
): SprintForecast {
  const state = sprintState(sprint, day);
  const past = pastSprints(records, day);
  const reason = shortOf(past);
  if (reason !== null) return { state, status: 'insufficient-data', reason };
  const daysLeft = Math.max(0, sprint.end - day);
  const model = fitSprintModel(records, { day, daysLeft, series: sprint.series, table });
  const odds = state.open.map((member) =>
    daysLeft === 0 ? Number.NEGATIVE_INFINITY : logOdds(model.weights, features(member, { day, daysLeft, table })),
  );
  const counts = finishedCount(odds, model.spread);
  return {
    state,
    status: 'ok',
    quantiles: quantilesOf(counts, state.done),
    counts,
    oddsOfAll: Math.min(1, counts.at(-1) as number),
    odds: new Map(state.open.map(({ id }, index) => [id, meanChance(odds[index]!, model.spread)])),
    course: courseOf({ model, odds, state }, day, daysLeft),
    learnedFrom: { sprints: model.sprints, items: model.items },
  };
}

function shortOf(past: readonly SprintRecord[]): string | null {
  if (past.length < LEAST_SPRINTS)
    return `${past.length} earlier ${past.length === 1 ? 'sprint is' : 'sprints are'} over, the floor is ${LEAST_SPRINTS}`;
  const items = past.reduce((sum, { members }) => sum + members.length, 0);
  return items < LEAST_ITEMS ? `the earlier sprints held ${items} items, the floor is ${LEAST_ITEMS}` : null;
}

function courseOf(
  { model, odds, state }: { model: SprintModel; odds: readonly number[]; state: SprintState },
  day: DayNumber,
  daysLeft: number,
) {
  return Array.from({ length: daysLeft }, (_, index) => {
    const counts = finishedCount(odds, model.spread, model.course[index + 1] ?? 1);
    return { day: day + index + 1, ...quantilesOf(counts, state.done) };
  });
}

function quantilesOf(counts: Float64Array, done: number): CountQuantiles {
  const [p5, p15, p50, p85, p95] = [0.05, 0.15, 0.5, 0.85, 0.95].map((p) => done + countAt(counts, p)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { p5, p15, p50, p85, p95 };
}
