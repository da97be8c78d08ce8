import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { overviewQuery } from '../api/queries.ts';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { BarRows } from '../ui/skeleton.tsx';
import { changeOf, type Draft, type Field, FORMS, type Form } from './draft-change.ts';
import type { ScenarioControls } from './use-scenario.ts';

type Props = { readonly scenario: ScenarioControls; readonly program: string };
type Options = readonly (readonly [value: string, label: string])[];

const TITLES: Options = Object.entries(FORMS).map(([form, { title }]) => [form, title]);

/** The changes that a few words can say; the pages make the others: a bar that is dragged, a person who is reassigned. */
export function AddChange({ scenario, program }: Props) {
  const { data, error: unread } = useQuery(overviewQuery(program, useMoment()));
  const milestones: Options = (data?.milestones ?? []).map(({ id, name }) => [id, name]);
  const teams: Options = (data?.teams ?? []).map(({ team, name }) => [team, name]);
  const [draft, setDraft] = useState<Draft>({ form: 'target' });
  const filled = { milestone: milestones[0]?.[0], team: teams[0]?.[0], ...draft };
  const change = changeOf(filled);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => change && (await scenario.change(change)),
    onSuccess: () => setDraft(({ form }) => ({ form })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change) mutate();
  };
  // What can be chosen is not known yet: what was typed meanwhile would be lost.
  if (data === undefined) return unread ? <EditFailed error={unread} /> : <BarRows rows={4} />;
  return (
    <form className="add-change" onSubmit={submit}>
      <Select
        label="What changes"
        value={filled.form}
        options={TITLES}
        onChange={(form) => setDraft({ form: form as Form })}
      />
      {FORMS[filled.form].fields.map((field) => (
        <FieldOf
          key={field}
          field={field}
          draft={filled}
          options={field === 'milestone' ? milestones : teams}
          onSay={(text) => setDraft((before) => ({ ...before, [field]: text }))}
        />
      ))}
      <Button size="small" kind="main" className="button-scenario" type="submit" disabled={isPending || !change}>
        {isPending ? 'Adding …' : 'Add the change'}
      </Button>
      <EditFailed error={error} />
    </form>
  );
}

const INPUTS = {
  item: { label: 'Item', type: 'text' },
  other: { label: 'Waits for', type: 'text' },
  person: { label: 'Person', type: 'text' },
  title: { label: 'What', type: 'text' },
  chance: { label: 'Chance, %', type: 'number' },
  count: { label: 'How many', type: 'number' },
  day: { label: 'Day', type: 'date' },
  until: { label: 'Until', type: 'date' },
} as const;

const PLACEHOLDERS: { readonly [F in Field]?: string } = {
  item: 'the key of an item',
  other: 'the key of the other item',
  person: 'a name',
};

type FieldProps = {
  readonly field: Field;
  readonly draft: Draft;
  readonly options: Options;
  readonly onSay: (text: string) => void;
};

function FieldOf({ field, draft, options, onSay }: FieldProps) {
  const value = draft[field] ?? '';
  if (field === 'milestone' || field === 'team') {
    const label = field === 'milestone' ? 'Milestone' : 'Team';
    return <Select label={label} value={value} options={options} onChange={onSay} />;
  }
  const { label, type } = INPUTS[field];
  return (
    <label className="add-change-field">
      <span>{field === 'count' ? (FORMS[draft.form].count ?? label) : label}</span>
      <input
        className="field"
        type={type}
        min={type === 'number' ? 1 : undefined}
        placeholder={PLACEHOLDERS[field]}
        value={value}
        onChange={(event) => onSay(event.target.value)}
      />
    </label>
  );
}
