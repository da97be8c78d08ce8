import { LINK, type Network, TABLE_POINTS } from '../../network.ts';

/** An activity as tests write it: what is left out has no effect. */
export interface Activity {
  readonly scale: number;
  readonly key?: number;
  readonly table?: number;
  readonly level?: number;
  readonly release?: number;
  readonly resource?: number;
  readonly links?: ReadonlyArray<{ readonly from: number; readonly kind?: number; readonly lag?: number }>;
  readonly hits?: ReadonlyArray<{ readonly risk: number; readonly effect: number }>;
  readonly costRate?: number;
  readonly costFixed?: number;
}

/** What a test's network has beside its activities. Without tables, there is one that is 1 everywhere. */
export interface Surroundings {
  readonly tables?: Float32Array;
  readonly levels?: ReadonlyArray<{ readonly key?: number; readonly table?: number }>;
  readonly slots?: readonly number[];
  readonly calendar?: readonly number[];
  readonly calendars?: readonly number[];
  readonly calendarDays?: number;
  readonly risks?: ReadonlyArray<{
    readonly key?: number;
    readonly chance: number;
    readonly table?: number;
    readonly scale: number;
  }>;
  /** Without groups, each activity is one. */
  readonly groups?: readonly (readonly number[])[];
}

/** A network from what a test says about it. */
export function networkOf(activities: readonly Activity[], more: Surroundings = {}): Network {
  const { levels = [], slots = [], risks = [] } = more;
  const links = rowsOf(activities.map((activity) => activity.links ?? []));
  const hits = rowsOf(activities.map((activity) => activity.hits ?? []));
  const groups = rowsOf(more.groups ?? activities.map((_, i) => [i]));
  const ints = (of: (activity: Activity) => number | undefined, missing: number) =>
    Int32Array.from(activities, (activity) => of(activity) ?? missing);
  const floats = (of: (activity: Activity) => number | undefined) =>
    Float32Array.from(activities, (activity) => of(activity) ?? 0);
  return {
    count: activities.length,
    key: Int32Array.from(activities, (activity, i) => activity.key ?? i),
    table: ints((activity) => activity.table, 0),
    scale: floats((activity) => activity.scale),
    tables: more.tables ?? new Float32Array(TABLE_POINTS).fill(1),
    level: ints((activity) => activity.level, -1),
    levelKey: Int32Array.from(levels, (level, i) => level.key ?? i),
    levelTable: Int32Array.from(levels, (level) => level.table ?? 0),
    release: floats((activity) => activity.release),
    linkStart: links.start,
    linkFrom: Int32Array.from(links.entries, (link) => link.from),
    linkKind: Uint8Array.from(links.entries, (link) => link.kind ?? LINK.FS),
    linkLag: Float32Array.from(links.entries, (link) => link.lag ?? 0),
    resource: ints((activity) => activity.resource, -1),
    slots: Int32Array.from(slots),
    calendar: Int32Array.from(slots, (_, r) => more.calendar?.[r] ?? -1),
    calendars: Float32Array.from(more.calendars ?? []),
    calendarDays: more.calendarDays ?? 0,
    riskKey: Int32Array.from(risks, (risk, i) => risk.key ?? i),
    riskChance: Float32Array.from(risks, (risk) => risk.chance),
    riskTable: Int32Array.from(risks, (risk) => risk.table ?? 0),
    riskScale: Float32Array.from(risks, (risk) => risk.scale),
    hitStart: hits.start,
    hitRisk: Int32Array.from(hits.entries, (hit) => hit.risk),
    hitEffect: Uint8Array.from(hits.entries, (hit) => hit.effect),
    costRate: floats((activity) => activity.costRate),
    costFixed: floats((activity) => activity.costFixed),
    groupStart: groups.start,
    groupMember: Int32Array.from(groups.entries),
  };
}

function rowsOf<T>(rows: readonly (readonly T[])[]): { readonly start: Int32Array; readonly entries: readonly T[] } {
  const start = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    start[i + 1] = start[i]! + row.length;
  });
  return { start, entries: rows.flat() };
}
