import type { Progress } from '../api/live.ts';
import { formatCount } from '../words/figures.ts';
import './work-under-way.css';

type Props = { readonly progress: readonly Progress[] };

/** Long work of the server and how far it is; what is on the page already works meanwhile, and does not move. */
export function WorkUnderWay({ progress }: Props) {
  if (progress.length === 0) return null;
  return (
    <section className="under-way" aria-label="Work under way">
      {progress.map((work) => (
        <p key={work.task}>
          <b>{work.label}</b>
          <progress aria-label={work.label} max={work.total || 1} value={work.total ? work.done : undefined} />
          <span>{howFar(work)}</span>
        </p>
      ))}
    </section>
  );
}

const howFar = (work: Progress): string =>
  work.total > 0 ? `${formatCount(work.done)} of ${formatCount(work.total)}${timeLeft(work)}` : 'under way';

/** `, about 40 s left`, once there is enough to tell. */
export function timeLeft({ done, total, since }: Progress, now = Date.now()): string {
  const spent = (now - since) / 1000;
  if (done <= 0 || spent < 2) return '';
  const left = (spent / done) * (total - done);
  return left < 90 ? `, about ${Math.max(1, Math.round(left))} s left` : `, about ${Math.round(left / 60)} min left`;
}
