import type { MilestoneView } from '@fulcrum/workbench/views';
import { InnerLink } from '../app/inner-link.tsx';
import type { Day } from '../time/day.ts';
import { formatDay, formatDayLong } from '../time/format-day.ts';
import { ChartSection } from '../ui/chart-section.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Section } from '../ui/section.tsx';
import { whyPath } from '../why/why-query.ts';
import { EarlierPicture } from './earlier-picture.tsx';

/** How the forecast of this milestone ran over the last weeks. */
export function EarlierForecasts({ view }: { readonly view: MilestoneView }) {
  const { past, asOf, row } = view;
  const known = past.filter(({ p85 }) => p85 !== null);
  if (known.length < 2) {
    return (
      <Section title="Earlier forecasts">
        <p className="text-ink-2">
          {known.length === 0 ? 'There was no forecast in the weeks before.' : 'This is its first forecast.'}
        </p>
      </Section>
    );
  }
  return (
    <ChartSection
      title="Earlier forecasts"
      note={`${past.length} weeks; upward is later`}
      actions={
        <InnerLink className="figure screen-only" href={whyPath(view.program.id, { milestone: row.id })}>
          Why it moved
        </InnerLink>
      }
      table={<PastTable past={past} near={asOf} />}
    >
      <EarlierPicture past={past} target={row.target} actual={row.actual} near={asOf} label={inWords(view)} />
    </ChartSection>
  );
}

function inWords({ past, row }: MilestoneView): string {
  const known = past.flatMap(({ p85 }) => (p85 ? [p85] : []));
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return '';
  return `Forecast of ${row.name} in ${past.length} weeks: the 85 percent date moved from ${formatDayLong(first)} to ${formatDayLong(last)}`;
}

type TableProps = { readonly past: MilestoneView['past']; readonly near: Day };

function PastTable({ past, near }: TableProps) {
  const day = (value: Day | null) => (value ? formatDay(value, near) : '–');
  return (
    <DataTable
      caption="Earlier forecasts"
      rows={past}
      keyOf={({ asOf }) => asOf}
      columns={[
        { head: 'As of', cell: ({ asOf }) => formatDay(asOf, near) },
        { head: '15\u00a0%', number: true, cell: ({ p15 }) => day(p15) },
        { head: 'Median', number: true, cell: ({ p50 }) => day(p50) },
        { head: '85\u00a0%', number: true, cell: ({ p85 }) => day(p85) },
        { head: 'Status', cell: ({ status }) => (status === 'ok' ? 'forecast' : status.replaceAll('-', ' ')) },
      ]}
    />
  );
}
