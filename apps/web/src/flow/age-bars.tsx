import { type Mark, Picker } from '../ui/chart/picker.tsx';
import { Plot } from '../ui/chart/plot.tsx';
import { css } from '../ui/chart/time-scale.ts';
import { linearScale } from '../ui/chart/value-scale.ts';
import { plural } from '../words/figures.ts';
import { ageEvidence, agesOf } from './ages.ts';
import type { MetricProps } from './flow-query.ts';

/** How long the open items have waited: one column an age. */
export function AgeBars({ metric, view }: MetricProps) {
  const columns = agesOf(metric.items, view.asOf);
  const values = linearScale(Math.max(...columns.map(({ count }) => count)));
  const width = 100 / columns.length;
  const marks = columns.map(
    (column, index): Mark => ({
      x: width * (index + 0.5),
      y: values.percentOf(column.count),
      words: `${plural(column.count, 'open item')}, age ${column.label}`,
      evidence: ageEvidence(column, { program: view.program.id, filter: view.filter }),
    }),
  );
  const names = columns.map(({ label }) => (
    <span key={label} className="flow-age-name">
      {label}
    </span>
  ));
  return (
    <Plot values={values} below={<div className="flow-age-names">{names}</div>}>
      <svg aria-hidden="true">
        {marks.map(({ x, y, words }) => (
          <rect
            key={words}
            className="chart-bar-recent"
            x={css(x - width * 0.32)}
            width={css(width * 0.64)}
            y={css(y)}
            height={css(100 - y)}
          />
        ))}
      </svg>
      <Picker label={`${metric.title}: ${plural(marks.length, 'age')}`} marks={marks} by="column" />
    </Plot>
  );
}
