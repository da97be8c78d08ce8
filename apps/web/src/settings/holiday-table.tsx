import { type FormEvent, useState } from 'react';
import type { Editing } from '../edits/use-edit.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import '../ui/table.css';
import { plural } from '../words/figures.ts';
import { type Calendar, type Holiday, holidaysEdit } from './settings-edits.ts';

type Props = { readonly calendar: Calendar; readonly today: string; readonly editing: Editing };

const FEW = 6;

/** The holidays of a calendar, those to come first, with a line to enter one. */
export function HolidayTable({ calendar, today, editing }: Props) {
  const [all, setAll] = useState(false);
  const { holidays, name } = calendar;
  const ahead = holidays.filter(({ day }) => day > today);
  const shown = all ? holidays : ahead.slice(0, FEW);
  const hidden = holidays.length - shown.length;
  return (
    <div className="calendar-holidays">
      {shown.length > 0 ? (
        <ScrollX label={`Holidays of ${name}`}>
          <table className="table">
            <caption className="sr-only">{`Holidays of ${name}`}</caption>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col">Holiday</th>
                <th scope="col">Takes</th>
                <th scope="col">
                  <span className="sr-only">Change</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((holiday) => (
                <HolidayRow key={holiday.id} calendar={calendar} holiday={holiday} editing={editing} />
              ))}
            </tbody>
          </table>
        </ScrollX>
      ) : null}
      {hidden > 0 || all ? (
        <Button size="small" kind="bare" onClick={() => setAll(!all)}>
          {all ? 'Show the next ones' : `Show all ${plural(holidays.length, 'holiday')}`}
        </Button>
      ) : null}
      <AddHoliday calendar={calendar} editing={editing} />
    </div>
  );
}

type RowProps = { readonly calendar: Calendar; readonly holiday: Holiday; readonly editing: Editing };

function HolidayRow({ calendar, holiday, editing }: RowProps) {
  const { id, day, title, share } = holiday;
  const isHalf = share < 1;
  const takes = isHalf ? `${Math.round(share * 100)}\u00a0% of the day` : 'all day';
  const turn = () => editing.edit(holidaysEdit(calendar, { add: [{ day, title, share: isHalf ? 1 : 0.5 }] }));
  return (
    <tr>
      <th scope="row">{formatDay(day)}</th>
      <td>{title}</td>
      <td>
        <Button
          size="small"
          kind="bare"
          disabled={editing.busy}
          aria-label={`${takes}: ${title}, make it ${isHalf ? 'a whole day' : 'half a day'}`}
          onClick={turn}
        >
          {takes}
        </Button>
      </td>
      <td>
        <Button
          size="small"
          kind="bare"
          disabled={editing.busy}
          aria-label={`Take out ${title} on ${formatDay(day)}`}
          onClick={() => editing.edit(holidaysEdit(calendar, { drop: [id] }))}
        >
          Take out
        </Button>
      </td>
    </tr>
  );
}

function AddHoliday({ calendar, editing }: { readonly calendar: Calendar; readonly editing: Editing }) {
  const [day, setDay] = useState('');
  const [title, setTitle] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    editing.edit(holidaysEdit(calendar, { add: [{ day, title: title.trim(), share: 1 }] }), () => {
      // The next one may be half typed by now.
      setDay((now) => (now === day ? '' : now));
      setTitle((now) => (now === title ? '' : now));
    });
  };
  return (
    <form className="settings-row" onSubmit={submit}>
      <label>
        <span className="sr-only">{`Day of a new holiday of ${calendar.name}`}</span>
        <input className="field" type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      <label>
        <span className="sr-only">{`Name of a new holiday of ${calendar.name}`}</span>
        <input
          className="field"
          required
          maxLength={200}
          placeholder="Holiday"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      <Button type="submit" size="small" disabled={editing.busy || day === '' || title.trim() === ''}>
        Enter
      </Button>
    </form>
  );
}
