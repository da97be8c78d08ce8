import type { ConnectionView } from '@fulcrum/workbench/views';
import { useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Status } from '../ui/status.tsx';
import { plural } from '../words/figures.ts';
import { ConnectionDetails } from './connection-details.tsx';
import { freshnessTone, freshnessWord, freshWords } from './freshness-words.ts';
import { mendHere, withoutStop } from './mend-words.ts';
import { Outcome } from './outcome.tsx';
import { type Connection, connectionPath } from './queries.ts';
import { SyncProgress } from './sync-progress.tsx';
import { useAct } from './use-act.ts';
import { useNow } from './use-now.ts';

type Props = {
  readonly connection: Connection;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
};

/** One connection: how fresh, what it does right now, what is in its way, and what can be done. */
export function ConnectionRow({ connection, isOpen, onOpen }: Props) {
  const { name, title, progress, failure, diagnostics } = connection;
  const now = useNow();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Where the guide was, that connected it, there is nothing any more.
    if (isOpen && document.activeElement === document.body) row.current?.focus();
  }, [isOpen]);
  return (
    <li className="connection" ref={row} tabIndex={-1}>
      <div className="connection-head">
        <div>
          <h3>
            {name}
            {name.toLowerCase().includes(title.toLowerCase()) ? null : <small>{` ${title}`}</small>}
          </h3>
          <p>
            <Status tone={freshnessTone(connection)}>{freshnessWord(connection)}</Status>{' '}
            <span className="text-ink-2">{freshWords(connection, now)}</span>
          </p>
        </div>
        <Actions connection={connection} isOpen={isOpen} onOpen={onOpen} />
      </div>
      {progress ? <SyncProgress name={name} progress={progress} /> : null}
      {failure ? (
        <div className="connection-failure">
          <p>
            <b>{withoutStop(failure.what)}.</b>
          </p>
          <p>To mend it: {mendHere(failure.mend)}.</p>
        </div>
      ) : null}
      {diagnostics > 0 && !isOpen ? (
        <p>
          <button type="button" className="figure" onClick={() => onOpen(true)}>
            {plural(diagnostics, 'thing')}
          </button>{' '}
          could not be taken as it was.
        </p>
      ) : null}
      {isOpen ? <ConnectionDetails connection={connection} onGone={() => onOpen(false)} /> : null}
    </li>
  );
}

/** Which one a button is about, for who does not see where it stands. */
function Of({ name }: { readonly name: string }) {
  return <span className="sr-only">{` of ${name}`}</span>;
}

function Actions({ connection, isOpen, onOpen }: Props) {
  const { id, name, state, progress } = connection;
  const { act, busy, error } = useAct<ConnectionView>();
  const isPaused = state === 'paused';
  const sync = () => act({ method: 'post', path: connectionPath(id, 'sync'), body: {} });
  const pause = () => act({ method: 'put', path: connectionPath(id, 'paused'), body: { paused: !isPaused } });
  return (
    <div className="connection-actions">
      {isPaused ? null : (
        <Button disabled={busy || progress !== null} onClick={sync}>
          Sync now
          <Of name={name} />
        </Button>
      )}
      <Button disabled={busy} onClick={pause}>
        {isPaused ? 'Resume' : 'Pause'}
        <Of name={name} />
      </Button>
      <Button kind="bare" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
        Details
        <Of name={name} />
        <Icon name={isOpen ? 'up' : 'down'} />
      </Button>
      <Outcome error={error} />
    </div>
  );
}
