import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { formatMove, formatOdds } from '../words/figures.ts';
import { editWords } from './edits.ts';
import type { Trial } from './use-trial.ts';

type Props = {
  readonly trial: Trial;
  readonly asOf: Day;
  readonly isKeeping: boolean;
  /** Set while the keys hold it: then it waits for a yes. */
  readonly onKeep: (() => void) | undefined;
  readonly onDrop: () => void;
};

/** What a change that is tried does to the dates: under the hand, before anything is kept. */
export function TrialLine({ trial, asOf, isKeeping, onKeep, onDrop }: Props) {
  const { edit, asked } = trial;
  return (
    <div className="timeline-trial" role="status">
      <p>
        <b>{editWords(edit, asOf)}.</b> {movesOf(trial, asOf)}
        {asked === null ? null : (
          <small>{`Answered in ${Math.max(1, Math.round(asked.tookMs))} ms in this browser`}</small>
        )}
      </p>
      {isKeeping ? <span>The server works it out …</span> : null}
      {onKeep && !isKeeping ? (
        <span className="timeline-trial-actions">
          <Button size="small" kind="main" onClick={onKeep}>
            Keep in the scenario <kbd>Enter</kbd>
          </Button>
          <Button size="small" kind="bare" onClick={onDrop}>
            Drop <kbd>Esc</kbd>
          </Button>
        </span>
      ) : null}
    </div>
  );
}

const MOST = 3;

function movesOf({ asked }: Trial, asOf: Day): string {
  if (asked === null) return 'Working out the dates …';
  const moved = asked.answer.milestones.filter(({ days }) => days !== null && Math.round(days.p85) !== 0);
  if (moved.length === 0) return 'No 85\u00a0% date moves by a day.';
  const told = moved
    .toSorted((a, b) => Math.abs(b.days?.p85 ?? 0) - Math.abs(a.days?.p85 ?? 0))
    .slice(0, MOST)
    .map(({ name, days, after, odds }) => {
      const by = after.status === 'ok' ? ` to ${formatDay(after.quantiles.p85, asOf)}` : '';
      const target =
        after.status === 'ok' && after.oddsOfTarget !== null && odds !== null && Math.abs(odds) >= 0.01
          ? `, odds ${formatOdds(after.oddsOfTarget)}`
          : '';
      return `${name} ${formatMove(Math.round(days?.p85 ?? 0))}${by}${target}`;
    });
  const rest = moved.length - told.length;
  return `85\u00a0% dates: ${told.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}
