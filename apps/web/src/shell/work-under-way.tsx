import type { Progress } from '../api/live.ts';
import { formatCount } from '../words/figures.ts';
import './work-under-way.css';

/** Long work of the server with how far it is; what is on the page already works meanwhile. */
export function WorkUnderWay({ progress }: { readonly progress: readonly Progress[] }) {
  return progress.map((work) => (
    <div className="under-way" key={work.task}>
      <b>{work.label}</b>
      <progress aria-label={work.label} max={work.total || 1} value={work.total ? work.done : undefined} />
      <span>
        {work.total > 0 ? `${formatCount(work.done)} of ${formatCount(work.total)}${timeLeft(work)}` : 'under way'}
      </span>
    </div>
  ));
}

/** `, about 40 s left`, once there is enough to tell. */
export function timeLeft({ done, total, since }: Progress, now = Date.now()): string {
  const spent = (now - since) / 1000;
  if (done <= 0 || spent < 2) return '';
  const left = (spent / done) * (total - done);
  return left < 90 ? `, about ${Math.max(1, Math.round(left))} s left` : `, about ${Math.round(left / 60)} min left`;
}
