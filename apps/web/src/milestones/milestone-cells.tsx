import type { MilestoneRow } from '@fulcrum/workbench/views';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { healthTone, healthWord, Status } from '../ui/status.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount, formatMove, formatOdds } from '../words/figures.ts';
import { briefName, milestonePath } from './row-words.ts';

type RowOf = { readonly row: MilestoneRow };

/** The name leads to the milestone's page; below it, how much is open. */
export function NameCell({ row, program }: RowOf & { readonly program: string }) {
  return (
    <>
      <span className="row-name" title={row.name}>
        <Figure href={milestonePath(program, row.id)}>{briefName(row.name)}</Figure>
      </span>
      <small>
        {formatCount(row.open)} of {formatCount(row.total)} items open
      </small>
    </>
  );
}

/** The date to promise, or that there is none. */
export function PromiseCell({ row, near, program }: RowOf & { readonly near: Day; readonly program: string }) {
  const day = row.quantiles?.p85;
  if (!day) return <span className="text-ink-3">no date</span>;
  return (
    <b>
      <Figure href={milestonePath(program, row.id)}>{formatDay(day, near)}</Figure>
    </b>
  );
}

/** Shape, odds and word. */
export function OddsCell({ row }: RowOf) {
  const tone = healthTone(row.health);
  if (row.oddsOfTarget === null) return <Status tone={tone}>{stateWord(row)}</Status>;
  return (
    <>
      <Status tone={tone}>{formatOdds(row.oddsOfTarget)}</Status>{' '}
      <span className="text-xs text-ink-3">{healthWord(row.health)}</span>
    </>
  );
}

const REFUSALS: Partial<Record<MilestoneRow['status'], string>> = {
  'insufficient-data': 'too little data',
  infeasible: 'not feasible',
  'out-of-time': 'ran out of time',
};

/** Why there are no odds, in as few words as fit a cell; the row's picture says it in full. */
export function stateWord(row: MilestoneRow): string {
  return REFUSALS[row.status] ?? healthWord(row.health);
}

/** By how much the date to promise moved in seven days. */
export function MoveCell({ days }: { readonly days: number | null }) {
  if (days === null) return null;
  if (days === 0) return <span className="text-ink-3">{formatMove(0)}</span>;
  return <span className={days > 0 ? 'later' : 'sooner'}>{formatMove(days)}</span>;
}
