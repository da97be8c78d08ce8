import type { ScenarioView } from '@fulcrum/workbench/views';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { post } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { programPath } from '../api/queries.ts';
import { InnerLink } from '../app/inner-link.tsx';
import { briefPath } from '../brief/brief-query.ts';
import { useScenario } from '../scenario/use-scenario.ts';
import { Button } from '../ui/button.tsx';
import type { KeptChange } from './kept-changes.ts';

type Place = { readonly program: string; readonly milestone: string };
type Props = {
  readonly place: Place;
  readonly changes: readonly KeptChange[];
  /** Called when they are in the open scenario: the page then shows what they do. */
  readonly onKept: () => void;
};

/** Puts what was tried into the open scenario, else into a new one under a name. */
export function KeepScenario(props: Props) {
  const { id, view } = useScenario();
  const isOpen = id !== undefined && view?.state === 'open';
  return isOpen ? <PutIntoScenario {...props} /> : <KeepAsNew {...props} />;
}

function PutIntoScenario({ changes, onKept }: Props) {
  const { change } = useScenario();
  const { mutate, isPending, error } = useMutation({ mutationFn: () => change(...changes), onSuccess: onKept });
  return (
    <>
      <Button size="small" disabled={isPending} onClick={() => mutate()}>
        {isPending ? 'Putting it in …' : 'Put into the scenario'}
      </Button>
      {error ? <span role="alert">{problemOf(error).detail ?? problemOf(error).title}</span> : null}
    </>
  );
}

function KeepAsNew({ place, changes }: Props) {
  const [isNaming, setNaming] = useState(false);
  const { mutate, isPending, error, data } = useMutation({ mutationFn: (name: string) => kept(place, name, changes) });
  if (data) {
    const href = `${briefPath(place)}?scenario=${encodeURIComponent(data.id)}`;
    return (
      <span role="status">
        Kept as{' '}
        <InnerLink className="figure" href={href}>
          {data.name}
        </InnerLink>
      </span>
    );
  }
  if (!isNaming) {
    return (
      <Button size="small" onClick={() => setNaming(true)}>
        Keep as a scenario
      </Button>
    );
  }
  return (
    <NameForm isPending={isPending} onName={mutate} onCancel={() => setNaming(false)}>
      {error ? (
        <span role="alert">{[problemOf(error).title, problemOf(error).detail].filter(Boolean).join('. ')}</span>
      ) : null}
    </NameForm>
  );
}

async function kept({ program }: Place, name: string, changes: readonly KeptChange[]): Promise<ScenarioView> {
  let scenario = await post<ScenarioView>(programPath(program, 'scenarios'), { name });
  for (const change of changes) {
    const path = `/api/scenarios/${encodeURIComponent(scenario.id)}/changes`;
    scenario = await post<ScenarioView>(path, { change, version: scenario.version });
  }
  return scenario;
}

type FormProps = {
  readonly isPending: boolean;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
  readonly children: React.ReactNode;
};

function NameForm({ isPending, onName, onCancel, children }: FormProps) {
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  useEffect(() => input.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onName(name.trim());
  };
  return (
    <form className="keep-scenario" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <label htmlFor={field}>Name</label>
      <input id={field} ref={input} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      <Button size="small" kind="main" type="submit" disabled={isPending || name.trim() === ''}>
        {isPending ? 'Keeping …' : 'Keep'}
      </Button>
      <Button size="small" kind="bare" onClick={onCancel}>
        Cancel
      </Button>
      {children}
    </form>
  );
}
