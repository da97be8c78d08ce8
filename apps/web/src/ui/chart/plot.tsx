import type { ReactNode } from 'react';
import './plot.css';
import { GridLines, TimeAxis } from './time-axis.tsx';
import { css, type TimeScale } from './time-scale.ts';
import type { ValueScale } from './value-scale.ts';

type Props = {
  /** Left out where the columns have names of their own, given in `below`. */
  readonly time?: TimeScale;
  readonly values: ValueScale;
  readonly below?: ReactNode;
  /** Marks, placed in percent. */
  readonly children: ReactNode;
};

/** The frame of a picture with values upwards: names and hairlines at the left, days below. */
export function Plot({ time, values, below, children }: Props) {
  return (
    <div className="plot-frame">
      <div className="plot-values" aria-hidden="true">
        {values.ticks.map(({ value, label }) => (
          <span key={value} style={{ top: css(values.percentOf(value)) }}>
            {label}
          </span>
        ))}
      </div>
      <div className="plot-area">
        {time ? <GridLines scale={time} most={8} /> : null}
        {values.ticks.map(({ value }) => (
          <i key={value} className="plot-line" style={{ top: css(values.percentOf(value)) }} />
        ))}
        {children}
      </div>
      <div className="plot-below">{time ? <TimeAxis scale={time} most={8} /> : below}</div>
    </div>
  );
}
