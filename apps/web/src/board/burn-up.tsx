import { addDays } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { linePath, type Point, ribbonPath } from '../ui/chart/lines.ts';
import { Picker } from '../ui/chart/picker.tsx';
import { Plot } from '../ui/chart/plot.tsx';
import { css, endOf, percentOf } from '../ui/chart/time-scale.ts';
import { linearScale } from '../ui/chart/value-scale.ts';
import type { SprintView } from './board-query.ts';

/** Finished items day by day against all that are in the sprint, and the range in which the rest will come. */
export function BurnUp({ view }: { readonly view: SprintView }) {
  const { past, ahead } = view.burnUp;
  const [start, end] = [past[0]?.day ?? view.asOf, view.sprint?.end ?? view.asOf];
  const time = { first: start, last: addDays(end, 1) };
  const values = linearScale(Math.max(1, ...past.map(({ total }) => total)));
  const place = (day: string, value: number): Point => [10 * endOf(time, day), values.percentOf(value)];
  const last = past.at(-1);
  const from = last
    ? [{ day: last.day, p5: last.done, p15: last.done, p50: last.done, p85: last.done, p95: last.done }]
    : [];
  const band = [...from, ...ahead];
  const ribbon = (low: 'p5' | 'p15', high: 'p85' | 'p95') =>
    ribbonPath(
      band.map((each) => place(each.day, each[high])),
      band.map((each) => place(each.day, each[low])),
    );
  const total = last?.total ?? 0;
  const scope = [...past.map((each) => place(each.day, each.total)), ...(ahead.length > 0 ? [place(end, total)] : [])];
  const marks = [
    ...past.map((each) => ({
      x: endOf(time, each.day),
      y: values.percentOf(each.done),
      words: `${formatDay(each.day)}: ${each.done} of ${each.total} finished`,
    })),
    ...ahead.map((each) => ({
      x: endOf(time, each.day),
      y: values.percentOf(each.p50),
      words: `${formatDay(each.day)}: probably ${each.p15}–${each.p85} finished`,
    })),
  ];
  return (
    <figure className="sprint-picture">
      <figcaption>Finished items, and where they will probably stand (15–85 %, 5–95 %)</figcaption>
      <Plot time={time} values={values}>
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true" className="burn-up">
          <path d={ribbon('p5', 'p95')} className="burn-90" />
          <path d={ribbon('p15', 'p85')} className="burn-70" />
          <path d={linePath(band.map((each) => place(each.day, each.p50)))} className="burn-mid" />
          <path d={linePath(scope)} className="burn-scope" />
          <path d={linePath(past.map((each) => place(each.day, each.done)))} className="burn-done" />
        </svg>
        {last ? <i className="burn-now" style={{ left: css(percentOf(time, addDays(last.day, 1))) }} /> : null}
        <Picker label="Finished items by day" marks={marks} by="column" />
      </Plot>
    </figure>
  );
}
