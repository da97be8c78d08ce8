import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { scenariosQuery } from '../scenarios/scenarios-query.ts';
import { useProgram } from '../shell/use-program.ts';
import { Button } from '../ui/button.tsx';
import { Field, numberOf } from './field.tsx';
import { newEdit } from './objective-edits.ts';
import type { Objective, ObjectivesView } from './objectives-query.ts';

const EMPTY = { name: '', scenario: '', valueShare: '', chance: '', cost: '' };

type Props = { readonly view: ObjectivesView; readonly objective: Objective };

/** Another way to reach an objective: part of its work, or all of it in a scenario. */
export function AvenueForm({ view, objective }: Props) {
  const [fields, setFields] = useState(EMPTY);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { edit, busy, error } = useEdit();
  const bind = (name: keyof typeof EMPTY) => ({
    value: fields[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setFields({ ...fields, [name]: event.target.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const kept = left.size === 0 ? [] : objective.work.filter(({ id }) => !left.has(id));
    const idsOf = (wanted: 'milestone' | 'item') =>
      kept.flatMap(({ kind, work }) => (kind === wanted ? [work.id] : []));
    const { name, scenario, valueShare, chance, cost } = fields;
    const percent = (text: string) => (numberOf(text) === null ? null : Number(text) / 100);
    const set = {
      objective: objective.id,
      name,
      scenario: scenario || null,
      milestones: idsOf('milestone'),
      items: idsOf('item'),
      valueShare: percent(valueShare),
      chance: percent(chance),
      cost: numberOf(cost),
    };
    edit(newEdit({ kind: 'avenue', name, asOf: view.asOf }, set), () => {
      setFields(EMPTY);
      setLeft(new Set());
    });
  };
  const share = { type: 'number', min: 0, max: 100, step: 'any' } as const;
  return (
    <details className="aim-more">
      <summary>New avenue</summary>
      <form className="aim-form" onSubmit={submit}>
        <Field label="What it is called" wide>
          <input required maxLength={300} {...bind('name')} />
        </Field>
        <Scenarios {...bind('scenario')} />
        <Field label="Share of the value, %">
          <input {...share} placeholder="100" {...bind('valueShare')} />
        </Field>
        <Field label="Chance that it works, %">
          <input {...share} placeholder="100" {...bind('chance')} />
        </Field>
        <Field label="Cost besides">
          <input type="number" min={0} max={1e12} step="any" {...bind('cost')} />
        </Field>
        {objective.work.length < 2 ? null : (
          <fieldset className="aim-field-wide aim-checks">
            <legend>Work on this way</legend>
            {objective.work.map(({ id, work }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={!left.has(id)}
                  onChange={({ target }) =>
                    setLeft(
                      (before) => new Set(target.checked ? [...before].filter((one) => one !== id) : [...before, id]),
                    )
                  }
                />
                {work.name}
              </label>
            ))}
          </fieldset>
        )}
        <Button type="submit" size="small" disabled={busy || (left.size > 0 && left.size === objective.work.length)}>
          Add the avenue
        </Button>
        <EditFailed error={error} />
      </form>
    </details>
  );
}

type ScenariosProps = {
  readonly value: string;
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void;
};

function Scenarios(props: ScenariosProps) {
  const program = useProgram()?.id;
  const { data } = useQuery({ ...scenariosQuery(program ?? ''), enabled: program !== undefined });
  return (
    <Field label="In the scenario">
      <select {...props}>
        <option value="">As it is planned</option>
        {(data?.scenarios ?? []).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
