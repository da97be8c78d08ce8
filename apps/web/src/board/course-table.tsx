import { formatDay } from '../time/format-day.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import type { SprintView } from './board-query.ts';

/** The pictures of a sprint as rows: what was finished each day, and the range of each day ahead. */
export function CourseTable({ view }: { readonly view: SprintView }) {
  const { past, ahead } = view.burnUp;
  const rows = [
    ...past.map(({ day, done, total }) => ({ day, finished: String(done), range: '', total: String(total) })),
    ...ahead.map(({ day, p5, p15, p50, p85, p95 }) => {
      return { day, finished: `probably ${p50}`, range: `${p15}–${p85} (90 %: ${p5}–${p95})`, total: '' };
    }),
  ];
  return (
    <details className="board-more">
      <summary>Day by day, as a table</summary>
      <ScrollX label="Sprint by day">
        <DataTable
          caption="Finished items of the sprint by day"
          rows={rows}
          keyOf={({ day }) => day}
          columns={[
            { head: 'Day', cell: ({ day }) => formatDay(day, view.asOf) },
            { head: 'Finished', cell: ({ finished }) => finished, number: true },
            { head: '70 % range', cell: ({ range }) => range, number: true },
            { head: 'In the sprint', cell: ({ total }) => total, number: true },
          ]}
        />
      </ScrollX>
    </details>
  );
}
