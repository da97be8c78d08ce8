import { addDays } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { type Mark, Picker } from '../ui/chart/picker.tsx';
import { Plot } from '../ui/chart/plot.tsx';
import { css, percentOf } from '../ui/chart/time-scale.ts';
import { linearScale } from '../ui/chart/value-scale.ts';
import { plural } from '../words/figures.ts';
import type { MetricProps } from './flow-query.ts';

/** One column a week. */
export function WeekColumns({ metric }: MetricProps) {
  const points = metric.series[0]?.points ?? [];
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const values = linearScale(Math.max(...points.map(({ value }) => value)));
  const time = { first: addDays(first.day, -6), last: addDays(last.day, 1) };
  const width = 100 / points.length;
  const marks = points.map(
    ({ day, value, evidence }): Mark => ({
      x: percentOf(time, addDays(day, -3)) + width / 14,
      y: values.percentOf(value),
      words: `${plural(value, 'item')} in the week to ${formatDay(day)}`,
      evidence,
    }),
  );
  return (
    <Plot time={time} values={values}>
      <svg aria-hidden="true">
        {marks.map(({ x, y, words }) => (
          <rect
            key={words}
            className="chart-bar-recent"
            x={css(x - width * 0.38)}
            width={css(width * 0.76)}
            y={css(y)}
            height={css(100 - y)}
          />
        ))}
      </svg>
      {metric.value === null ? null : <Mean at={values.percentOf(metric.value)} value={metric.value} />}
      <Picker label={`${metric.title}: ${plural(marks.length, 'week')}`} marks={marks} by="column" />
    </Plot>
  );
}

function Mean({ at, value }: { readonly at: number; readonly value: number }) {
  return (
    <div className="flow-level" style={{ top: css(at) }} aria-hidden="true">
      <span>{`${value.toFixed(1)} a week`}</span>
    </div>
  );
}
