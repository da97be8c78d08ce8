import { addDays, type Day, daysBetween, latest } from '../time/day.ts';
import { linePath, type Point } from '../ui/chart/lines.ts';
import type { Measure } from './objectives-query.ts';

type Props = { readonly measure: Measure; readonly by: Day | null; readonly asOf: Day };

const WIDTH = 320;
const HEIGHT = 56;
const PAD = 5;

/** The readings over time, with the goal and where the trend goes. The words beside it say the same. */
export function MeasureLine({ measure, by, asOf }: Props) {
  const { readings, to, from, trend } = measure;
  const [first] = readings;
  const last = readings.at(-1);
  if (first === undefined || last === undefined) return null;
  const end = latest([asOf, addDays(first.day, 14), ...(by === null ? [] : [by])]) ?? asOf;
  const values = [...readings.map(({ value }) => value), ...[to, from].filter((one) => one !== null)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (day: Day) =>
    PAD + ((WIDTH - 2 * PAD) * daysBetween(first.day, day)) / Math.max(1, daysBetween(first.day, end));
  const y = (value: number) => HEIGHT - PAD - ((HEIGHT - 2 * PAD) * (value - least)) / Math.max(1e-9, most - least);
  const points = readings.map(({ day, value }): Point => [x(day), y(value)]);
  const ahead = trend === null ? null : last.value + (trend.perWeek * daysBetween(last.day, end)) / 7;
  return (
    <svg
      className="measure-line"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${measure.name}: ${measure.words}`}
    >
      {to === null ? null : <path className="measure-goal" d={`M0 ${y(to)}H${WIDTH}`} />}
      {by === null ? null : <path className="measure-by" d={`M${x(by)} 0V${HEIGHT}`} />}
      {ahead === null ? null : (
        <path
          className="measure-trend"
          d={`M${x(last.day)} ${y(last.value)}L${x(end)} ${Math.min(HEIGHT, Math.max(0, y(ahead)))}`}
        />
      )}
      <path className="measure-path" d={linePath(points)} />
      {points.map(([cx, cy], index) => (
        <circle key={readings[index]?.day} cx={cx} cy={cy} r={index === points.length - 1 ? 3.4 : 2} />
      ))}
    </svg>
  );
}
