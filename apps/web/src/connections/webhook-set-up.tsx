import type { ConnectionView } from '@fulcrum/workbench/views';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Command } from '../ui/command.tsx';
import { Outcome } from './outcome.tsx';
import { connectionPath } from './queries.ts';
import { useAct } from './use-act.ts';

// The tools that make the secret themselves.
const HANDSHAKES = new Set(['asana']);

// 256 bits, written as hexadecimal.
const SECRET_BYTES = 32;

function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Webhooks make a change arrive within seconds: where the tool sends them, and what it signs them with. */
export function WebhookSetUp({ view: { id, tool, webhook, title } }: { readonly view: ConnectionView }) {
  const [secret, setSecret] = useState<string>();
  const { act, busy, error } = useAct<ConnectionView>();
  const set = (body: object, onDone?: () => void) =>
    act({ method: 'put', path: connectionPath(id, 'webhook'), body }, onDone);
  const make = () => {
    const made = newSecret();
    set({ secret: made }, () => setSecret(made));
  };
  return (
    <section aria-label="Webhooks">
      <h4>Webhooks</h4>
      <p>{webhook.words}</p>
      {webhook.url ? <Command text={webhook.url} /> : null}
      {secret ? (
        <>
          <p>The secret, which {title} has to sign with. It is shown this once:</p>
          <Command text={secret} />
        </>
      ) : null}
      <p className="connection-buttons">
        <Button size="small" disabled={busy} onClick={make}>
          {webhook.state === 'on' ? 'Make a new secret' : 'Make a secret'}
        </Button>
        {webhook.state === 'off' && HANDSHAKES.has(tool) ? (
          <Button size="small" disabled={busy} onClick={() => set({ handshake: true })}>
            Let {title} give one
          </Button>
        ) : null}
        {webhook.state === 'off' ? null : (
          <Button size="small" disabled={busy} onClick={() => set({}, () => setSecret(undefined))}>
            End webhooks
          </Button>
        )}
      </p>
      <Outcome error={error} />
    </section>
  );
}
