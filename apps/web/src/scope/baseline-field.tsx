import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { isDay } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { localDates } from '../words/local-dates.ts';
import { baselineEdit } from './request-edits.ts';
import type { ScopeView } from './scope-query.ts';

/** The day on which the scope was agreed, why it counts as that, and how to say another. */
export function BaselineField({ view }: { readonly view: ScopeView }) {
  const [isEditing, setEditing] = useState(false);
  const { scenario } = useMoment();
  const { baseline, asOf } = view;
  if (baseline === null) return null;
  if (isEditing) return <BaselineForm view={view} onDone={() => setEditing(false)} />;
  const isSaid = baseline.said !== null;
  return (
    <span className="scope-baseline">
      {isSaid
        ? `Baseline agreed on ${formatDay(baseline.day, asOf)}`
        : `Baseline ${formatDay(baseline.day, asOf)}: ${localDates(baseline.words)}`}
      {scenario === undefined ? (
        <Button size="small" kind="bare" className="screen-only" onClick={() => setEditing(true)}>
          {isSaid ? 'Change' : 'Set the baseline'}
        </Button>
      ) : null}
    </span>
  );
}

function BaselineForm({ view, onDone }: { readonly view: ScopeView; readonly onDone: () => void }) {
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  const [day, setDay] = useState(view.baseline?.day ?? '');
  const { edit, busy, error } = useEdit();
  useEffect(() => input.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isDay(day)) edit(baselineEdit(view, day), onDone);
  };
  return (
    <form className="scope-baseline" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onDone()}>
      <label htmlFor={field}>Baseline</label>
      <input
        id={field}
        ref={input}
        type="date"
        required
        max={view.asOf}
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
      <Button size="small" kind="main" type="submit" disabled={busy || !isDay(day) || day > view.asOf}>
        {busy ? 'Saving …' : 'Save'}
      </Button>
      {view.baseline?.said ? (
        <Button size="small" disabled={busy} onClick={() => edit(baselineEdit(view, null), onDone)}>
          Take that of the record
        </Button>
      ) : null}
      <Button size="small" kind="bare" onClick={onDone}>
        Cancel
      </Button>
      <EditFailed error={error} />
    </form>
  );
}
