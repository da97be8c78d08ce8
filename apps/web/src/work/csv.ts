import type { ItemRow } from '@fulcrum/workbench/views';

type Column = readonly [head: string, value: (item: ItemRow) => string | number | null];

const COLUMNS: readonly Column[] = [
  ['key', (item) => item.id],
  ['title', (item) => item.title],
  ['type', (item) => item.type],
  ['state', (item) => item.state],
  ['category', (item) => item.category],
  ['priority', (item) => item.priority],
  ['team', (item) => item.teamName ?? item.team],
  ['assignee', (item) => item.assigneeName ?? item.assignee],
  ['milestones', (item) => item.milestones.map(({ name }) => name).join('; ')],
  ['created', (item) => item.created],
  ['finished', (item) => item.finished],
  ['age_days', (item) => item.ageDays],
  ['url', (item) => item.url],
];

/** The first line of the file (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export const csvHead = (): string => `\uFEFF${COLUMNS.map(([head]) => head).join(',')}\r\n`;

export function csvRows(items: readonly ItemRow[]): string {
  return items.map((item) => `${COLUMNS.map(([, value]) => csvCell(value(item))).join(',')}\r\n`).join('');
}

// A spreadsheet runs what begins like this; a quote before it makes it text again.
const FORMULA = /^[=+\-@\t\r]/;

export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
