import { type Day, dayOf, endOfDay, MS_PER_DAY } from '@fulcrum/core/calendar';
import {
  forecastSprint,
  type ItemLife,
  itemLives,
  type LifeTable,
  lifeTable,
  type SprintForecast,
  type SprintRecord,
  sprintRecords,
} from '@fulcrum/core/forecast';
import { type FactLog, type ProgramGraph, sprintStays } from '@fulcrum/core/program';

/** What the forecasts of the sprints of a program rest on. */
export interface Sprints {
  readonly records: readonly SprintRecord[];
  readonly day: number;
  readonly lives: readonly ItemLife[];
  /** The life table as of a day; each is made once. */
  readonly tableOf: (day: number) => LifeTable;
}

const remembered = new WeakMap<ProgramGraph, Map<string, Sprints>>();

/** The sprints of a program as of the day of a graph; made once for each graph. */
export function sprintsOf(log: FactLog, graph: ProgramGraph, program: string): Sprints {
  const own = remembered.get(graph) ?? new Map<string, Sprints>();
  remembered.set(graph, own);
  const known = own.get(program) ?? made(log, graph, program);
  own.set(program, known);
  return known;
}

function made(log: FactLog, graph: ProgramGraph, program: string): Sprints {
  const lives = itemLives(graph, program);
  const tables = new Map<number, LifeTable>();
  return {
    records: sprintRecords(graph, program, sprintStays(log, graph.at)),
    day: numberOf(dayOf(graph.at)),
    lives,
    tableOf: (day) => {
      const table = tables.get(day) ?? lifeTable(lives, day);
      tables.set(day, table);
      return table;
    },
  };
}

const numberOf = (day: Day): number => Math.floor(endOfDay(day) / MS_PER_DAY);
export const dayAt = (day: number): Day => dayOf(day * MS_PER_DAY);

/** A forecast of a sprint as of a day of it. */
export function forecastOn({ records, tableOf }: Sprints, sprint: SprintRecord, day: number): SprintForecast {
  return forecastSprint(records, sprint, { day, table: tableOf(day) });
}

export type SprintStage = 'ahead' | 'running' | 'overdue' | 'over';

/** A sprint that was not closed is overdue for so many days; after that, somebody forgot it. */
const OVERDUE_DAYS = 14;

/** Where a sprint stands on a day, by its days alone: what a tracker calls it now says nothing of then. */
export function stageOf({ start, end, closed }: SprintRecord, day: number): SprintStage {
  if (day < start) return 'ahead';
  if (closed <= day && closed < end) return 'over';
  if (day <= end) return 'running';
  return closed > day && day <= end + OVERDUE_DAYS ? 'overdue' : 'over';
}

/** The sprint that counts as the current one: a running one with the most items, else one that is overdue, else the last. */
export function currentSprint({ records, day }: Sprints): SprintRecord | null {
  const held = (record: SprintRecord): number =>
    record.members.filter(({ created, joined, left }) => created <= day && joined <= day && left > day).length;
  const fullest = (stage: SprintStage) =>
    records.filter((record) => stageOf(record, day) === stage && held(record) > 0).sort((a, b) => held(b) - held(a))[0];
  const over = records.filter((record) => stageOf(record, day) === 'over' && record.members.length > 0);
  return fullest('running') ?? fullest('overdue') ?? over.sort((a, b) => b.end - a.end)[0] ?? null;
}

/** The sprints that run, or are overdue. */
export function liveSprints({ records, day }: Sprints): readonly SprintRecord[] {
  return records.filter((record) => ['running', 'overdue'].includes(stageOf(record, day)));
}
