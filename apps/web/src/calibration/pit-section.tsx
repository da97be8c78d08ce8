import { type Mark, Picker } from '../ui/chart/picker.tsx';
import { Plot } from '../ui/chart/plot.tsx';
import { css } from '../ui/chart/time-scale.ts';
import type { ValueScale } from '../ui/chart/value-scale.ts';
import { ChartSection } from '../ui/chart-section.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { type Backtest, percent, sharesOf } from './methods.ts';

/** Where in the claimed range the truth fell. Flat is calibrated; a hump says the ranges are too wide, two horns too narrow. */
export function PitSection({ backtest }: { readonly backtest: Backtest }) {
  const shares = sharesOf(backtest.pit);
  const width = 100 / Math.max(1, shares.length);
  const values = scaleOf(Math.max(0.1, ...shares));
  const marks = shares.map(
    (share, index): Mark => ({
      x: width * (index + 0.5),
      y: values.percentOf(share),
      words: `${percent(share)} fell between the ${binWords(index, shares.length)} dates`,
    }),
  );
  return (
    <ChartSection
      title="Where the truth fell"
      note="In tenths of the claimed range; flat is calibrated"
      table={<PitTable shares={shares} />}
    >
      <div className="pit">
        <Plot values={values} below={<Ends />}>
          <svg aria-hidden="true">
            {marks.map(({ x, y, words }) => (
              <rect
                key={words}
                className="pit-bar"
                x={css(x - width * 0.44)}
                width={css(width * 0.88)}
                y={css(y)}
                height={css(100 - y)}
              />
            ))}
          </svg>
          <div
            className="flat-line"
            style={{ top: css(values.percentOf(1 / Math.max(1, shares.length))) }}
            aria-hidden="true"
          >
            <span>calibrated</span>
          </div>
          <Picker label="Where the truth fell: tenths of the range" marks={marks} by="column" />
        </Plot>
      </div>
    </ChartSection>
  );
}

function scaleOf(most: number): ValueScale {
  const top = Math.ceil((most * 100) / 5) * 5;
  const step = top > 30 ? 10 : 5;
  const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => (index * step) / 100);
  return {
    percentOf: (share) => 100 - (100 * share * 100) / top,
    ticks: ticks.map((value) => ({ value, label: percent(value) })),
  };
}

const binWords = (index: number, count: number) => `${percent(index / count)} and ${percent((index + 1) / count)}`;

function Ends() {
  return (
    <div className="pit-ends" aria-hidden="true">
      <span>earlier than claimed</span>
      <span>later</span>
    </div>
  );
}

function PitTable({ shares }: { readonly shares: readonly number[] }) {
  return (
    <DataTable
      caption="Where in the claimed range the truth fell"
      rows={shares.map((share, index) => ({ share, index }))}
      keyOf={({ index }) => String(index)}
      columns={[
        { head: 'Between the dates of', cell: ({ index }) => binWords(index, shares.length) },
        { head: 'Share', number: true, cell: ({ share }) => percent(share) },
      ]}
    />
  );
}
