import { addDays, type Day, daysBetween } from '@fulcrum/core/calendar';
import type { MilestoneRow } from '../../views/index.ts';
import { INK, type Sheet } from './sheet.ts';

/** Days laid over a stretch of the paper. */
export interface PaperAxis {
  readonly first: Day;
  readonly last: Day;
  readonly from: number;
  readonly to: number;
  readonly asOf: Day;
}

/** An axis on which all rows have room; null when none has a date. */
export function axisOver(
  rows: readonly MilestoneRow[],
  asOf: Day,
  place: { readonly from: number; readonly to: number },
): PaperAxis | null {
  const days = rows.flatMap(({ quantiles, target }) => [quantiles?.p85 ?? null, quantiles?.p15 ?? null, target]);
  const known = [...days.filter((day) => day !== null), asOf].sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || known.length < 2) return null;
  const air = Math.max(7, Math.round(daysBetween(first, last) * 0.04));
  return { first: addDays(first, -air), last: addDays(last, 2 * air), asOf, ...place };
}

/** Where a day lies, held inside the axis. */
function xOf({ first, last, from, to }: PaperAxis, day: Day): number {
  const share = daysBetween(first, day) / Math.max(1, daysBetween(first, last));
  return from + (to - from) * Math.min(1, Math.max(0, share));
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MOST_TICKS = 7;

/** Firsts of months, as many as can be read; the first of a year is its number. */
function ticksOf({ first, last }: PaperAxis): readonly (readonly [Day, string])[] {
  const months: (readonly [Day, string])[] = [];
  for (let day = `${first.slice(0, 7)}-01`; day <= last; day = `${addDays(day, 32).slice(0, 7)}-01`) {
    if (day < first) continue;
    const month = Number(day.slice(5, 7));
    months.push([day, month === 1 ? day.slice(0, 4) : (MONTHS[month - 1] ?? '')]);
  }
  const step = [1, 2, 3, 6, 12, 24].find((each) => months.length / each <= MOST_TICKS) ?? 48;
  return months.filter(([day]) => (Number(day.slice(5, 7)) - 1 + 12 * Number(day.slice(0, 4))) % step === 0);
}

/** The names of the days above the rows. */
export function drawAxis(sheet: Sheet, axis: PaperAxis, y: number): void {
  for (const [day, label] of ticksOf(axis)) sheet.text(label, [xOf(axis, day) + 2, y], { size: 7.5, ink: INK.soft });
}

/** A milestone's range with its median and its target; nothing where it has none. */
export function drawRange(
  { doc }: Sheet,
  { quantiles, target }: MilestoneRow,
  { axis, y, height }: { readonly axis: PaperAxis; readonly y: number; readonly height: number },
): void {
  for (const [day] of ticksOf(axis))
    doc
      .moveTo(xOf(axis, day), y)
      .lineTo(xOf(axis, day), y + height)
      .lineWidth(0.5)
      .stroke(INK.line);
  const now = xOf(axis, axis.asOf);
  doc
    .moveTo(now, y)
    .lineTo(now, y + height)
    .lineWidth(0.7)
    .stroke(INK.median);
  const middle = y + height / 2;
  const bar = (from: Day | null | undefined, to: Day | null | undefined, ink: string) => {
    if (!from || !to) return;
    const [left, right] = [xOf(axis, from), xOf(axis, to)];
    doc.roundedRect(left, middle - 5, Math.max(1.5, right - left), 10, 1.5).fill(ink);
  };
  bar(quantiles?.p5, quantiles?.p95, INK.band);
  bar(quantiles?.p15, quantiles?.p85, INK.range);
  if (quantiles?.p50) doc.rect(xOf(axis, quantiles.p50) - 0.8, middle - 5, 1.6, 10).fill(INK.median);
  if (target === null) return;
  const at = xOf(axis, target);
  doc
    .moveTo(at, y + 4)
    .lineTo(at, y + height - 4)
    .lineWidth(1.2)
    .stroke(INK.strong);
  doc.polygon([at, y + 4], [at + 6, y + 6.5], [at, y + 9]).fill(INK.strong);
}
