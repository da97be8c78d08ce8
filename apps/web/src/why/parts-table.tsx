import type { ExplainView } from '@fulcrum/workbench/views';
import { DataTable } from '../ui/data-table.tsx';
import { Figure } from '../words/figure.tsx';
import { formatMove } from '../words/figures.ts';
import { type Part, partName } from './steps.ts';
import { evidenceOf } from './waterfall.tsx';

type Row = Pick<Part, 'key' | 'label' | 'words' | 'move' | 'points' | 'factCount' | 'change'> & {
  readonly part: Part | null;
};

/** The parts of a move by every measure, with their sum: the twin of the picture. */
export function PartsTable({ explained }: { readonly explained: ExplainView }) {
  const { parts, move, points } = explained;
  const sum: Row = { key: 'sum', label: 'together', words: '', factCount: 0, change: null, part: null, move, points };
  const rows: readonly Row[] = [...parts.map((part) => ({ ...part, part })), sum];
  return (
    <DataTable
      caption="What moved the date"
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        {
          head: 'Part',
          cell: (row) =>
            row.part ? <Figure evidence={evidenceOf(row.part, explained)}>{partName(row)}</Figure> : partName(row),
        },
        { head: 'What', cell: ({ words, change }) => (change === null ? words : '') },
        { head: '85\u00a0% date', number: true, cell: (row) => (row.move ? formatMove(row.move.p85) : '–') },
        { head: 'Even date', number: true, cell: (row) => (row.move ? formatMove(row.move.p50) : '–') },
        { head: 'Odds', number: true, cell: (row) => formatPoints(row.points) },
        { head: 'Facts', number: true, cell: (row) => (row.part ? row.factCount : '') },
      ]}
    />
  );
}

function formatPoints(points: number | null): string {
  if (points === null) return '–';
  if (points === 0) return '0 points';
  return `${points > 0 ? '+' : '−'}${Math.abs(points)} points`;
}
