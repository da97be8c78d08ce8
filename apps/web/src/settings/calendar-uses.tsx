import type { SettingsView } from '@fulcrum/workbench/views';
import { type FormEvent, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { type Editing, useEdit } from '../edits/use-edit.ts';
import { Button } from '../ui/button.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Select } from '../ui/select.tsx';
import '../ui/table.css';
import { plural } from '../words/figures.ts';
import { calendarUseEdit, type Whose } from './settings-edits.ts';

type Props = { readonly view: SettingsView };
type Options = readonly (readonly [string, string])[];

const FEW = 12;

/** Who has which calendar: everybody, a team, a person. */
export function CalendarUses({ view }: Props) {
  const editing = useEdit();
  const [all, setAll] = useState(false);
  const options: Options = view.calendars.map(({ id, name }) => [id, name]);
  const shown = all ? view.teams : view.teams.slice(0, FEW);
  const wider = view.calendars.find(({ id }) => id === view.calendar)?.name ?? 'Monday to Friday';
  return (
    <div className="calendar-uses">
      <h3>Who has which</h3>
      <EditFailed error={editing.error} />
      <ScrollX label="Who has which calendar">
        <table className="table">
          <caption className="sr-only">Who has which calendar</caption>
          <tbody>
            <UseRow
              name="Everybody who has no other"
              whose={{ of: 'workspace' }}
              now={view.calendar}
              options={[['', 'Monday to Friday'], ...options]}
              editing={editing}
            />
            {shown.map(({ id, name, calendar }) => (
              <UseRow
                key={id}
                name={name}
                whose={{ of: 'team', id }}
                now={calendar}
                options={[['', `As everybody: ${wider}`], ...options]}
                editing={editing}
              />
            ))}
            {view.calendars.flatMap((calendar) =>
              calendar.people.map(({ id, name }) => (
                <UseRow
                  key={`${calendar.id} ${id}`}
                  name={name}
                  whose={{ of: 'person', id }}
                  now={calendar.id}
                  options={[['', 'As their team'], ...options]}
                  editing={editing}
                />
              )),
            )}
          </tbody>
        </table>
      </ScrollX>
      {view.teams.length > shown.length ? (
        <Button size="small" onClick={() => setAll(true)}>
          {`Show ${plural(view.teams.length - shown.length, 'more team')}`}
        </Button>
      ) : null}
      <PersonUse options={options} />
    </div>
  );
}

type RowProps = {
  readonly name: string;
  readonly whose: Whose;
  readonly now: string | null;
  readonly options: Options;
  readonly editing: Editing;
};

function UseRow({ name, whose, now, options, editing }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Select
          label={`Calendar of ${name}`}
          value={now ?? ''}
          options={options}
          disabled={editing.busy}
          onChange={(id) => editing.edit(calendarUseEdit(whose, id === '' ? null : id, now))}
        />
      </td>
    </tr>
  );
}

/** Somebody who has another calendar than their team. */
function PersonUse({ options }: { readonly options: Options }) {
  const [name, setName] = useState('');
  const [calendar, setCalendar] = useState('');
  const { edit, busy, error } = useEdit();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit(calendarUseEdit({ of: 'person', id: name.trim() }, calendar, null), () => setName(''));
  };
  return (
    <form className="settings-row" onSubmit={submit}>
      <label>
        <span className="sr-only">A person by name or address</span>
        <input
          className="field"
          required
          placeholder="A person who has another"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Select
        label="Calendar of this person"
        value={calendar}
        options={[['', 'Calendar …'], ...options]}
        onChange={setCalendar}
      />
      <Button type="submit" size="small" disabled={busy || name.trim() === '' || calendar === ''}>
        {busy ? 'Saving …' : 'Give it'}
      </Button>
      <EditFailed error={error} />
    </form>
  );
}
