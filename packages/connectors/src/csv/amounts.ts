import { itemKind } from '@fulcrum/core/vocabulary';
import type { FactWriter } from '../kit/fact-writer.ts';

const HOURS_PER_DAY = 8;
const AMOUNT = /^(\d+(?:[.,]\d+)?)\s*(h|hrs?|hours?|d|days?|pt?|points?)?$/i;
const DAYS = /^d/i;

/** A cell with a number in it, and where it stands. */
interface Cell {
  readonly text: string | undefined;
  readonly where: string;
  /** The name of its column, which may tell the unit. */
  readonly header: string;
}

/** Points as a cell has them; what is no number is diagnosed, and left unsaid. */
export function estimateIn(writer: FactWriter, { text, where }: Cell): number | undefined {
  if (text === undefined) return undefined;
  const [, number, unit = ''] = AMOUNT.exec(text) ?? [];
  const value = /^[hd]/i.test(unit) ? Number.NaN : numberIn(number);
  if (itemKind.attributes.estimate.schema.safeParse(value).success) return value;
  return refused(writer, {
    where,
    what: `"${text}" is no estimate`,
    mend: 'write a number of points; hours and days go in a column "effort"',
  });
}

/** Hours as a cell has them: in the unit that stands in it, else in that of its column, else in hours. A day has eight. */
export function effortIn(writer: FactWriter, { text, where, header }: Cell): number | undefined {
  if (text === undefined) return undefined;
  const [, number, unit = ''] = AMOUNT.exec(text) ?? [];
  const isDays = DAYS.test(unit === '' ? unitOf(header) : unit);
  const value = /^p/i.test(unit) ? Number.NaN : numberIn(number) * (isDays ? HOURS_PER_DAY : 1);
  if (itemKind.attributes.effort.schema.safeParse(value).success) return value;
  return refused(writer, {
    where,
    what: `"${text}" is no effort`,
    mend: 'write hours, or days with a d: 12, 12h, 1.5d',
  });
}

/** The unit that the name of a column tells: "Effort (days)". */
function unitOf(header: string): string {
  return /\b(h|hrs?|hours?|d|days?)\)?\s*$/i.exec(header.trim())?.[1] ?? 'h';
}

function numberIn(text: string | undefined): number {
  return text === undefined ? Number.NaN : Number(text.replace(',', '.'));
}

function refused(writer: FactWriter, said: { where: string; what: string; mend: string }): undefined {
  writer.diagnose({ code: 'bad-number', severity: 'warning', ...said });
}
