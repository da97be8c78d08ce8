import type { SideBySideView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import { InnerLink } from '../app/inner-link.tsx';
import { say } from '../edits/edits.ts';
import { saidChange } from '../scenario/said-change.ts';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import { BarRows } from '../ui/skeleton.tsx';
import '../ui/table.css';
import { formatMove, formatOdds, plural } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';
import './side-by-side.css';

type Column = SideBySideView['columns'][number];
type Milestone = SideBySideView['milestones'][number];
type Cell = Milestone['cells'][number];

const query = (program: string, ids: readonly string[], asOf: string | undefined): ViewQuery<SideBySideView> =>
  viewQuery<SideBySideView>(['side-by-side', program], programPath(program, 'side-by-side'), {
    scenarios: ids.join(','),
    asOf,
  });

/** Up to four scenarios beside what everybody sees, in the same futures. */
export function SideBySide({ program, ids }: { readonly program: string; readonly ids: readonly string[] }) {
  const { day } = useMoment();
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(query(program, ids, day));
  return (
    <Section
      title="Side by side"
      note={data ? `${data.replications.toLocaleString()} futures, the same in every column` : 'Working it out …'}
      actions={<ShareLink />}
    >
      {data ? <Table view={data} isStale={isPlaceholderData} /> : null}
      {data === undefined && error ? (
        <Failure error={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : null}
      {data === undefined && !error ? <BarRows rows={8} /> : null}
    </Section>
  );
}

function ShareLink() {
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => say('Link copied: it opens these scenarios side by side.'),
      () => say('The browser does not copy: take the address from the address bar.', { isFailure: true }),
    );
  return (
    <Button size="small" onClick={() => void copy()}>
      Copy the link
    </Button>
  );
}

function Table({ view, isStale }: { readonly view: SideBySideView; readonly isStale: boolean }) {
  const [all, setAll] = useState(false);
  const moved = view.milestones.filter(({ cells }) => cells.some(isMoved));
  const shown = all || moved.length === 0 ? view.milestones : moved;
  const hidden = view.milestones.length - shown.length;
  return (
    <div className="page-content" data-stale={isStale}>
      <p className="beside-words">{localDates(view.words)}</p>
      <ScrollX label="Side by side">
        <table className="table beside-table">
          <caption className="sr-only">Scenarios side by side</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">What is compared</span>
              </th>
              {view.columns.map((column) => (
                <th key={column.id} scope="col">
                  <ColumnHead column={column} program={view.program} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Row title="Changes" columns={view.columns} cell={changesOf} />
            {shown.map((milestone) => (
              <MilestoneRow key={milestone.id} milestone={milestone} view={view} />
            ))}
            <Row title="Cost that is left" columns={view.columns} cell={costOf} />
            <Row title="Overload" columns={view.columns} cell={overloadOf} />
          </tbody>
        </table>
      </ScrollX>
      {hidden > 0 ? (
        <Button
          size="small"
          onClick={() => setAll(true)}
        >{`Show ${plural(hidden, 'date')} that no scenario moves`}</Button>
      ) : null}
    </div>
  );
}

const isMoved = ({ difference }: Cell) => difference !== null && (difference.p85 !== 0 || difference.p50 !== 0);

function ColumnHead({ column: { id, name, state }, program }: { readonly column: Column; readonly program: string }) {
  if (state === 'trunk') return <>{name}</>;
  return (
    <InnerLink className="figure beside-name" href={`/programs/${encodeURIComponent(program)}?scenario=${id}`}>
      {state === 'open' ? name : `${name} (${state})`}
    </InnerLink>
  );
}

type RowProps = {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly cell: (column: Column) => React.ReactNode;
};

function Row({ title, columns, cell }: RowProps) {
  return (
    <tr>
      <th scope="row">{title}</th>
      {columns.map((column) => (
        <td key={column.id}>{cell(column)}</td>
      ))}
    </tr>
  );
}

function changesOf({ changes, state }: Column) {
  if (state === 'trunk') return <span className="text-ink-3">none</span>;
  if (changes.length === 0) return <span className="text-ink-3">none yet</span>;
  return (
    <ol className="beside-changes">
      {changes.map((words) => (
        <li key={words}>{saidChange(words)}</li>
      ))}
    </ol>
  );
}

function costOf({ cost, state }: Column) {
  if (state === 'trunk') return <span className="text-ink-3">the base</span>;
  if (cost === null) return <span className="text-ink-3">no prices are known</span>;
  const money = (amount: number) =>
    `${amount < 0 ? '−' : '+'}${Math.abs(Math.round(amount)).toLocaleString()}${cost.currency ? ` ${cost.currency}` : ''}`;
  return `${money(cost.p50)} at even odds, ${money(cost.p85)} at 85\u00a0%`;
}

function overloadOf({ overload }: Column) {
  if (overload === null) return <span className="text-ink-3">no plan can be made</span>;
  if (overload.weeks === 0) return 'nobody';
  return `${plural(overload.weeks, 'week')}: ${overload.who.join(', ')}`;
}

function MilestoneRow({
  milestone: { name, cells },
  view,
}: {
  readonly milestone: Milestone;
  readonly view: SideBySideView;
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((cell, index) => (
        <td key={view.columns[index]?.id}>
          <DateCell cell={cell} near={view.asOf} />
        </td>
      ))}
    </tr>
  );
}

function DateCell({ cell, near }: { readonly cell: Cell; readonly near: string }) {
  const { p50, p85, reason, oddsOfTarget, target, difference } = cell;
  if (p50 === null || p85 === null) return <span className="text-ink-3">{reason ?? 'no date'}</span>;
  return (
    <span className="beside-cell">
      <span>
        <b>{formatDay(p85, near)}</b> {difference ? <Move difference={difference} /> : null}
      </span>
      <small>
        {`even odds ${formatDay(p50, near)}`}
        {oddsOfTarget === null || target === null ? '' : `; ${formatOdds(oddsOfTarget)} of ${formatDay(target, near)}`}
      </small>
    </span>
  );
}

function Move({ difference }: { readonly difference: NonNullable<Cell['difference']> }) {
  const { p85, isNoise, noise } = difference;
  if (p85 === 0 && !isNoise) return <span className="text-ink-3">unmoved</span>;
  if (isNoise) {
    const most = Math.max(1, Math.round(noise?.p85 ?? 0));
    return <span className="beside-noise">{`${formatMove(p85)}: within the noise of ${plural(most, 'day')}`}</span>;
  }
  return <span className={p85 > 0 ? 'later' : 'sooner'}>{formatMove(p85)}</span>;
}
