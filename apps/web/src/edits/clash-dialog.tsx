import { useEffect, useRef } from 'react';
import type { Changed } from '../api/problem.ts';
import { isDay } from '../time/day.ts';
import { formatDay, formatInstant } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import '../ui/table.css';
import type { Clash } from './edits.ts';
import './clash-dialog.css';

/** Somebody said something else since the reader looked: both are shown, and one is kept. Closing it keeps theirs. */
export function ClashDialog({ clash: { changed, choose } }: { readonly clash: Clash }) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <Dialog label="Changed meanwhile" className="clash-dialog" onClose={() => choose('theirs')}>
      <h2>{titleOf(changed)}</h2>
      <p>Nothing is lost: whatever you keep, the other stays in the history.</p>
      <ScrollX label="What was said">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">You saw</th>
              <th scope="col">Theirs, now</th>
              <th scope="col">Yours</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ what, seen, theirs, mine }) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>{shown(seen)}</td>
                <td>{shown(theirs)}</td>
                <td>{shown(mine)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      <footer>
        <Button ref={keep} onClick={() => choose('theirs')}>
          Keep theirs
        </Button>
        <Button kind="main" onClick={() => choose('mine')}>
          Use mine
        </Button>
      </footer>
    </Dialog>
  );
}

function titleOf([first]: readonly Changed[]): string {
  const who = first?.by === 'you' ? 'You, in another window,' : (first?.by ?? 'Somebody');
  const at = first?.at;
  if (at === null || at === undefined) return `${who} changed this meanwhile`;
  return Date.now() - Date.parse(at) < 120_000
    ? `${who} changed this a moment ago`
    : `${who} changed this ${formatInstant(at)}`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return 'nothing';
  if (Array.isArray(value)) return value.join(', ');
  return isDay(value) ? formatDay(value) : String(value);
}
