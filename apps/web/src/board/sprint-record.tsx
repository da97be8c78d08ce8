import { formatDay } from '../time/format-day.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Status } from '../ui/status.tsx';
import type { SprintView } from './board-query.ts';

/** What the first day of earlier sprints would have said, against what happened. */
export function SprintRecord({ view }: { readonly view: SprintView }) {
  const { record } = view;
  if (record.length === 0) return null;
  const most = Math.max(1, ...record.map(({ total }) => total));
  const percent = (count: number) => `${(100 * count) / most}%`;
  const within = record.filter(({ isWithin }) => isWithin).length;
  return (
    <div className="sprint-record">
      <p className="board-note">{`${within} of ${record.length} fell into the range that was forecast on their first day (7 in 10 should).`}</p>
      <DataTable
        caption="Earlier sprints: forecast of the first day, and what happened"
        rows={record}
        keyOf={({ id }) => id}
        columns={[
          { head: 'Sprint', cell: ({ name }) => name },
          { head: 'Ended', cell: ({ end }) => formatDay(end, view.asOf) },
          { head: 'Held', cell: ({ total }) => total, number: true },
          { head: 'Forecast', cell: ({ low, high }) => `${low}–${high}`, number: true },
          { head: 'Finished', cell: ({ truth }) => truth, number: true },
          {
            head: 'Picture',
            cell: ({ low, high, truth, total }) => (
              <span className="record-bar" aria-hidden="true">
                <i className="record-part record-total" style={{ width: percent(total) }} />
                <i className="record-part record-range" style={{ left: percent(low), width: percent(high - low) }} />
                <i className="record-part record-truth" style={{ left: percent(truth) }} />
              </span>
            ),
          },
          {
            head: 'Within',
            cell: ({ isWithin, truth, low }) =>
              isWithin ? (
                <Status tone="ok">within</Status>
              ) : (
                <Status tone="risk">{truth < low ? 'fewer' : 'more'}</Status>
              ),
          },
        ]}
      />
    </div>
  );
}
