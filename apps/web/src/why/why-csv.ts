import type { ExplainView } from '@fulcrum/workbench/views';
import { csvCell } from '../work/csv.ts';
import { partName } from './steps.ts';

const HEAD = ['part', 'what', 'p85_days', 'p50_days', 'odds_points', 'facts'];

/** The parts of a move and their sum as a file (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function whyCsv({ parts, move, points }: ExplainView): string {
  const rows = [
    ...parts.map((part) => [
      partName(part),
      part.words,
      part.move?.p85 ?? null,
      part.move?.p50 ?? null,
      part.points,
      part.factCount,
    ]),
    ['Together', '', move?.p85 ?? null, move?.p50 ?? null, points, null],
  ];
  return `\uFEFF${[HEAD, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
