import { addDays } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import '../ui/chart/band.css';
import { areaPath, linePath, type Point } from '../ui/chart/lines.ts';
import { type Mark, Picker } from '../ui/chart/picker.tsx';
import { Plot } from '../ui/chart/plot.tsx';
import { endOf, type TimeScale } from '../ui/chart/time-scale.ts';
import { linearScale, type ValueScale } from '../ui/chart/value-scale.ts';
import { formatCount } from '../words/figures.ts';
import type { FlowMetric, MetricProps } from './flow-query.ts';

const WIDE = 1000;
const HIGH = 100;

/** Lines over time, the greatest at the back: work in progress, cumulative flow. */
export function Layers({ metric }: MetricProps) {
  const series = drawn(metric);
  const days = series.flatMap(({ points }) => points.map(({ day }) => day)).sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const time = { first, last: addDays(last, 1) };
  const values = scaleOf(series.flatMap(({ points }) => points.map(({ value }) => value)));
  return (
    <>
      <Plot time={time} values={values}>
        <svg viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
          {series.map((one, index) => (
            <Layer key={one.name} points={placesOf(one, time, values)} index={index} />
          ))}
        </svg>
        <Picker label={`${metric.title}: points of time`} marks={marksOf(series, time, values)} by="dot" />
      </Plot>
      {series.length > 1 ? <Names series={series} /> : null}
    </>
  );
}

type Series = FlowMetric['series'][number];

/** The greatest at the back. Fewer started than finished means that starts are not known: such a line would mislead. */
function drawn({ series }: FlowMetric): readonly Series[] {
  const finished = series.find(({ name }) => name === 'finished');
  return series
    .filter((one) => one.name !== 'started' || !finished || lastOf(one) >= lastOf(finished))
    .toSorted((a, b) => lastOf(b) - lastOf(a));
}

/** Years of work lie below these lines: where they begin high, the picture begins there too. */
function scaleOf(values: readonly number[]): ValueScale {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return linearScale(most, least > most / 2 ? least : 0);
}

const lastOf = ({ points }: Series) => points.at(-1)?.value ?? 0;

function placesOf({ points }: Series, time: TimeScale, values: ValueScale): readonly Point[] {
  return points.map(({ day, value }) => [(WIDE / 100) * endOf(time, day), values.percentOf(value)]);
}

function Layer({ points, index }: { readonly points: readonly Point[]; readonly index: number }) {
  return (
    <>
      <path d={areaPath(points, HIGH)} className={`flow-layer flow-layer-${Math.min(index, 3)}`} />
      <path d={linePath(points)} className={`flow-line flow-line-${Math.min(index, 3)}`} />
    </>
  );
}

function marksOf(series: readonly Series[], time: TimeScale, values: ValueScale): readonly Mark[] {
  const several = series.length > 1;
  return series
    .flatMap(({ name, points }) =>
      points.map(({ day, value, evidence }) => ({
        day,
        x: endOf(time, day),
        y: values.percentOf(value),
        words: `${several ? `${name}: ` : ''}${formatCount(Math.round(value))} on ${formatDay(day)}`,
        evidence,
      })),
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : b.y - a.y));
}

function Names({ series }: { readonly series: readonly Series[] }) {
  return (
    <div className="band-key" aria-hidden="true">
      {series.map(({ name }, index) => (
        <span key={name}>
          <i className={`flow-key flow-key-${Math.min(index, 3)}`} />
          {name}
        </span>
      ))}
    </div>
  );
}
