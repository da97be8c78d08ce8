import { type FormEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { problemOf } from '../api/problem.ts';
import { useEdit } from '../edits/use-edit.ts';
import { Button } from '../ui/button.tsx';
import type { BoardView, Column } from './board-query.ts';
import { limitEdit } from './limit-edit.ts';

type Props = {
  readonly view: BoardView;
  readonly column?: Column;
  readonly team?: BoardView['teams'][number];
};

/** The limit of a column or of a team, and how to set another. */
export function LimitField({ view, column, team }: Props) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const of = column ?? team;
  if (of === undefined) return null;
  const done = () => {
    flushSync(() => setOpen(false));
    button.current?.focus();
  };
  if (isOpen) return <LimitForm view={view} column={column} team={team} onDone={done} />;
  const from = column?.limitFrom === 'tool' ? ', from its tool' : '';
  return (
    <Button
      size="small"
      kind="bare"
      ref={button}
      className="limit-button"
      aria-label={of.limit === null ? `Set limit for ${of.name}` : `limit ${of.limit} of ${of.name}${from}: change it`}
      onClick={() => setOpen(true)}
    >
      {of.limit === null ? 'Set limit' : `limit ${of.limit}`}
    </Button>
  );
}

type FormProps = {
  readonly view: BoardView;
  readonly column: Column | undefined;
  readonly team: Props['team'];
  readonly onDone: () => void;
};

function LimitForm({ view, column, team, onDone }: FormProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const own = column?.limitFrom === 'tool' ? null : (column?.limit ?? team?.limit ?? null);
  // What others say while the form is open is no news to it: the reader chooses when they save.
  const [seen] = useState(own);
  const [text, setText] = useState(String(column?.limit ?? team?.limit ?? column?.hint?.items ?? ''));
  const { edit, busy, error } = useEdit();
  const name = column?.name ?? team?.name ?? '';
  const save = (limit: number | null) =>
    edit(limitEdit(view, { column: column?.id, team: team?.id, name, seen, limit }), onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(Number(text));
  };
  return (
    <form className="limit-form" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onDone()}>
      <label>
        <span className="sr-only">{`Most items in ${name}`}</span>
        <input
          ref={input}
          type="number"
          min="0"
          max="100000"
          required
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button size="small" kind="main" type="submit" disabled={busy || text === ''}>
        Save
      </Button>
      {seen === null ? null : (
        <Button size="small" disabled={busy} onClick={() => save(null)}>
          No limit
        </Button>
      )}
      <Button size="small" kind="bare" onClick={onDone}>
        Cancel
      </Button>
      {error ? <span role="alert">{problemOf(error).title}</span> : null}
    </form>
  );
}
