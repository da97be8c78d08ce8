import type { Diagnostic } from '@fulcrum/core/vocabulary';
import { type ReadRows, readTable, type TableRow } from './read-table.ts';

/** Somebody as a table has them; what it does not say is missing. */
export interface PersonRow {
  readonly where: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly team: string | undefined;
  readonly skills: readonly string[] | undefined;
  /** Shares of a full week; 1 is all. */
  readonly allocation: number | undefined;
  readonly ceiling: number | undefined;
  readonly rate: number | undefined;
  readonly zone: string | undefined;
}

const COLUMNS = {
  name: /^(name|person|who|full ?name|display ?name)$/i,
  email: /^(e-?mail|mail|address)( ?address)?$/i,
  team: /^(team|squad|group)$/i,
  skills: /^skills?$/i,
  allocation: /^(allocation|availability|share|fte)( ?\(?%\)?)?$/i,
  ceiling: /^(ceiling|max(imum)? ?load|load ?ceiling)( ?\(?%\)?)?$/i,
  rate: /^(rate|day ?rate|cost( ?(a|per) ?day)?)$/i,
  zone: /^(zone|time ?zone|tz)$/i,
};

/**
 * Reads a table of people: a name or an address each, and what is known of them. A number that cannot be meant is left out, and told.
 * @throws UnfitText when it has neither names nor addresses
 */
export function readPeople(text: string): ReadRows<PersonRow> {
  const diagnostics: Diagnostic[] = [];
  const rows = readTable(text, COLUMNS, ['name', 'email']).flatMap((row): PersonRow[] => {
    const { name, email, team, zone, skills } = row.cells;
    if (name === undefined && email === undefined) {
      diagnostics.push(refused(row, 'neither a name nor an address', 'give the row one of both'));
      return [];
    }
    const said = { where: row.where, name, email, team, zone: zoneIn(row, zone, diagnostics) };
    const numbers = {
      allocation: shareIn(row, 'allocation', { most: 1, diagnostics }),
      ceiling: shareIn(row, 'ceiling', { most: 2, diagnostics }),
      rate: numberIn(row, 'rate', { most: 1e9, diagnostics }),
    };
    return [
      {
        ...said,
        ...numbers,
        skills: skills
          ?.split(/[;|,]/)
          .map((one) => one.trim())
          .filter(Boolean),
      },
    ];
  });
  return { rows, diagnostics };
}

function zoneIn(row: TableRow, zone: string | undefined, diagnostics: Diagnostic[]): string | undefined {
  if (zone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    diagnostics.push(refused(row, `"${zone}" is no time zone`, 'write an IANA name, such as Europe/Berlin'));
    return undefined;
  }
}

interface Bounds {
  readonly most: number;
  readonly diagnostics: Diagnostic[];
}

/** "80%", "80" and "0.8" are all four fifths: nobody gives 80 weeks a week. */
function shareIn(row: TableRow, column: 'allocation' | 'ceiling', { most, diagnostics }: Bounds): number | undefined {
  const text = row.cells[column];
  if (text === undefined) return undefined;
  const number = Number(text.replace('%', '').replace(',', '.').trim());
  const share = text.includes('%') || number > 2 ? number / 100 : number;
  if (share >= 0 && share <= most) return share;
  diagnostics.push(
    refused(row, `"${text}" is no ${column}`, `write a share from 0 to ${most}, or from 0 to ${most * 100}%`),
  );
  return undefined;
}

function numberIn(row: TableRow, column: 'rate', { most, diagnostics }: Bounds): number | undefined {
  const text = row.cells[column];
  if (text === undefined) return undefined;
  const number = Number(text.replace(/[^\d.,-]/g, '').replace(',', '.'));
  if (/\d/.test(text) && number >= 0 && number <= most) return number;
  diagnostics.push(refused(row, `"${text}" is no ${column}`, 'write what a working day costs, as a number'));
  return undefined;
}

function refused({ where }: TableRow, what: string, mend: string): Diagnostic {
  return { code: 'bad-person', severity: 'warning', where, what, mend };
}
