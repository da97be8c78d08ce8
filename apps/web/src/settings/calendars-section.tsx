import type { SettingsView } from '@fulcrum/workbench/views';
import { type FormEvent, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { MethodLink } from '../evidence/method-link.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { CalendarCard } from './calendar-card.tsx';
import { CalendarUses } from './calendar-uses.tsx';
import './calendars.css';
import { newCalendarEdit } from './settings-edits.ts';

/** Calendars: working days, hours, holidays, and who has which. */
export function CalendarsSection({ view }: { readonly view: SettingsView }) {
  const { calendars } = view;
  return (
    <Section
      title="Calendars"
      note="Working days, hours and holidays; plans, capacity and forecasts ahead follow them"
      id="calendars"
      actions={<MethodLink name="calendars">How they count</MethodLink>}
    >
      {calendars.length === 0 ? (
        <p className="text-ink-2">
          None yet: everybody works Monday to Friday, eight hours a day, without holidays. Make one, give it the public
          holidays of a country, and see which dates move.
        </p>
      ) : null}
      <div className="calendars">
        {calendars.map((calendar) => (
          <CalendarCard key={calendar.id} calendar={calendar} today={view.today} />
        ))}
      </div>
      <NewCalendar />
      {calendars.length > 0 ? <CalendarUses view={view} /> : null}
    </Section>
  );
}

function NewCalendar() {
  const [name, setName] = useState('');
  const { edit, busy, error } = useEdit();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit(newCalendarEdit(name.trim()), () => setName((now) => (now === name ? '' : now)));
  };
  return (
    <form className="settings-row" onSubmit={submit}>
      <label>
        <span className="sr-only">Name of a new calendar</span>
        <input
          className="field"
          required
          maxLength={200}
          placeholder="Berlin, Bangalore …"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Button type="submit" size="small" disabled={busy || name.trim() === ''}>
        {busy ? 'Saving …' : 'Make a calendar'}
      </Button>
      <EditFailed error={error} />
    </form>
  );
}
