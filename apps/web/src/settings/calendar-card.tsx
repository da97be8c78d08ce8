import type { CalendarFileView } from '@fulcrum/workbench/views';
import { useId } from 'react';
import { read } from '../api/client.ts';
import { EditFailed } from '../edits/edit-failed.tsx';
import { type Editing, useEdit } from '../edits/use-edit.ts';
import { Button } from '../ui/button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { plural } from '../words/figures.ts';
import { HolidayImport } from './holiday-import.tsx';
import { HolidayTable } from './holiday-table.tsx';
import { type Calendar, calendarEdit, calendarPath, dropCalendarEdit } from './settings-edits.ts';

const DAYS = [
  ['mon', 'Mon'],
  ['tue', 'Tue'],
  ['wed', 'Wed'],
  ['thu', 'Thu'],
  ['fri', 'Fri'],
  ['sat', 'Sat'],
  ['sun', 'Sun'],
] as const;
const USUAL = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

type Props = { readonly calendar: Calendar; readonly today: string };

/** One calendar: its days and hours in place, its holidays, and what is done with them. */
export function CalendarCard({ calendar, today }: Props) {
  const editing = useEdit();
  const heading = useId();
  const { name, isWorkspace, teams, people, ahead, past } = calendar;
  const who = [
    ...(isWorkspace ? ['everybody who has no other'] : []),
    ...(teams.length > 0 ? [plural(teams.length, 'team')] : []),
    ...(people.length > 0 ? [plural(people.length, 'person', 'people')] : []),
  ];
  return (
    <article className="calendar" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{name}</h3>
        <p>
          {who.length === 0 ? 'Nobody has it yet' : `Of ${who.join(', ')}`}
          {` · ${plural(ahead, 'working day')} off in the next 12 months`}
          {past > 0 ? `, ${past} in the last` : ''}
        </p>
      </header>
      <WorkingWeek calendar={calendar} editing={editing} />
      <HolidayTable calendar={calendar} today={today} editing={editing} />
      <HolidayImport calendar={calendar} today={today} />
      <footer>
        {calendar.holidays.length > 0 ? (
          <Button size="small" kind="bare" onClick={() => void exported(calendar)}>
            Export (.ics)
          </Button>
        ) : null}
        <Button
          size="small"
          kind="bare"
          disabled={editing.busy}
          onClick={() => editing.edit(dropCalendarEdit(calendar))}
        >
          Take away
        </Button>
      </footer>
      <EditFailed error={editing.error} />
    </article>
  );
}

async function exported({ id }: Calendar): Promise<void> {
  const { file, text } = await read<CalendarFileView>(calendarPath(id, 'export'));
  saveFile(new Blob([text], { type: 'text/calendar' }), file);
}

function WorkingWeek({ calendar, editing }: { readonly calendar: Calendar; readonly editing: Editing }) {
  const { name, days, hours } = calendar;
  const worked: readonly string[] = days.length === 0 ? USUAL : days;
  const toggle = (day: string) => {
    const next = DAYS.map(([id]) => id).filter((id) => (id === day) !== worked.includes(id));
    editing.edit(calendarEdit(calendar, { days: next }, { days }));
  };
  const setHours = (text: string) => {
    const said = text === '' ? null : Number(text);
    if (said !== hours && !(said === 8 && hours === null))
      editing.edit(calendarEdit(calendar, { hours: said }, { hours }));
  };
  return (
    <div className="calendar-week">
      <fieldset>
        <legend className="sr-only">{`Working days of ${name}`}</legend>
        {DAYS.map(([id, label]) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={worked.includes(id)}
              // A week without a working day would never end anything.
              disabled={editing.busy || (worked.length === 1 && worked.includes(id))}
              onChange={() => toggle(id)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <label>
        <input
          key={hours}
          className="field"
          type="number"
          min="1"
          max="24"
          step="0.25"
          defaultValue={hours ?? 8}
          onBlur={(event) => event.target.checkValidity() && setHours(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        hours a day
      </label>
      <label>
        <span className="sr-only">{`Name of ${name}`}</span>
        <input
          key={name}
          className="field"
          maxLength={200}
          defaultValue={name}
          onBlur={(event) => {
            const said = event.target.value.trim();
            if (said !== '' && said !== name) editing.edit(calendarEdit(calendar, { name: said }, { name }));
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </label>
    </div>
  );
}
