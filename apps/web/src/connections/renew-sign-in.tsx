import type { ConnectionView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Markdown } from '../evidence/markdown.tsx';
import { Button } from '../ui/button.tsx';
import { Fields, type Filled, withoutEmpty } from './fields.tsx';
import { Outcome } from './outcome.tsx';
import { connectionPath, type SignIn, toolsQuery } from './queries.ts';
import { useAct } from './use-act.ts';

/** How the connection signs in, and a form for another token. */
export function RenewSignIn({ view }: { readonly view: ConnectionView }) {
  const [isOpen, setOpen] = useState(false);
  const { scopes, steps } = view;
  const title = useSignIn(view)?.title ?? view.signIn;
  return (
    <section aria-label="Sign-in">
      <h4>Sign-in</h4>
      <p>
        {title}
        {scopes.length > 0 ? `; to be granted: ${scopes.join(', ')}` : ''}. The token is sealed, and is never shown.
      </p>
      {isOpen ? (
        <>
          <ol className="connect-steps">
            {steps.map((step) => (
              <li key={step}>
                <Markdown text={step} />
              </li>
            ))}
          </ol>
          <RenewForm view={view} onDone={() => setOpen(false)} />
        </>
      ) : (
        <p>
          <Button size="small" onClick={() => setOpen(true)}>
            Enter a new token
          </Button>
        </p>
      )}
    </section>
  );
}

/** The way to sign in, as the tool declares it. */
function useSignIn(view: ConnectionView): SignIn | undefined {
  const tools = useQuery(toolsQuery()).data?.tools ?? [];
  return tools.find(({ tool }) => tool === view.tool)?.signIns.find(({ name }) => name === view.signIn);
}

function RenewForm({ view, onDone }: { readonly view: ConnectionView; readonly onDone: () => void }) {
  const [filled, setFilled] = useState<Filled>({});
  const { act, busy, error } = useAct<ConnectionView>();
  const fields = useSignIn(view)?.fields ?? [];
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = { signIn: view.signIn, secrets: withoutEmpty(filled, fields) };
    act({ method: 'put', path: connectionPath(view.id, 'sign-in'), body }, onDone);
  };
  return (
    <form onSubmit={save} aria-label={`New token of ${view.name}`}>
      <Fields fields={fields} filled={filled} onFill={setFilled} />
      <p className="connection-buttons">
        <Button type="submit" kind="main" disabled={busy}>
          Seal it
        </Button>
        <Button onClick={onDone}>Leave it as it is</Button>
      </p>
      <Outcome error={error} />
    </form>
  );
}
