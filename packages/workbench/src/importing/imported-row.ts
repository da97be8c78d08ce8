import type { LeaveRow } from '@fulcrum/connectors';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { Value } from '@fulcrum/core/vocabulary';
import type { Changing } from './teller.ts';

/** What a row of a table, or an event of a calendar, tells. */
export interface ImportedRow {
  readonly where: string;
  readonly who: string;
  readonly is: 'new' | 'changed' | 'known';
  /** What it says, or what becomes another value: "team Web to Mobile". Rates are not in it. */
  readonly words: string;
}

export const isOf = (changes: readonly Changing[]): ImportedRow['is'] => (changes.length === 0 ? 'known' : 'changed');

/** Attributes that nobody needs to read of. */
const SILENT = new Set(['active', 'where']);

const SHARES = new Set(['allocation', 'ceiling']);

/** What becomes another value of somebody. @param team the name of their team, as the row has it */
export function changedWords(graph: ProgramGraph, changes: readonly Changing[], team: string | undefined): string {
  const teamOf = (id: string): string => graph.teams.get(id)?.name ?? team ?? id;
  const shown = (attribute: string, value: Value | undefined): string => {
    if (attribute === 'team' && typeof value === 'string') return teamOf(value);
    if (SHARES.has(attribute) && typeof value === 'number') return `${Math.round(value * 100)}\u00a0%`;
    return Array.isArray(value) ? value.join(', ') : String(value ?? '');
  };
  const told = changes.filter(({ attribute }) => !SILENT.has(attribute));
  return told
    .map(({ attribute, from, to }) => {
      const before = shown(attribute, from);
      // What somebody costs is for whoever may see it.
      if (attribute === 'rate') return before === '' ? 'a rate' : 'another rate';
      return `${attribute} ${before === '' ? '' : `${before} to `}${shown(attribute, to) || 'nothing'}`;
    })
    .join('; ');
}

/** When somebody is away: "2026-08-03 to 2026-08-14, Vacation". */
export function leaveWords({ from, until, share, title }: LeaveRow): string {
  const days = from === until ? from : `${from} to ${until}`;
  const part = share < 1 ? `, ${Math.round(share * 100)}\u00a0% of each day` : '';
  return `${days}${part}${title === undefined ? '' : `, ${title}`}`;
}
