import type { MilestoneView } from '@fulcrum/workbench/views';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { problemOf } from '../api/problem.ts';
import { makeEdit, settled } from '../edits/edits.ts';
import { useScenario } from '../scenario/use-scenario.ts';
import { type Day, isDay } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { targetEdit } from './target-edit.ts';
import './target-field.css';

/** The promised day, and how to promise another. */
export function TargetField({ view }: { readonly view: MilestoneView }) {
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { target } = view.row;
  const done = () => {
    // What had the focus is gone with the form.
    flushSync(() => setEditing(false));
    button.current?.focus();
  };
  if (editing) return <TargetForm view={view} onDone={done} />;
  return (
    <span className="target-field">
      {target ? `Target ${formatDay(target, view.asOf)}` : 'No target'}
      <Button size="small" kind="bare" ref={button} onClick={() => setEditing(true)}>
        {target ? 'Change' : 'Set a target'}
      </Button>
    </span>
  );
}

type FormProps = { readonly view: MilestoneView; readonly onDone: () => void };

function TargetForm({ view, onDone }: FormProps) {
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const { target, id } = view.row;
  const [day, setDay] = useState(target ?? view.row.quantiles?.p85 ?? '');
  // What others say while the form is open is no news to it: the reader chooses when they save.
  const [seen] = useState(target);
  const scenario = useScenario();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (to: Day | null) => {
      // In a scenario, nothing else is edited than the scenario.
      if (scenario.id !== undefined) await scenario.change({ form: 'target', milestone: id, day: to });
      else await makeEdit(targetEdit(view, seen, to));
      await settled();
    },
    onSuccess: onDone,
  });
  const save = (to: Day | null) => mutate(to);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isDay(day)) save(day);
  };
  return (
    <form className="target-field" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onDone()}>
      <label htmlFor={field}>Target</label>
      <input id={field} ref={input} type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
      <Button size="small" kind="main" type="submit" disabled={isPending || !isDay(day)}>
        {isPending ? 'Saving …' : 'Save'}
      </Button>
      {target ? (
        <Button size="small" disabled={isPending} onClick={() => save(null)}>
          No target
        </Button>
      ) : null}
      <Button size="small" kind="bare" onClick={onDone}>
        Cancel
      </Button>
      {error ? <span role="alert">{told(error)}</span> : null}
    </form>
  );
}

function told(error: unknown): string {
  const { title, detail, mend } = problemOf(error);
  return [title, detail, mend].filter(Boolean).join('. ');
}
