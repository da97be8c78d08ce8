import type { MilestoneView } from '@fulcrum/workbench/views';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { DataTable } from '../ui/data-table.tsx';
import { dayAt } from './quantile-dots.ts';

type Props = { readonly forecast: MilestoneView['forecast']; readonly near: Day };

const SHARES = [0.05, 0.15, 0.25, 0.35, 0.5, 0.65, 0.75, 0.85, 0.9, 0.95];

/** The twin of the distribution: by which day, with which odds. */
export function CurveTable({ forecast, near }: Props) {
  const rows = SHARES.flatMap((p) => {
    const day = dayAt(forecast.curve, p);
    return day === undefined ? [] : [{ p, day }];
  });
  return (
    <DataTable
      caption="Odds of landing by a day"
      rows={rows}
      keyOf={({ p }) => String(p)}
      columns={[
        { head: 'Odds', cell: ({ p }) => `${Math.round(p * 100)}\u00a0%` },
        { head: 'Landed by', cell: ({ day }) => formatDay(day, near) },
        {
          head: 'Against the target',
          cell: ({ day }) => (forecast.target === null ? 'no target' : day <= forecast.target ? 'makes it' : 'later'),
        },
      ]}
    />
  );
}
