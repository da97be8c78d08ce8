import { formatCount } from '../words/figures.ts';
import { spanWords } from './freshness-words.ts';
import type { Connection } from './queries.ts';

type Progress = NonNullable<Connection['progress']>;

const WHAT: Readonly<Record<Progress['kind'], string>> = {
  full: 'Reads everything',
  changes: 'Reads what changed',
  sweep: 'Looks for what is gone',
  hinted: 'Reads what webhooks named',
};

/** How far a sync is, how quick, and how long it will still take. The server does it: leaving the page stops nothing. */
export function SyncProgress({ name, progress }: { readonly name: string; readonly progress: Progress }) {
  const { kind, done, total } = progress;
  return (
    <div className="sync-progress">
      <p>
        <b>{WHAT[kind]}</b>
        <span>{detailOf(progress)}</span>
      </p>
      <progress aria-label={`Sync of ${name}`} max={total || 1} value={total ? Math.min(done, total) : undefined} />
    </div>
  );
}

function detailOf({ done, total, records, perSecond, secondsLeft, requests }: Progress): string {
  if (done === 0 && records === 0) return 'The first answers are on their way';
  const parts = [
    total === null ? formatCount(done) : `${formatCount(done)} of ${formatCount(total)}`,
    ...(perSecond === null ? [] : [`${formatCount(Math.round(perSecond))} a second`]),
    `${formatCount(records)} answers in ${formatCount(requests)} requests`,
    ...(secondsLeft === null || done === total ? [] : [`about ${spanWords(secondsLeft * 1_000)} left`]),
  ];
  return parts.join(' · ');
}
