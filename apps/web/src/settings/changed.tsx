import { problemOf } from '../api/problem.ts';
import { Button } from '../ui/button.tsx';
import { Status } from '../ui/status.tsx';
import type { Changes } from './use-change.ts';

/** What was changed last, and the way back. */
export function Changed({ changes }: { readonly changes: Changes }) {
  const { last, error, busy, change } = changes;
  return (
    <p className="changed" role="status">
      {error ? (
        <>
          <Status tone="late">{problemOf(error).title}</Status> {problemOf(error).mend ?? problemOf(error).detail}
        </>
      ) : null}
      {!error && last ? (
        <>
          {last.words}{' '}
          {last.undo ? (
            <Button size="small" disabled={busy} onClick={() => last.undo && change(last.undo)}>
              Undo
            </Button>
          ) : null}
        </>
      ) : null}
    </p>
  );
}
