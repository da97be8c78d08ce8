import { type FormEvent, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { Button } from '../ui/button.tsx';
import { plural } from '../words/figures.ts';
import { rulesEdit } from './people-edits.ts';
import type { LoadView } from './people-query.ts';

type Props = { readonly view: LoadView };

/** For how long anybody may be above their ceiling, and how to say it anew. */
export function CeilingRules({ view }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { weeks, days } = view.rules;
  return (
    <div className="people-rule">
      <p>
        {`The ceiling blocks, it does not warn: nobody is given more when they would be above it on average over ${plural(weeks, 'week')}, or for more than ${plural(days, 'working day')} without a break. `}
        {isOpen ? null : (
          <Button size="small" kind="bare" onClick={() => setOpen(true)}>
            Change
          </Button>
        )}
      </p>
      {isOpen ? <RulesForm view={view} onDone={() => setOpen(false)} /> : null}
    </div>
  );
}

function RulesForm({ view: { rules }, onDone }: Props & { readonly onDone: () => void }) {
  const [weeks, setWeeks] = useState(String(rules.weeks));
  const [days, setDays] = useState(String(rules.days));
  const { edit, busy, error } = useEdit();
  const numberIn = (text: string) => (text === '' ? null : Number(text));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit(rulesEdit(rules.said, { weeks: numberIn(weeks), days: numberIn(days) }), onDone);
  };
  return (
    <form onSubmit={submit}>
      <label>
        <span>Weeks of the mean</span>
        <input type="number" min="1" max="12" value={weeks} onChange={(event) => setWeeks(event.target.value)} />
      </label>
      <label>
        <span>Days in a row</span>
        <input type="number" min="1" max="60" value={days} onChange={(event) => setDays(event.target.value)} />
      </label>
      <Button type="submit" size="small" kind="main" disabled={busy}>
        {busy ? 'Saving …' : 'Save'}
      </Button>
      <Button size="small" kind="bare" onClick={onDone}>
        Cancel
      </Button>
      <EditFailed error={error} />
    </form>
  );
}
