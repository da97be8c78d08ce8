import { itemEvidence } from '../evidence/item-evidence.ts';
import { formatDay } from '../time/format-day.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount, plural } from '../words/figures.ts';
import type { FlowMetric } from './flow-query.ts';

/** The figures of a picture as rows and columns; each opens the same items. */
export function MetricTable({ metric }: { readonly metric: FlowMetric }) {
  const hasItems = metric.items.length > 0;
  return (
    <>
      {metric.series.length > 0 && !hasItems ? <SeriesTable metric={metric} /> : null}
      {hasItems ? <ItemTable metric={metric} /> : null}
    </>
  );
}

type Row = { readonly day: string; readonly points: readonly FlowMetric['series'][number]['points'][number][] };

function SeriesTable({ metric }: { readonly metric: FlowMetric }) {
  const days = [...new Set(metric.series.flatMap(({ points }) => points.map(({ day }) => day)))].sort().reverse();
  const byDay = metric.series.map(({ points }) => new Map(points.map((point) => [point.day, point])));
  const rows: readonly Row[] = days.map((day) => ({ day, points: byDay.flatMap((map) => map.get(day) ?? []) }));
  const columns: readonly Column<Row>[] = [
    { head: 'Day', cell: ({ day }) => formatDay(day) },
    ...metric.series.map(
      ({ name }, index): Column<Row> => ({
        head: name,
        number: true,
        cell: ({ day }) => {
          const point = byDay[index]?.get(day);
          return point ? <Figure evidence={point.evidence}>{formatCount(Math.round(point.value))}</Figure> : null;
        },
      }),
    ),
  ];
  return <DataTable caption={`${metric.title} by day`} columns={columns} rows={rows} keyOf={({ day }) => day} />;
}

// More rows than this nobody reads, and they would weigh on the page; the list of all is in Work.
const MOST = 200;

function ItemTable({ metric }: { readonly metric: FlowMetric }) {
  type Item = FlowMetric['items'][number];
  const items = metric.items.toSorted((a, b) => b.days - a.days).slice(0, MOST);
  const columns: readonly Column<Item>[] = [
    { head: 'Item', cell: ({ id }) => <Figure evidence={itemEvidence(id)}>{id}</Figure> },
    { head: 'Title', cell: ({ title }) => title },
    { head: 'Team', cell: ({ team }) => team },
    { head: 'Day', cell: ({ day }) => formatDay(day) },
    { head: 'Days', number: true, cell: ({ days }) => formatCount(Math.round(days)) },
  ];
  return (
    <>
      {metric.items.length > MOST ? (
        <p className="flow-words">{`The ${MOST} longest of ${plural(metric.items.length, 'item')}`}</p>
      ) : null}
      <DataTable caption={`${metric.title} by item`} columns={columns} rows={items} keyOf={({ id }) => id} />
    </>
  );
}
