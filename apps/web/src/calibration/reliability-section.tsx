import { Key } from '../ui/chart/key.tsx';
import { linePath, type Point, ribbonPath } from '../ui/chart/lines.ts';
import { type Mark, Picker } from '../ui/chart/picker.tsx';
import { Plot } from '../ui/chart/plot.tsx';
import { css } from '../ui/chart/time-scale.ts';
import type { ValueScale } from '../ui/chart/value-scale.ts';
import { ChartSection } from '../ui/chart-section.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { type Backtest, interval, METHODS, type MethodScore, percent } from './methods.ts';

const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

const SHARES: ValueScale = {
  percentOf: (share) => 100 - 100 * share,
  ticks: QUARTERS.map((value) => ({ value, label: percent(value) })),
};

const KEY = [
  ['reliability-fulcrum', 'Fulcrum, with its 95\u00a0% interval'],
  ['reliability-velocity', 'Velocity'],
  ['reliability-bootstrap', 'Bootstrap'],
  ['reliability-ideal', 'As promised'],
] as const;

/** Odds that were claimed against how often they came true. On the diagonal, a promise is worth what it says. */
export function ReliabilitySection({ backtest }: { readonly backtest: Backtest }) {
  const others = backtest.methods.filter(({ method }) => method !== 'fulcrum');
  return (
    <ChartSection
      title="Reliability"
      note="Odds claimed, and how often they came true"
      table={<ReliabilityTable backtest={backtest} />}
    >
      <div className="reliability">
        <Plot values={SHARES} below={<Odds />}>
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
            <Record backtest={backtest} />
          </svg>
          {others.map((score) => (
            <Method key={score.method} score={score} />
          ))}
          <Picker label="Reliability of Fulcrum and of the two simple methods" marks={marksOf(backtest)} by="dot" />
        </Plot>
      </div>
      <Key entries={KEY} />
    </ChartSection>
  );
}

/** The axis of the claimed odds. */
function Odds() {
  return (
    <div className="reliability-odds" aria-hidden="true">
      {QUARTERS.map((share) => (
        <span key={share} style={{ left: css(100 * share) }}>
          {percent(share)}
        </span>
      ))}
    </div>
  );
}

type Share = Backtest['reliability'][number];

const at = (nominal: number, share: number): Point => [100 * nominal, 100 - 100 * share];

function Record({ backtest }: { readonly backtest: Backtest }) {
  const points = backtest.reliability;
  return (
    <>
      <path d={linePath([at(0, 0), at(1, 1)])} className="reliability-diagonal" />
      <path
        d={ribbonPath(
          points.map(({ nominal, high }) => at(nominal, high)),
          points.map(({ nominal, low }) => at(nominal, low)),
        )}
        className="reliability-ribbon"
      />
      <path d={linePath(points.map(({ nominal, observed }) => at(nominal, observed)))} className="chart-promise" />
    </>
  );
}

/** The three promises of a simple method, each with its interval. */
function Method({ score }: { readonly score: MethodScore }) {
  return score.coverage.map(({ nominal, observed, low, high }) => (
    <i
      key={nominal}
      className="reliability-interval"
      style={{ left: css(100 * nominal), top: css(100 - 100 * high), height: css(100 * (high - low)) }}
    >
      <b
        className={`reliability-mark reliability-mark-${score.method}`}
        style={{ top: css(high > low ? (100 * (high - observed)) / (high - low) : 50) }}
      />
    </i>
  ));
}

function marksOf({ reliability, methods }: Backtest): readonly Mark[] {
  const mark = (name: string, point: Omit<Share, 'n'>): Mark => ({
    x: 100 * point.nominal,
    y: 100 - 100 * point.observed,
    words: `${name}: ${percent(point.nominal)} claimed, ${percent(point.observed)} came true (${interval(point)})`,
  });
  const own = reliability.map((point) => mark(METHODS.fulcrum.name, point));
  const others = methods
    .filter(({ method }) => method !== 'fulcrum')
    .flatMap(({ method, coverage }) => coverage.map((point) => mark(METHODS[method].name, point)));
  return [...own, ...others];
}

function ReliabilityTable({ backtest }: { readonly backtest: Backtest }) {
  return (
    <DataTable
      caption="Reliability of Fulcrum: odds claimed, and how often they came true"
      rows={backtest.reliability}
      keyOf={({ nominal }) => String(nominal)}
      columns={[
        { head: 'Claimed', cell: ({ nominal }) => percent(nominal) },
        { head: 'Came true', number: true, cell: ({ observed }) => percent(observed) },
        { head: '95\u00a0% interval', number: true, cell: interval },
      ]}
    />
  );
}
