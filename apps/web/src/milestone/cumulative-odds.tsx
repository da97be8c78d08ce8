import type { MilestoneView } from '@fulcrum/workbench/views';
import type { Day } from '../time/day.ts';
import { formatDayLong } from '../time/format-day.ts';
import { areaPath, clipped, linePath, type Point } from '../ui/chart/lines.ts';
import { css, endOf, type TimeScale } from '../ui/chart/time-scale.ts';
import { formatOdds } from '../words/figures.ts';

type Forecast = MilestoneView['forecast'];
type Props = {
  readonly forecast: Forecast;
  readonly lastWeek: Forecast | null;
  readonly scale: TimeScale;
};

const HEIGHT = 150;
const WIDE = 1000;

const y = (p: number) => HEIGHT * (1 - p);

/** The odds of being done by each day, under the dots and on their axis. */
export function CumulativeOdds({ forecast, lastWeek, scale }: Props) {
  const points = curvePoints(forecast.curve, scale);
  const former = lastWeek ? curvePoints(lastWeek.curve, scale) : [];
  return (
    <svg className="cumulative" width="100%" height={HEIGHT} role="img" aria-label={inWords(forecast)}>
      <line x1="0" x2="100%" y1={y(0.5)} y2={y(0.5)} className="chart-grid" />
      <line x1="0" x2="100%" y1={y(1)} y2={y(1)} className="chart-grid" />
      <svg
        viewBox={`0 0 ${WIDE} ${HEIGHT}`}
        width="100%"
        height={HEIGHT}
        preserveAspectRatio="none"
        className="cumulative-plot"
        aria-hidden="true"
      >
        <path d={areaPath(points, HEIGHT)} className="cumulative-area" />
        <path d={linePath(former)} className="chart-ghost" />
        <path d={linePath(points)} className="chart-median" />
      </svg>
      <Guides forecast={forecast} scale={scale} />
      <line x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} className="chart-axis" />
      <text x="100%" y="-5" textAnchor="end" className="chart-text">
        &gt;95&nbsp;%
      </text>
    </svg>
  );
}

/** The curve's points inside the picture, drawn on to its edges. */
function curvePoints(curve: Forecast['curve'], scale: TimeScale): readonly Point[] {
  const [first] = curve;
  const last = curve.at(-1);
  if (!first || !last) return [];
  // The curve has a point for each hundredth, several on one day: the last of a day is what holds at its end.
  const ends = curve.filter(({ day }, index) => day !== curve[index + 1]?.day);
  const inside = ends.map(({ p, day }): Point => [(WIDE * endOf(scale, day)) / 100, y(p)]);
  const start: Point = [Math.min(0, inside[0]?.[0] ?? 0), y(0)];
  const end: Point = [Math.max(WIDE, inside.at(-1)?.[0] ?? WIDE), y(last.p)];
  return clipped([start, [inside[0]?.[0] ?? 0, y(0)], ...inside, end], WIDE);
}

// Two labels nearer than this, as shares, would overprint.
const APART = 0.12;

function Guides({ forecast, scale }: { readonly forecast: Forecast; readonly scale: TimeScale }) {
  const { target, oddsOfTarget, quantiles } = forecast;
  const p85 = quantiles?.p85;
  const showsOdds = target !== null && oddsOfTarget !== null && Math.abs(oddsOfTarget - 0.85) > APART;
  return (
    <>
      {showsOdds ? <Guide day={target} p={oddsOfTarget} scale={scale} text={formatOdds(oddsOfTarget)} /> : null}
      {p85 ? <Guide day={p85} p={0.85} scale={scale} text={'85\u00a0%'} /> : null}
    </>
  );
}

type GuideProps = { readonly day: Day; readonly p: number; readonly scale: TimeScale; readonly text: string };

function Guide({ day, p, scale, text }: GuideProps) {
  const at = endOf(scale, day);
  if (at < 0 || at > 100) return null;
  return (
    <>
      <line x1="0" x2={css(at)} y1={y(p)} y2={y(p)} className="chart-guide" />
      <circle cx={css(at)} cy={y(p)} r="4" className="chart-point" />
      <text x="0" y={y(p) - 5} className="chart-ink-text">
        {text}
      </text>
    </>
  );
}

function inWords({ target, oddsOfTarget, quantiles }: Forecast): string {
  const parts = [
    target && oddsOfTarget !== null ? `${formatOdds(oddsOfTarget)} by ${formatDayLong(target)}` : '',
    quantiles?.p50 ? `50 % by ${formatDayLong(quantiles.p50)}` : '',
    quantiles?.p85 ? `85 % by ${formatDayLong(quantiles.p85)}` : '',
  ];
  return `Cumulative odds: ${parts.filter(Boolean).join(', ')}`;
}
