import { ChartSection } from '../ui/chart-section.tsx';
import { DataTable } from '../ui/data-table.tsx';
import type { Objective, ObjectivesView } from './objectives-query.ts';
import { Slope } from './slope.tsx';
import { formatWorth } from './worth.ts';

/** In which order it pays: by value, and by cost of delay over duration. */
export function OrderSection({ view }: { readonly view: ObjectivesView }) {
  const { order, objectives } = view;
  if (order === null) return null;
  const ranked = objectives.filter(({ rank }) => rank !== null);
  return (
    <ChartSection
      title="What to do first"
      note="By value alone, and by cost of delay divided by duration (CD3): what is quick and costs much to wait for goes first"
      table={<OrderTable view={view} rows={ranked} />}
    >
      <Slope view={view} ranked={ranked} />
    </ChartSection>
  );
}

function OrderTable({ view, rows }: { readonly view: ObjectivesView; readonly rows: readonly Objective[] }) {
  const worth = (amount: number, unit: Objective['unit']) => formatWorth(amount, unit, view.currency);
  return (
    <DataTable
      caption="The order of the objectives"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { head: 'Objective', cell: ({ name }) => <span className="row-name">{name}</span> },
        { head: 'By value', number: true, cell: ({ rank }) => rank?.byValue },
        { head: 'Value', number: true, cell: ({ value, unit }) => (value === null ? '–' : worth(value, unit)) },
        { head: 'By CD3', number: true, cell: ({ rank }) => rank?.byCd3 },
        { head: 'CD3', number: true, cell: ({ cd3, unit }) => (cd3 ? worth(cd3.value, unit) : '–') },
        {
          head: 'In 70\u00a0% of the futures',
          number: true,
          cell: ({ cd3, unit }) => (cd3 ? `${worth(cd3.low, unit)} to ${worth(cd3.high, unit)}` : '–'),
        },
      ]}
    />
  );
}
