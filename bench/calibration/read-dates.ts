import { isDay, isPlausible, parseInstant } from '@fulcrum/core/calendar';
import type { Remark } from './read-text.ts';

/** The days in a file of completion dates, in the order of its lines, and what could not be read. */
export interface ReadDates {
  /** Days since 1970-01-01 in UTC. */
  readonly days: Int32Array;
  readonly remarks: readonly Remark[];
}

const MS_PER_DAY = 86_400_000;
/** A day, perhaps with a time, which is meant in UTC when it names no zone. */
const DATE =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * Reads completion dates, one ISO date or date-time a line, in any order, each as often as it is there. A first line without
 * a digit is a heading. Blank lines are passed over; other lines that name no day between 1990 and `now` are skipped, with a remark.
 * @param now milliseconds since 1970: nothing was completed later
 */
export function readDates(file: string, text: string, now: number): ReadDates {
  const days: number[] = [];
  const remarks: Remark[] = [];
  let number = 0;
  for (const line of text.split(/\r\n|[\r\n]/)) {
    number++;
    const cell = line.trim().replace(/^(["'])(.*)\1[,;]?$/, '$2');
    if (cell === '' || (number === 1 && !/\d/.test(cell))) continue;
    const at = instantOf(cell);
    const wrong = at === null ? 'is no ISO date' : wrongWith(at, now);
    if (wrong === null) days.push(Math.floor((at as number) / MS_PER_DAY));
    else remarks.push({ where: `${file}:${number}`, what: `"${cell.slice(0, 40)}" ${wrong}: skipped` });
  }
  return { days: Int32Array.from(days), remarks };
}

function wrongWith(at: number, now: number): string | null {
  if (!isPlausible(at)) return 'lies before 1990 or after 2100';
  return at > now ? 'lies in the future' : null;
}

function instantOf(cell: string): number | null {
  const { day = '', time, zone } = DATE.exec(cell)?.groups ?? {};
  if (!isDay(day)) return null;
  if (time === undefined) return parseInstant(day);
  const offset = zone === undefined ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})?$/, (_, h, m) => `${h}:${m ?? '00'}`);
  return parseInstant(`${day}T${time.replace(',', '.')}${offset.toUpperCase()}`);
}
