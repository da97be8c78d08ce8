import type { PortfolioRow, PortfolioView } from '@fulcrum/workbench/views';
import { plainText } from '../words/sentence.tsx';
import { csvCell } from '../work/csv.ts';

type Program = PortfolioView['programs'][number];
type Column = readonly [head: string, value: (row: PortfolioRow, part: Program) => string | number | null];

const COLUMNS: readonly Column[] = [
  ['program', (_, { program }) => program.name],
  ['owner', (_, { owner }) => owner],
  ['milestone', ({ name }) => name],
  ['status', ({ health }) => health],
  ['target', ({ target }) => target],
  ['odds_percent', ({ oddsOfTarget }) => (oddsOfTarget === null ? null : Math.round(oddsOfTarget * 100))],
  ['p15', ({ quantiles }) => quantiles?.p15 ?? null],
  ['p50', ({ quantiles }) => quantiles?.p50 ?? null],
  ['p85', ({ quantiles }) => quantiles?.p85 ?? null],
  ['moved_days_in_a_week', ({ movedDays }) => movedDays],
  ['trend', ({ trend }) => trend.words],
  ['open_items', ({ open }) => open],
  ['items', ({ total }) => total],
  ['what_moved_it', ({ why, moves }) => plainText(why ?? moves)],
];

/** The milestones of the portfolio as a file (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function portfolioCsv(programs: readonly Program[]): string {
  const rows = programs.flatMap((part) =>
    part.milestones.map((row) => COLUMNS.map(([, value]) => csvCell(value(row, part))).join(',')),
  );
  return `\uFEFF${[COLUMNS.map(([head]) => head).join(','), ...rows].join('\r\n')}\r\n`;
}
