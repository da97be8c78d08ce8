import type { MilestoneRow } from '@fulcrum/workbench/views';
import { formatDayLong } from '../time/format-day.ts';
import { formatOdds } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';

/** A milestone's row in one plain sentence, for those who do not see its picture. */
export function rowInWords(row: MilestoneRow): string {
  const parts = row.quantiles ? rangeWords(row.quantiles) : [localDates(row.words)];
  if (row.target) parts.push(`target ${formatDayLong(row.target)}`);
  if (row.oddsOfTarget !== null) parts.push(`odds ${formatOdds(row.oddsOfTarget)}`);
  if (row.actual) parts.push(`it landed on ${formatDayLong(row.actual)}`);
  return `${row.name}: ${parts.join(', ')}`;
}

function rangeWords({ p15, p50, p85 }: NonNullable<MilestoneRow['quantiles']>): string[] {
  const known: string[] = [];
  if (p15 && p85) known.push(`15 to 85 percent range ${formatDayLong(p15)} to ${formatDayLong(p85)}`);
  if (p50) known.push(`median ${formatDayLong(p50)}`);
  return known.length > 0 ? known : ['its end lies beyond what can be said'];
}

/** Why there is no date, without the name that stands beside it. */
export function refusal({ name, words }: MilestoneRow): string {
  const text = localDates(words.startsWith(`${name} `) ? words.slice(name.length + 1) : words);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where a milestone's page is. */
export const milestonePath = (program: string, milestone: string): string =>
  `/programs/${encodeURIComponent(program)}/milestones/${encodeURIComponent(milestone)}`;

/** A version without the word before it, which every row would repeat: `Release 7.0.0` is `7.0.0`. */
export const briefName = (name: string): string => name.replace(/^(release|version)\s+(?=\d)/i, '');
