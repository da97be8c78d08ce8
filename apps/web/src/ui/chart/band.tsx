import type { QuantilesView } from '@fulcrum/workbench/views';
import type { Day } from '../../time/day.ts';
import { formatDay } from '../../time/format-day.ts';
import './band.css';
import { BandLabels } from './band-labels.tsx';
import { GridLines } from './time-axis.tsx';
import { css, percentOf, percentWithin, type TimeScale } from './time-scale.ts';

type Props = {
  readonly scale: TimeScale;
  /** Null when it cannot be forecast: then the row is hatched, and `why` says it in words. */
  readonly quantiles: QuantilesView | null;
  readonly why?: string | undefined;
  readonly target?: Day | null | undefined;
  readonly asOf?: Day | undefined;
  /** Last week's range. */
  readonly ghost?: QuantilesView | null | undefined;
  /** What happened; only when it is revealed. */
  readonly actual?: Day | null | undefined;
  /** The whole row in words, for those who do not see it. */
  readonly label: string;
  readonly size?: 'normal' | 'mini';
  /** Whether the dates of the range stand over it. */
  readonly labelled?: boolean;
};

/** One milestone or team on the axis: a range with its odds, never a lone date. */
export function Band({ scale, quantiles, target, asOf, ghost, actual, label, size = 'normal', ...rest }: Props) {
  return (
    <div className={`band band-${size}`} role="img" aria-label={label}>
      <GridLines scale={scale} />
      {asOf ? <i className="band-as-of" style={{ left: css(percentWithin(scale, asOf)) }} /> : null}
      {quantiles ? (
        <Range scale={scale} quantiles={quantiles} />
      ) : (
        <Unknown
          scale={scale}
          asOf={asOf}
          why={rest.why}
          marks={[target, actual].filter((day) => typeof day === 'string')}
        />
      )}
      {ghost ? <Ghost scale={scale} quantiles={ghost} /> : null}
      {target ? <Target scale={scale} day={target} /> : null}
      {quantiles ? <Middle scale={scale} quantiles={quantiles} /> : null}
      {actual ? <Actual scale={scale} day={actual} /> : null}
      {quantiles && rest.labelled ? (
        <BandLabels scale={scale} quantiles={quantiles} target={target ?? undefined} asOf={asOf} />
      ) : null}
    </div>
  );
}

type Part = { readonly scale: TimeScale; readonly quantiles: QuantilesView };

/** Where a stretch begins and how wide it is; an end that cannot be said runs out of the picture. */
function stretch(scale: TimeScale, from: Day | null, to: Day | null) {
  const left = from === null ? 0 : percentWithin(scale, from);
  const right = to === null ? 100 : percentWithin(scale, to);
  return { left: css(left), width: css(Math.max(0, right - left)) };
}

const runsOut = (scale: TimeScale, to: Day | null) => to === null || to > scale.last;

function Range({ scale, quantiles: { p5, p15, p85, p95 } }: Part) {
  return (
    <>
      <i className="band-90" data-open={runsOut(scale, p95)} style={stretch(scale, p5, p95)} />
      <i className="band-70" data-open={runsOut(scale, p85)} style={stretch(scale, p15, p85)} />
    </>
  );
}

/** The median and the date to promise lie over the target, which lies over the range. */
function Middle({ scale, quantiles: { p50, p85 } }: Part) {
  return (
    <>
      {p50 && p50 <= scale.last ? <i className="band-median" style={{ left: css(percentWithin(scale, p50)) }} /> : null}
      {p85 && p85 <= scale.last ? <i className="band-cap" style={{ left: css(percentWithin(scale, p85)) }} /> : null}
    </>
  );
}

function Ghost({ scale, quantiles: { p15, p50, p85 } }: Part) {
  if (p15 === null || p85 === null || p15 > scale.last) return null;
  return (
    <>
      <i className="band-ghost" style={stretch(scale, p15, p85)} />
      {p50 && p50 <= scale.last ? (
        <i className="band-ghost-median" style={{ left: css(percentWithin(scale, p50)) }} />
      ) : null}
    </>
  );
}

function Target({ scale, day }: { readonly scale: TimeScale; readonly day: Day }) {
  const percent = percentOf(scale, day);
  if (percent < 0 || percent > 100) return null;
  return <i className="band-target" style={{ left: css(percent) }} />;
}

/** What happened after the end of the axis is told there. */
function Actual({ scale, day }: { readonly scale: TimeScale; readonly day: Day }) {
  if (day > scale.last) return <span className="band-later">{formatDay(day)} ›</span>;
  return <i className="diamond band-actual" style={{ left: css(percentWithin(scale, day)) }} />;
}

// In percent of the row: where a mark is too far in, and how near words come to one.
const MIDDLE = 45;
const BESIDE = 1.5;

type UnknownProps = {
  /** Days with a mark of their own in the row. */
  readonly marks: readonly Day[];
  readonly scale: TimeScale;
  readonly asOf: Day | undefined;
  readonly why: string | undefined;
};

function Unknown({ scale, asOf, why, marks }: UnknownProps) {
  const left = asOf ? percentWithin(scale, asOf) : 0;
  // The words begin behind marks that would cover them, as far as that leaves them room.
  const behind = marks.map((day) => percentOf(scale, day)).filter((at) => at > left && at < MIDDLE);
  const start = behind.length > 0 ? Math.max(...behind) + BESIDE : left;
  return (
    <>
      <i className="too-little band-unknown" style={{ left: css(left), right: '0' }} />
      {why ? (
        <span className="band-why" style={{ left: css(start) }} title={why}>
          <span>{why}</span>
        </span>
      ) : null}
    </>
  );
}
