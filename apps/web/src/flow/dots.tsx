import { useMemo } from 'react';
import { itemEvidence } from '../evidence/item-evidence.ts';
import { addDays } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { type Mark, Picker } from '../ui/chart/picker.tsx';
import { Plot } from '../ui/chart/plot.tsx';
import { css, endOf, type TimeScale } from '../ui/chart/time-scale.ts';
import { ageScale, type ValueScale } from '../ui/chart/value-scale.ts';
import { plural } from '../words/figures.ts';
import { formatAge } from '../work/format-age.ts';
import type { FlowMetric, MetricProps } from './flow-query.ts';

/** One dot an item that was finished: when, and how long it took. Lines say how long most of them take. */
export function Dots({ metric, view }: MetricProps) {
  const { asOf, filter } = view;
  const picture = useMemo(() => {
    const time = { first: addDays(asOf, 1 - 7 * filter.weeks), last: addDays(asOf, 1) };
    const values = ageScale(Math.max(...metric.items.map(({ days }) => days), 0));
    return { time, values, marks: marksOf(metric.items, time, values) };
  }, [metric.items, asOf, filter.weeks]);
  const { time, values, marks } = picture;
  return (
    <Plot time={time} values={values}>
      <svg aria-hidden="true" className="flow-dots">
        {marks.map(({ x, y, words }) => (
          <circle key={words} cx={css(x)} cy={css(y)} r="2.5" />
        ))}
      </svg>
      {metric.percentiles.map(({ p, value }, index) => (
        <Level
          key={p}
          p={p}
          at={values.percentOf(value)}
          words={formatAge(Math.round(value))}
          aside={crowd(metric.percentiles, index, values)}
        />
      ))}
      <Picker label={`${metric.title}: ${plural(marks.length, 'item')}`} marks={marks} by="dot" />
    </Plot>
  );
}

// A line of words needs about this much of the height, in percent.
const LINE = 8;

/** How many levels before this one stand so near that its words must give way to theirs. */
function crowd(levels: FlowMetric['percentiles'], index: number, values: ValueScale): number {
  const [before, here] = [levels[index - 1], levels[index]];
  if (!before || !here) return 0;
  const isNear = Math.abs(values.percentOf(before.value) - values.percentOf(here.value)) < LINE;
  return isNear ? 1 + crowd(levels, index - 1, values) : 0;
}

type LevelProps = { readonly p: number; readonly at: number; readonly words: string; readonly aside: number };

function Level({ p, at, words, aside }: LevelProps) {
  const percent = p <= 1 ? p * 100 : p;
  return (
    <div className="flow-level" style={{ top: css(at) }} aria-hidden="true">
      <span style={{ right: `${aside * 92}px` }}>{`${Math.round(percent)} % in ${words}`}</span>
    </div>
  );
}

type Items = MetricProps['metric']['items'];

function marksOf(items: Items, time: TimeScale, values: ValueScale): readonly Mark[] {
  return items
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.days - b.days))
    .map((item) => ({
      x: endOf(time, item.day),
      y: values.percentOf(item.days),
      words: `${item.id}, ${plural(Math.round(item.days), 'day')}, ${formatDay(item.day)}: ${item.title}`,
      evidence: itemEvidence(item.id),
    }));
}
