import type { ModelChange } from '@fulcrum/core/forecast';
import { type Day, daysBetween } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { formatMove, formatOdds } from '../words/figures.ts';
import type { Outcome } from './use-engine.ts';

type Props = {
  readonly outcome: Outcome | undefined;
  readonly changes: readonly ModelChange[];
  readonly milestone: string;
  readonly asOf: Day;
};

/** What the changes come to, in one line that keeps its place. */
export function OutcomeWords({ outcome, changes, milestone, asOf }: Props) {
  return (
    <p className="try-outcome" role="status" aria-busy={changes.length > 0 && outcome?.changes !== changes}>
      {changes.length === 0 ? (
        <span className="text-ink-2">Change a number: the dates follow at once, and nothing is kept.</span>
      ) : (
        <Told outcome={outcome} milestone={milestone} asOf={asOf} />
      )}
    </p>
  );
}

type ToldProps = Pick<Props, 'outcome' | 'milestone' | 'asOf'>;

function Told({ outcome, milestone, asOf }: ToldProps) {
  if (outcome === undefined) return <span className="text-ink-2">Working it out …</span>;
  const { told } = outcome;
  if (told instanceof Error) return <span>{`It cannot be told: ${told.message}.`}</span>;
  const moved = told.answer.milestones.find((one) => one.milestone === milestone);
  if (moved === undefined) return <span>The model does not know this milestone.</span>;
  const { before, after } = moved;
  if (before.status !== 'ok') return <span>{`It has no date: ${before.reason}.`}</span>;
  if (after.status !== 'ok') return <span>{`Then it has no date: ${after.reason}.`}</span>;
  return (
    <>
      <span>Even odds </span>
      <Move before={before.quantiles.p50} after={after.quantiles.p50} asOf={asOf} />
      <span>; 85&nbsp;% sure </span>
      <Move before={before.quantiles.p85} after={after.quantiles.p85} asOf={asOf} />
      {before.oddsOfTarget !== null && after.oddsOfTarget !== null ? (
        <span>
          {'; chance of the target '}
          <b>{formatOdds(after.oddsOfTarget)}</b>
          {` instead of ${formatOdds(before.oddsOfTarget)}`}
        </span>
      ) : null}
    </>
  );
}

function Move({ before, after, asOf }: { readonly before: Day; readonly after: Day; readonly asOf: Day }) {
  const days = daysBetween(before, after);
  return (
    <>
      <b>{formatDay(after, asOf)}</b> (
      <span className={days > 0 ? 'later' : days < 0 ? 'sooner' : ''}>{days === 0 ? 'unmoved' : formatMove(days)}</span>
      )
    </>
  );
}
