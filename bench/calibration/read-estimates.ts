import { isDay, startOfDay } from '@fulcrum/core/calendar';
import type { EffortRecord } from '@fulcrum/core/forecast';
import type { Remark } from './read-text.ts';

/** Tasks with what was estimated and what they took, in the order of the lines, and what could not be read. */
export interface ReadEstimates {
  readonly records: readonly EffortRecord[];
  readonly remarks: readonly Remark[];
}

const MS_PER_DAY = 86_400_000;
/** Where no day of completion is given, what a task took counts as known so many days after its estimate. */
const KNOWN_AFTER = 28;
/** Names of a column, the usual one first. */
const COLUMNS = {
  estimate: ['hours_estimate', 'estimate_pomodoros', 'estimate'],
  actual: ['hours_actual', 'actual_pomodoros', 'actual'],
  on: ['estimate_on', 'date'],
  completed: ['completed_on'],
  person: ['developer', 'person'],
  project: ['project'],
  category: ['category', 'type'],
  subcategory: ['subcategory'],
  team: ['team'],
  done: ['done'],
} as const;
type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ['estimate', 'actual', 'on'];

/**
 * Reads a table of tasks (CSV with a heading, its columns in any order; commas, semicolons or tabs between). A task that took
 * nothing, or whose day is none, is skipped with a remark; one without an estimate is kept, to learn from.
 */
export function readEstimates(file: string, text: string): ReadEstimates {
  const [heading = '', ...lines] = text.split(/\r\n|[\r\n]/);
  const separator = [',', ';', '\t'].find((each) => heading.includes(each)) ?? ',';
  const places = placesOf(cellsOf(heading, separator));
  const missing = NEEDED.filter((column) => !places.has(column));
  if (missing.length > 0) {
    const names = missing.map((column) => COLUMNS[column][0]).join(', ');
    return { records: [], remarks: [{ where: `${file}:1`, what: `no column ${names}: the file is left out` }] };
  }
  const records: EffortRecord[] = [];
  const remarks: Remark[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line, separator);
    const read = recordOf((column) => cells[places.get(column) ?? -1]?.trim() ?? '');
    if (typeof read === 'string') remarks.push({ where: `${file}:${index + 2}`, what: `${read}: skipped` });
    else if (read !== null) records.push(read);
  }
  return { records, remarks };
}

function placesOf(heading: readonly string[]): ReadonlyMap<Column, number> {
  const names = heading.map((name) => name.trim().toLowerCase());
  const found = (Object.keys(COLUMNS) as Column[]).flatMap((column): [Column, number][] => {
    const place = COLUMNS[column].map((name) => names.indexOf(name)).find((at) => at >= 0);
    return place === undefined ? [] : [[column, place]];
  });
  return new Map(found);
}

/** A task; why it is none; or null for one that was not done. */
function recordOf(cell: (column: Column) => string): EffortRecord | string | null {
  if (cell('done') === '0') return null;
  const actual = numberOf(cell('actual'));
  if (!(actual > 0)) return `"${cell('actual').slice(0, 20)}" is no time that a task takes`;
  const on = dayOf(cell('on'));
  if (on === null) return `"${cell('on').slice(0, 20)}" is no day`;
  const estimate = numberOf(cell('estimate'));
  const completed = dayOf(cell('completed'));
  return {
    estimate: estimate > 0 ? estimate : null,
    actual,
    size: null,
    type: [cell('category'), cell('subcategory')].filter((part) => part !== '').join(' / ') || null,
    person: cell('person') || null,
    project: cell('project') || null,
    team: cell('team') || null,
    estimatedOn: on,
    knownOn: completed === null ? on + KNOWN_AFTER : Math.max(on, completed),
  };
}

function numberOf(text: string): number {
  const value = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}

function dayOf(text: string): number | null {
  const day = text.slice(0, 10);
  return isDay(day) ? startOfDay(day) / MS_PER_DAY : null;
}

// Cells may be quoted, with doubled quotes inside.
function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const sign = line[i] as string;
    if (isQuoted && sign === '"' && line[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell];
}
