import { Band } from '../ui/chart/band.tsx';
import { BandKey } from '../ui/chart/key.tsx';
import { WeekBars } from '../ui/chart/week-bars.tsx';
import { ChartSection } from '../ui/chart-section.tsx';
import { DataTable } from '../ui/data-table.tsx';

const SCALE = { first: '2017-09-01', last: '2018-03-31' };
const QUANTILES = { p5: '2017-11-02', p15: '2017-11-18', p50: '2017-12-09', p85: '2018-01-12', p95: '2018-02-10' };
const GHOST = { p5: '2017-10-25', p15: '2017-11-08', p50: '2017-11-28', p85: '2017-12-30', p95: '2018-01-20' };

/** The marks of a forecast: a range with its odds, never a lone date. */
export function Charts() {
  const table = (
    <DataTable
      caption="Quantiles"
      rows={Object.entries(QUANTILES)}
      keyOf={([name]) => name}
      columns={[
        { head: 'Quantile', cell: ([name]) => name },
        { head: 'Day', number: true, cell: ([, day]) => day },
      ]}
    />
  );
  return (
    <ChartSection title="Charts" note="Uncertainty is drawn, never hidden" table={table}>
      <div className="design-bands">
        <Band
          scale={SCALE}
          quantiles={QUANTILES}
          ghost={GHOST}
          target="2017-12-01"
          asOf="2017-09-15"
          label="A forecast with its target and last week’s range"
          labelled
        />
        <Band
          scale={SCALE}
          quantiles={QUANTILES}
          actual="2017-12-20"
          asOf="2017-09-15"
          label="What happened, revealed"
        />
        <Band
          scale={SCALE}
          quantiles={null}
          why="too little data"
          target="2018-02-01"
          asOf="2017-09-15"
          label="A milestone that cannot be forecast"
        />
      </div>
      <BandKey marks={['90', '70', 'median', 'target', 'ghost', 'too-little', 'actual']} />
      <WeekBars counts={[3, 5, 2, 8, 6, 7, 4, 9, 5, 6, 8, 7]} most={9} label="Items finished by week" />
    </ChartSection>
  );
}
