import { isDay } from '@fulcrum/core/calendar';
import type { Diagnostic } from '@fulcrum/core/vocabulary';
import type { LeaveOptions, LeaveRow } from './leave-row.ts';
import { readCalendar } from './read-calendar.ts';
import { type ReadRows, readTable, type TableRow } from './read-table.ts';

const COLUMNS = {
  person: /^(person|name|who|employee)$/i,
  email: /^(e-?mail|mail)( ?address)?$/i,
  team: /^(team|squad|group)$/i,
  from: /^(from|start|starts|start ?date|first ?day)$/i,
  until: /^(until|to|end|ends|end ?date|last ?day)$/i,
  share: /^(share|part)( ?\(?%\)?)?$/i,
  title: /^(title|what|reason|type|summary)$/i,
};

/**
 * Reads leave: a calendar (iCalendar) or a table with whose it is, its first day and its last. What cannot be meant is left out, and told.
 * @throws UnfitText when it is neither
 */
export function readLeave(text: string, options: LeaveOptions): ReadRows<LeaveRow> {
  return /^\s*BEGIN:VCALENDAR/i.test(text) ? readCalendar(text, options) : readLeaveTable(text);
}

function readLeaveTable(text: string): ReadRows<LeaveRow> {
  const diagnostics: Diagnostic[] = [];
  const rows = readTable(text, COLUMNS, ['from']).flatMap((row) => {
    const read = leaveIn(row);
    if ('what' in read) diagnostics.push({ code: 'bad-leave', severity: 'warning', where: row.where, ...read });
    return 'what' in read ? [] : [read];
  });
  return { rows, diagnostics };
}

/** A spreadsheet may write midnight behind a day. */
const dayPart = (text: string): string => text.replace(/^(\d{4}-\d\d-\d\d)[T ]00:00(:00)?(\.0+)?Z?$/, '$1');

function leaveIn(row: TableRow): LeaveRow | { readonly what: string; readonly mend: string } {
  const { person, email, team, title, share = '1' } = row.cells;
  const from = dayPart(row.cells.from ?? '');
  const until = dayPart(row.cells.until ?? from);
  const wrong = [from, until].find((day) => !isDay(day));
  if (wrong !== undefined) return { what: `"${wrong}" is no day`, mend: 'write days as YYYY-MM-DD' };
  if (until < from)
    return { what: `it ends on ${until}, before it starts on ${from}`, mend: 'correct one of its days' };
  const number = Number(share.replace('%', '').replace(',', '.'));
  const part = share.includes('%') || number > 1 ? number / 100 : number;
  if (!(part > 0 && part <= 1))
    return { what: `"${share}" is no share of a day`, mend: 'write a share from 0 to 1, or %' };
  const who = [email, person].filter((one) => one !== undefined);
  const key = `${who[0] ?? team ?? 'everybody'}/${from}`;
  return { where: row.where, key, who, team, title, from, until, share: part };
}
