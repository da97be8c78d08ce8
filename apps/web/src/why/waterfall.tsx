import type { EvidenceRef, ExplainView, Measure } from '@fulcrum/workbench/views';
import type { CSSProperties } from 'react';
import { addDays, type Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { GridLines, TimeAxis } from '../ui/chart/time-axis.tsx';
import { css, percentOf, scaleOver } from '../ui/chart/time-scale.ts';
import { Figure } from '../words/figure.tsx';
import { formatOdds, plural } from '../words/figures.ts';
import { isShared, partName, type Step, stepsOf } from './steps.ts';
import './waterfall.css';

type Props = { readonly explained: ExplainView; readonly by: Measure };

/** Where a value lies across the picture, and what it is called. */
type Axis = {
  /** Percent of a value that lies so many days or points from the earlier one. */
  readonly at: (count: number) => number;
  readonly value: (count: number) => string;
  readonly ticks: React.ReactNode;
  readonly lines: React.ReactNode;
};

/** The parts of a move, the largest first, one after the other from the earlier value to the later. They add up. */
export function Waterfall({ explained, by }: Props) {
  const { from, to, parts } = explained;
  const steps = stepsOf(parts, by);
  const axis = axisOf(explained, by, steps);
  if (!axis) return null;
  const end = steps.at(-1)?.to ?? 0;
  return (
    <ol className="moved-steps">
      <li className="moved-axis" aria-hidden="true">
        <span />
        <div>{axis.ticks}</div>
      </li>
      <End name={`As of ${formatDay(from.asOf, to.asOf)}`} axis={axis} at={0} />
      {steps.map((step) => (
        <StepRow key={step.part.key} step={step} axis={axis} explained={explained} by={by} />
      ))}
      <End name={endName(explained)} axis={axis} at={end} />
    </ol>
  );
}

function endName({ to, scenario, from }: ExplainView): string {
  const day = `As of ${formatDay(to.asOf, to.asOf)}`;
  if (scenario === null) return day;
  return from.asOf === to.asOf ? scenario.name : `${day}, ${scenario.name}`;
}

// Room for the words beside the last bar.
const AIR = { before: 0.06, after: 0.42 };

function axisOf(explained: ExplainView, by: Measure, steps: readonly Step[]): Axis | undefined {
  const counts = [0, ...steps.map(({ to }) => to)];
  return by === 'odds' ? oddsAxis(explained, counts) : dayAxis(explained, by, counts);
}

function dayAxis({ from, to }: ExplainView, by: 'p50' | 'p85', counts: readonly number[]): Axis | undefined {
  const start = from[by];
  if (start === null) return undefined;
  const dayOf = (count: number): Day => addDays(start, count);
  const scale = scaleOver(counts.map(dayOf), AIR);
  if (!scale) return undefined;
  return {
    at: (count) => percentOf(scale, dayOf(count)),
    value: (count) => formatDay(dayOf(count), to.asOf),
    ticks: <TimeAxis scale={scale} most={6} />,
    lines: <GridLines scale={scale} most={6} />,
  };
}

function oddsAxis({ from, to, points }: ExplainView, counts: readonly number[]): Axis | undefined {
  if (from.oddsOfTarget === null || to.oddsOfTarget === null || points === null) return undefined;
  const [before, after] = [from.oddsOfTarget, to.oddsOfTarget];
  const start = Math.round(after * 100) - points;
  const [least, most] = [
    Math.min(0, ...counts.map((each) => start + each)),
    Math.max(100, ...counts.map((each) => start + each)),
  ];
  const at = (percent: number) => (82 * (percent - least)) / (most - least);
  const marks = [0, 25, 50, 75, 100];
  return {
    at: (count) => at(start + count),
    value: (count) => formatOdds(count === 0 ? before : after),
    ticks: (
      <div className="time-axis">
        {marks.map((mark) => (
          <span key={mark} className="time-axis-after" style={{ left: css(at(mark)) }}>{`${mark}\u00a0%`}</span>
        ))}
      </div>
    ),
    lines: marks.map((mark) => <i key={mark} className="grid-line" style={{ left: css(at(mark)) }} />),
  };
}

function End({ name, axis, at }: { readonly name: string; readonly axis: Axis; readonly at: number }) {
  const left = css(axis.at(at));
  return (
    <li className="moved-ending">
      <b>{name}</b>
      <div className="moved-plot">
        {axis.lines}
        <i className="moved-end" style={{ left }} />
        <span style={{ left }}>{axis.value(at)}</span>
      </div>
    </li>
  );
}

type StepProps = Props & { readonly step: Step; readonly axis: Axis };

function StepRow({ step, axis, explained, by }: StepProps) {
  const { part, from, to } = step;
  const [left, right] = [axis.at(Math.min(from, to)), axis.at(Math.max(from, to))];
  const [isMore, isWorse] = [to > from, by === 'odds' ? to < from : to > from];
  const kind = [
    isWorse ? 'moved-later' : 'moved-sooner',
    isMore ? 'moved-more' : 'moved-less',
    isShared(part) ? 'moved-shared' : '',
  ];
  return (
    <li data-row>
      <span className="moved-name">
        <Figure evidence={evidenceOf(part, explained)}>{partName(part)}</Figure>
        {part.change === null && part.words ? <small>{part.words}</small> : null}
      </span>
      <div className="moved-plot">
        {axis.lines}
        <i className="moved-line" style={{ left: css(axis.at(from)) }} />
        <i className={`moved-bar ${kind.join(' ')}`} style={{ left: css(left), width: css(right - left) }} />
        <span
          className={isWorse ? 'later' : 'sooner'}
          style={{ left: css(right), '--at': css(right) } as CSSProperties}
        >
          {stepWords(to - from, by)}
        </span>
      </div>
    </li>
  );
}

/** "+7 days later": the sign, the count and the word say the same. */
function stepWords(count: number, by: Measure): string {
  const sign = count > 0 ? '+' : '−';
  if (by === 'odds') return `${sign}${plural(Math.abs(count), 'point')}`;
  return `${sign}${plural(Math.abs(count), 'day')} ${count > 0 ? 'later' : 'sooner'}`;
}

/** What a part rests on. */
export function evidenceOf(part: ExplainView['parts'][number], explained: ExplainView): EvidenceRef {
  const { program, milestone, from, to, scenario } = explained;
  const place = { program, milestone: milestone.id, from: from.asOf, to: to.asOf, part: part.key };
  const params = scenario === null ? place : { ...place, scenario: scenario.id };
  return { kind: 'part', label: `What ${partName(part)} did`, params };
}
