import type { ImportedPeopleView, ObjectivesTableView } from '@fulcrum/workbench/views';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addressOf, read } from '../api/client.ts';
import { EditFailed } from '../edits/edit-failed.tsx';
import { makeEdit, settled } from '../edits/edits.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { Select } from '../ui/select.tsx';
import type { ObjectivesView } from './objectives-query.ts';

type Kind = 'objectives' | 'readings';

const KINDS: readonly (readonly [Kind, string])[] = [
  ['objectives', 'Objectives'],
  ['readings', 'Readings'],
];

/** Objectives and readings as tables, out and in. */
export function TablesSection({ view }: { readonly view: ObjectivesView }) {
  const [kind, setKind] = useState<Kind>('objectives');
  const [file, setFile] = useState<File>();
  const taking = useMutation({
    mutationFn: async () => {
      const body = { kind, text: (await file?.text()) ?? '' };
      const words = (answer: unknown) => (answer as ImportedPeopleView).words;
      const answer = await makeEdit<ImportedPeopleView>({
        method: 'post',
        path: '/api/objectives/import',
        body,
        words,
      });
      await settled();
      return answer;
    },
  });
  const giving = useMutation({ mutationFn: () => saveTable(kind, view.asOf) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    taking.mutate();
  };
  return (
    <Section
      className="screen-only"
      title="Tables"
      note="Objectives (name, value, cost of delay, due, work …) or readings (measure, day, value) as CSV, in and out"
    >
      <form className="aim-tables" onSubmit={submit}>
        <Select
          label="What the table holds"
          value={kind}
          options={KINDS}
          onChange={(value) => setKind(value as Kind)}
        />
        <label>
          <span className="sr-only">File</span>
          <input
            type="file"
            required
            accept=".csv,.tsv,text/csv"
            onChange={(event) => setFile(event.target.files?.[0])}
          />
        </label>
        <Button type="submit" disabled={taking.isPending || file === undefined}>
          {taking.isPending ? 'Importing …' : 'Import'}
        </Button>
        <Button disabled={giving.isPending || view.objectives.length === 0} onClick={() => giving.mutate()}>
          Export
        </Button>
      </form>
      {taking.data ? (
        <div className="aim-taken" role="status">
          <p>{taking.data.words}</p>
          <ul>
            {taking.data.diagnostics.slice(0, 20).map(({ where, what, mend }) => (
              <li key={`${where} ${what}`}>
                <b>{where}</b> {what}: {mend}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <EditFailed error={taking.error ?? giving.error} />
    </Section>
  );
}

async function saveTable(kind: Kind, asOf: string): Promise<void> {
  const { name, csv } = await read<ObjectivesTableView>(addressOf('/api/objectives/table', { kind, asOf }));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
