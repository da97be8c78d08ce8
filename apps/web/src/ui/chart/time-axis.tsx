import type { Day } from '../../time/day.ts';
import { formatDay } from '../../time/format-day.ts';
import './chart.css';
import { css, percentOf, type TimeScale, ticksOf } from './time-scale.ts';

type Props = { readonly scale: TimeScale; readonly asOf?: Day | undefined; readonly most?: number };

// Names nearer to the as-of day than this, in percent, would run into it.
const CLEAR = 9;

/** The names of the days above or below a picture. Decoration: every picture says its days in words. */
export function TimeAxis({ scale, asOf, most = 10 }: Props) {
  const now = asOf === undefined ? undefined : percentOf(scale, asOf);
  const isClear = (percent: number) => now === undefined || percent > now + CLEAR || percent < now - CLEAR;
  return (
    <div className="time-axis" aria-hidden="true">
      {now === undefined || asOf === undefined || now < 0 || now > 100 ? null : (
        <span className={now < 4 ? 'time-axis-now time-axis-after' : 'time-axis-now'} style={{ left: css(now) }}>
          {formatDay(asOf, asOf)}
        </span>
      )}
      {ticksOf(scale, most)
        .filter(({ percent }) => percent < 94 && isClear(percent))
        .map(({ day, percent, label, strong }) => (
          <span
            key={day}
            className={strong ? 'time-axis-after time-axis-year' : 'time-axis-after'}
            style={{ left: css(percent) }}
          >
            {label}
          </span>
        ))}
    </div>
  );
}

/** The hairlines that belong to the axis, inside a picture. */
export function GridLines({ scale, most = 10 }: { readonly scale: TimeScale; readonly most?: number }) {
  return ticksOf(scale, most).map(({ day, percent }) => (
    <i key={day} className="grid-line" style={{ left: css(percent) }} />
  ));
}
