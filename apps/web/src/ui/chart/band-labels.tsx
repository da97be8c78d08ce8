import type { QuantilesView } from '@fulcrum/workbench/views';
import type { Day } from '../../time/day.ts';
import { formatDayOfYear } from '../../time/format-day.ts';
import { css, percentOf, percentWithin, type TimeScale } from './time-scale.ts';

type Props = {
  readonly scale: TimeScale;
  readonly quantiles: QuantilesView;
  readonly target: Day | undefined;
  readonly asOf: Day | undefined;
};

// What a short date takes of a row, in percent of its width, and what the flag of a target takes.
const LABEL = 9;
const FLAG = 1.4;

/**
 * The two dates over a range: the early end, and the one to promise. They give way to the target's flag, and leave the
 * year to the axis.
 */
export function BandLabels({ scale, quantiles: { p15, p85 }, target, asOf }: Props) {
  const floor = asOf === undefined ? 0 : Math.max(0, percentOf(scale, asOf));
  const flag = target === undefined ? undefined : percentOf(scale, target);
  return (
    <>
      {p15 && roomBefore(percentOf(scale, p15), floor, flag) ? (
        <span className="band-label band-label-before" style={{ left: css(percentOf(scale, p15)) }}>
          {formatDayOfYear(p15)}
        </span>
      ) : null}
      {p85 && p85 <= scale.last ? (
        <PromiseLabel at={percentWithin(scale, p85)} flag={flag} text={formatDayOfYear(p85)} />
      ) : null}
    </>
  );
}

function roomBefore(at: number, floor: number, flag: number | undefined): boolean {
  return at >= floor + LABEL && at <= 100 && (flag === undefined || flag < at - LABEL || flag > at);
}

type PromiseProps = { readonly at: number; readonly flag: number | undefined; readonly text: string };

function PromiseLabel({ at, flag, text }: PromiseProps) {
  const left = flag !== undefined && flag >= at - FLAG && flag < at + LABEL ? Math.max(at, flag + FLAG) : at;
  const leansBack = left > 100 - LABEL;
  return (
    <span
      className={leansBack ? 'band-label band-label-before' : 'band-label band-label-after'}
      style={{ left: css(leansBack ? Math.min(at, 100) : left) }}
    >
      <b>{text}</b>
    </span>
  );
}
