import type { ImportedPeopleView, LoadView } from '@fulcrum/workbench/views';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { programPath } from '../api/queries.ts';
import { EditFailed } from '../edits/edit-failed.tsx';
import { makeEdit, settled } from '../edits/edits.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { Select } from '../ui/select.tsx';
import './import-section.css';

type Kind = 'people' | 'leave';

/** Takes in a table of people, or leave as a table or a calendar. */
export function ImportSection({ view }: { readonly view: LoadView }) {
  const [file, setFile] = useState<File>();
  const [kind, setKind] = useState<Kind>('people');
  const [of, setOf] = useState('');
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async () => {
      const body = { kind, text: (await file?.text()) ?? '', ...(of === '' ? {} : { of }) };
      const path = programPath(view.program.id, 'people', 'import');
      const words = (answer: unknown) => (answer as ImportedPeopleView).words;
      const answer = await makeEdit<ImportedPeopleView>({ method: 'post', path, body, words });
      await settled();
      return answer;
    },
  });
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    // A calendar holds no people, and a file that is called so no tables of them.
    if (chosen && /\.ics$|leave|holiday|vacation|absence/i.test(chosen.name)) setKind('leave');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate();
  };
  return (
    <Section
      className="screen-only"
      title="Import"
      note="People as a table (name, email, team, skills, allocation, ceiling, rate); leave as a table or a calendar (.ics)"
    >
      <form className="import-people" onSubmit={submit}>
        <label>
          <span>File</span>
          <input
            type="file"
            required
            accept=".csv,.ics,.tsv,text/csv,text/calendar"
            onChange={(event) => choose(event.target.files?.[0])}
          />
        </label>
        <Select
          label="What it holds"
          value={kind}
          options={[
            ['people', 'People'],
            ['leave', 'Leave'],
          ]}
          onChange={(value) => setKind(value as Kind)}
        />
        {kind === 'leave' ? (
          <label>
            <span>Whose, if it does not say</span>
            <input
              value={of}
              placeholder="a person, a team, everybody"
              onChange={(event) => setOf(event.target.value)}
            />
          </label>
        ) : null}
        <Button type="submit" disabled={isPending || file === undefined}>
          {isPending ? 'Importing …' : 'Import'}
        </Button>
      </form>
      {data ? (
        <div className="import-people-result" role="status">
          <p>{data.words}</p>
          <ul>
            {data.diagnostics.slice(0, 20).map(({ where, what, mend }) => (
              <li key={`${where} ${what}`}>
                <b>{where}</b> {what}: {mend}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <EditFailed error={error} />
    </Section>
  );
}
