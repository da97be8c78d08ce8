import type { HolidaysReadView } from '@fulcrum/workbench/views';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/client.ts';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { plural } from '../words/figures.ts';
import { regionsQuery } from './queries.ts';
import { type Calendar, calendarPath, holidaysEdit } from './settings-edits.ts';

type Props = { readonly calendar: Calendar; readonly today: string };
type Source = { readonly text: string } | { readonly region: string; readonly years: readonly number[] };

/** Takes in holidays of a region, or of a file: first shown, then kept. */
export function HolidayImport({ calendar, today }: Props) {
  const [isOpen, setOpen] = useState(false);
  const read = useMutation({
    mutationFn: (source: Source) => post<HolidaysReadView>(calendarPath(calendar.id, 'read'), source),
  });
  if (!isOpen)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        Import holidays
      </Button>
    );
  return (
    <div className="holiday-import">
      <Region today={today} busy={read.isPending} onRead={read.mutate} />
      <label className="settings-row">
        <span>or a file (.ics, .csv)</span>
        <input
          type="file"
          aria-label={`File of holidays for ${calendar.name}`}
          accept=".ics,.csv,text/calendar,text/csv"
          onChange={async (event) => {
            const file = event.target.files?.[0];
            if (file) read.mutate({ text: await file.text() });
          }}
        />
      </label>
      <EditFailed error={read.error} />
      {read.data ? <Preview calendar={calendar} read={read.data} onDone={() => setOpen(false)} /> : null}
      <Button size="small" kind="bare" onClick={() => setOpen(false)}>
        Cancel
      </Button>
    </div>
  );
}

type RegionProps = { readonly today: string; readonly busy: boolean; readonly onRead: (source: Source) => void };

function Region({ today, busy, onRead }: RegionProps) {
  const year = Number(today.slice(0, 4));
  const [country, setCountry] = useState('');
  const [part, setPart] = useState('');
  const { data: countries } = useQuery(regionsQuery());
  const { data: parts } = useQuery({ ...regionsQuery(country), enabled: country !== '' });
  const own = country === '' ? [] : (parts?.regions ?? []);
  // The year before shows what history was measured with.
  const years = [year - 1, year, year + 1];
  return (
    <div className="settings-row">
      <Select
        label="Country"
        value={country}
        options={[['', 'Country …'], ...(countries?.regions ?? []).map(({ code, name }) => [code, name] as const)]}
        onChange={(code) => {
          setCountry(code);
          setPart('');
        }}
      />
      {own.length > 0 ? (
        <Select
          label="Part of the country"
          value={part}
          options={[['', 'All of it'], ...own.map(({ code, name }) => [code, name] as const)]}
          onChange={setPart}
        />
      ) : null}
      <Button size="small" disabled={busy || country === ''} onClick={() => onRead({ region: part || country, years })}>
        {busy ? 'Reading …' : `Show those of ${year - 1} to ${year + 1}`}
      </Button>
    </div>
  );
}

type PreviewProps = { readonly calendar: Calendar; readonly read: HolidaysReadView; readonly onDone: () => void };

function Preview({ calendar, read, onDone }: PreviewProps) {
  const { edit, busy, error } = useEdit();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const keyOf = ({ day, title }: HolidaysReadView['holidays'][number]) => `${day} ${title}`;
  const fresh = read.holidays.filter(({ isKnown }) => !isKnown);
  const add = fresh.filter((each) => !left.has(keyOf(each))).map(({ day, title, share }) => ({ day, title, share }));
  const toggle = (key: string) => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  return (
    <div className="settings-preview" role="status">
      <p>{read.words}</p>
      <ul className="holiday-choices">
        {fresh.map((each) => (
          <li key={keyOf(each)}>
            <label>
              <input type="checkbox" checked={!left.has(keyOf(each))} onChange={() => toggle(keyOf(each))} />
              <span>{`${each.weekday} ${formatDay(each.day)}`}</span>
              <span>{each.title}</span>
              <small>
                {[each.share < 1 ? 'half a day' : '', each.isWorkday ? '' : 'no working day']
                  .filter(Boolean)
                  .join(', ')}
              </small>
            </label>
          </li>
        ))}
      </ul>
      {read.diagnostics.slice(0, 10).map(({ where, what, mend }) => (
        <p key={`${where} ${what}`} className="text-ink-2">{`${where}: ${what}: ${mend}`}</p>
      ))}
      {read.source ? <p className="text-ink-3">{`From ${read.source}.`}</p> : null}
      {fresh.length > 0 ? (
        <Button
          kind="main"
          size="small"
          disabled={busy || add.length === 0}
          onClick={() => edit(holidaysEdit(calendar, { add }), onDone)}
        >
          {busy ? 'Saving …' : `Enter ${plural(add.length, 'holiday')}`}
        </Button>
      ) : null}
      <EditFailed error={error} />
    </div>
  );
}
