import type { ImportedPeopleView, LoadView } from '@fulcrum/workbench/views';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/client.ts';
import { programPath } from '../api/queries.ts';
import { EditFailed } from '../edits/edit-failed.tsx';
import { makeEdit } from '../edits/edits.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { Select } from '../ui/select.tsx';
import { localDates } from '../words/local-dates.ts';
import './import-section.css';
import { importEdit } from './people-edits.ts';

type Kind = 'people' | 'leave';

/** A file that was chosen, and what it would be taken for. */
type Chosen = { readonly name: string; readonly text: string; readonly kind: Kind; readonly of: string };

/** Takes in a table of people, or leave as a table or a calendar: what it would do is shown before it is kept. */
export function ImportSection({ view }: { readonly view: LoadView }) {
  const [chosen, setChosen] = useState<Chosen>();
  const [round, setRound] = useState(0);
  const trial = useMutation({
    mutationFn: ({ kind, text, of }: Chosen) =>
      post<ImportedPeopleView>(programPath(view.program.id, 'people', 'import'), {
        kind,
        text,
        isTrial: true,
        ...(of === '' ? {} : { of }),
      }),
  });
  const keep = useMutation({
    mutationFn: async (file: Chosen) => {
      await makeEdit<ImportedPeopleView>(importEdit(view, file));
      choose(undefined);
    },
  });
  const choose = (next: Chosen | undefined) => {
    setChosen(next);
    trial.reset();
    keep.reset();
    if (next !== undefined) trial.mutate(next);
    else setRound((before) => before + 1);
  };
  return (
    <Section
      className="screen-only"
      title="Import"
      note="People as a table (name, email, team, skills, allocation, ceiling, rate); leave as a table or a calendar (.ics)"
    >
      <FileForm key={round} chosen={chosen} onChoose={choose} />
      {chosen && trial.data ? (
        <Preview trial={trial.data}>
          <Button kind="main" disabled={keep.isPending || trial.data.facts === 0} onClick={() => keep.mutate(chosen)}>
            {keep.isPending ? 'Importing …' : 'Import'}
          </Button>
          <Button kind="bare" onClick={() => choose(undefined)}>
            Cancel
          </Button>
        </Preview>
      ) : null}
      {trial.isPending ? <p className="import-people-result">Reading the file …</p> : null}
      <EditFailed error={trial.error ?? keep.error} />
    </Section>
  );
}

type FormProps = { readonly chosen: Chosen | undefined; readonly onChoose: (chosen: Chosen | undefined) => void };

function FileForm({ chosen, onChoose }: FormProps) {
  const read = async (file: File | undefined) => {
    if (file === undefined) return onChoose(undefined);
    const text = await file.text();
    // A calendar holds no people, and a file that is called so no tables of them.
    const isLeave = /\.ics$|leave|holiday|vacation|absence/i.test(file.name) || /^\s*BEGIN:VCALENDAR/i.test(text);
    onChoose({ name: file.name, text, kind: isLeave ? 'leave' : 'people', of: '' });
  };
  return (
    <form
      className="import-people"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) onChoose(chosen);
      }}
    >
      <label>
        <span>File</span>
        <input
          type="file"
          accept=".csv,.ics,.tsv,text/csv,text/calendar"
          onChange={(event) => void read(event.target.files?.[0])}
        />
      </label>
      {chosen ? (
        <Select
          label="What it holds"
          value={chosen.kind}
          options={[
            ['people', 'People'],
            ['leave', 'Leave'],
          ]}
          onChange={(kind) => onChoose({ ...chosen, kind: kind as Kind })}
        />
      ) : null}
      {chosen?.kind === 'leave' ? (
        <label>
          <span>Whose, if it does not say</span>
          <input
            defaultValue={chosen.of}
            placeholder="a person, a team, everybody"
            onBlur={({ target }) => target.value === chosen.of || onChoose({ ...chosen, of: target.value })}
            onKeyDown={({ key, currentTarget }) => key === 'Enter' && onChoose({ ...chosen, of: currentTarget.value })}
          />
        </label>
      ) : null}
    </form>
  );
}

const MOST_ROWS = 100;
const WHAT = { new: 'New', changed: 'Changed', known: 'Known' } as const;

type PreviewProps = { readonly trial: ImportedPeopleView; readonly children: React.ReactNode };

/** What an import would do: what is refused with its line and what to do, then what is new and what changes. */
function Preview({ trial, children }: PreviewProps) {
  const rows = trial.rows.filter(({ is }) => is !== 'known');
  const shown = rows.slice(0, MOST_ROWS);
  const refused = trial.diagnostics.slice(0, MOST_ROWS);
  return (
    <div className="import-people-result">
      <p role="status">{`Nothing is kept yet: ${trial.words}`}</p>
      <ul aria-label="What would be done">
        {refused.map(({ where, what, mend }) => (
          <li key={`${where} ${what}`} className="import-refused">
            <b>Not taken</b>
            <span>{`${where}: ${what}. ${mend.charAt(0).toUpperCase()}${mend.slice(1)}.`}</span>
          </li>
        ))}
        {shown.map(({ where, who, is, words }) => (
          <li key={`${where} ${who} ${words}`}>
            <b>{WHAT[is]}</b>
            <span>{`${who}${words === '' ? '' : `: ${localDates(words)}`}`}</span>
            <small>{where}</small>
          </li>
        ))}
      </ul>
      {rows.length > shown.length ? <p>{`… and ${rows.length - shown.length} more.`}</p> : null}
      <div className="import-people-actions">{children}</div>
    </div>
  );
}
