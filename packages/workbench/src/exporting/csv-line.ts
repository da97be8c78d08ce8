// A spreadsheet runs a cell that starts like this as a formula, so such a cell gets an apostrophe in front.
const FORMULA = /^[=+\-@\t\r\0]/;
const QUOTED = /[",\n\r]/;

/** One line of CSV (RFC 4180), safe to open in a spreadsheet. Lists are joined with semicolons, nothing is an empty cell. */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = Array.isArray(value) ? value.join('; ') : String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
