import type { RemovedView } from '@fulcrum/workbench/views';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import './disconnect.css';
import { Outcome } from './outcome.tsx';
import { type Connection, connectionPath } from './queries.ts';
import { useAct } from './use-act.ts';

type Props = { readonly connection: Connection; readonly onGone: () => void };
type Fate = 'keep' | 'forget';

const FATES: readonly (readonly [fate: Fate, title: string, what: string])[] = [
  ['keep', 'Keep the data', 'What was read stays in the program as it is, and gets no newer.'],
  [
    'forget',
    'Forget the data',
    'What only this connection gave leaves the program from today on, and its raw answers are deleted. Facts are never erased: days before today still show what was known then.',
  ],
];

/** The end of a connection, after a question that says what it means. */
export function Disconnect({ connection, onGone }: Props) {
  const [isAsked, setAsked] = useState(false);
  return (
    <section aria-label="End">
      <Button size="small" className="button-grave" onClick={() => setAsked(true)}>
        Disconnect …
      </Button>
      {isAsked ? <Question connection={connection} onGone={onGone} onClose={() => setAsked(false)} /> : null}
    </section>
  );
}

function Question({ connection, onGone, onClose }: Props & { readonly onClose: () => void }) {
  const { id, name } = connection;
  const [fate, setFate] = useState<Fate>('keep');
  const { act, busy, error } = useAct<RemovedView>();
  const client = useQueryClient();
  const gone = () => {
    client.removeQueries({ queryKey: ['connection', id] });
    onGone();
  };
  const end = () => act({ method: 'post', path: connectionPath(id, 'remove'), body: { data: fate } }, gone);
  return (
    <Dialog label={`Disconnect ${name}`} onClose={onClose} className="disconnect">
      <h2>Disconnect {name}?</h2>
      <p>Its token is forgotten at once, and it is not read any more.</p>
      <fieldset>
        <legend className="sr-only">What becomes of the data</legend>
        {FATES.map(([each, title, what]) => (
          <label key={each}>
            <input type="radio" name="fate" checked={each === fate} onChange={() => setFate(each)} />
            <span>
              <b>{title}</b>
              <small>{what}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="connection-buttons">
        <Button kind="main" className="button-grave" disabled={busy} onClick={end}>
          {fate === 'keep' ? 'Disconnect, and keep the data' : 'Disconnect, and forget the data'}
        </Button>
        <Button onClick={onClose}>Stay connected</Button>
      </p>
      <Outcome error={error} />
    </Dialog>
  );
}
