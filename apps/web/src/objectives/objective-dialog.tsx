import { type FormEvent, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Field, numberOf, textOf } from './field.tsx';
import { changeEdit, newEdit, type Said } from './objective-edits.ts';
import type { Objective, ObjectivesView } from './objectives-query.ts';

type Props = {
  readonly view: ObjectivesView;
  /** Undefined for a new one. */
  readonly objective: Objective | undefined;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
};

type Fields = Readonly<Record<Name, string>>;
type Name =
  | 'name'
  | 'why'
  | 'due'
  | 'unit'
  | 'value'
  | 'costOfDelay'
  | 'urgency'
  | 'halvesIn'
  | 'state'
  | 'partOf'
  | 'owner';

const fieldsOf = (one: Objective | undefined): Fields => ({
  name: textOf(one?.name),
  why: textOf(one?.why),
  due: textOf(one?.due),
  unit: one?.unit ?? 'money',
  value: textOf(one?.value),
  costOfDelay: textOf(one?.costOfDelay),
  urgency: one?.urgency ?? 'steady',
  halvesIn: textOf(one?.halvesIn ?? 13),
  state: one?.state ?? 'open',
  partOf: textOf(one?.partOf?.id),
  owner: textOf(one?.owner?.name),
});

const NUMBERS = new Set<Name>(['value', 'costOfDelay', 'halvesIn']);

const UNSEEN = new Set<Name>(['owner', 'unit', 'urgency', 'halvesIn']);

const saidOf = (fields: Fields, names: readonly Name[]): Said =>
  Object.fromEntries(
    names.map((name) => [name, NUMBERS.has(name) ? numberOf(fields[name]) : fields[name].trim() || null]),
  );

/** What is said of an objective. */
export function ObjectiveDialog({ view, objective, onClose, onMade }: Props) {
  const [before] = useState(() => fieldsOf(objective));
  const [fields, setFields] = useState(before);
  const { edit, busy, error } = useEdit();
  const changed = (Object.keys(fields) as Name[]).filter((name) => fields[name] !== before[name]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const set = saidOf(fields, changed);
    const of = { kind: 'objective', name: fields.name || 'The objective', asOf: view.asOf } as const;
    if (objective) {
      // Whom a name means is for the server to say, and what is usual was perhaps never said.
      const seen = saidOf(
        before,
        changed.filter((name) => !UNSEEN.has(name)),
      );
      edit(changeEdit({ ...of, id: objective.id }, { set, seen }), onClose);
      return;
    }
    const made = newEdit(of, set);
    const words = (answer: unknown) => {
      onMade((answer as { readonly id: string }).id);
      return `${of.name} is entered.`;
    };
    edit({ ...made, words }, onClose);
  };
  return (
    <Dialog label={objective ? `Edit ${objective.name}` : 'New objective'} className="aim-dialog" onClose={onClose}>
      <header>
        <h2>{objective ? 'Edit the objective' : 'New objective'}</h2>
        <Button kind="bare" size="small" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      <form className="aim-form" onSubmit={submit}>
        <FormFields
          view={view}
          objective={objective}
          fields={fields}
          set={(part) => setFields({ ...fields, ...part })}
        />
        <Button type="submit" kind="main" disabled={busy || changed.length === 0}>
          {busy ? 'Saving …' : 'Save'}
        </Button>
        <EditFailed error={error} />
      </form>
    </Dialog>
  );
}

type FormProps = Pick<Props, 'view' | 'objective'> & {
  readonly fields: Fields;
  readonly set: (part: Partial<Fields>) => void;
};

function FormFields({ view, objective, fields, set }: FormProps) {
  const { unit, urgency } = fields;
  const money = view.currency ?? 'money';
  const bind = (name: Name) => ({
    value: fields[name],
    onChange: (event: { readonly target: { readonly value: string } }) => set({ [name]: event.target.value }),
  });
  const amount = { type: 'number', min: 0, max: 1e12, step: 'any' } as const;
  return (
    <>
      <Field label="What is to be true" wide>
        <input required maxLength={500} {...bind('name')} />
      </Field>
      <Field label="Why" wide>
        <input maxLength={2000} {...bind('why')} />
      </Field>
      <Field label="Value" hint={unit === 'money' ? `In ${money}, once it is true` : 'In points'}>
        <input {...amount} {...bind('value')} />
      </Field>
      <Field label="Cost of delay a week" hint="What each week without it loses">
        <input {...amount} {...bind('costOfDelay')} />
      </Field>
      <Field label="Valued in">
        <select {...bind('unit')}>
          <option value="money">{view.currency ?? 'Money'}</option>
          <option value="points">Points</option>
        </select>
      </Field>
      <Field label="Wanted by">
        <input type="date" {...bind('due')} />
      </Field>
      <Field label="Waiting costs">
        <select {...bind('urgency')}>
          <option value="steady">The same each week</option>
          <option value="deadline">All of the value past its day</option>
          <option value="decaying">Less with each week</option>
        </select>
      </Field>
      {urgency === 'decaying' ? (
        <Field label="Half of it after, weeks">
          <input type="number" min={1} max={520} step="any" {...bind('halvesIn')} />
        </Field>
      ) : null}
      <Field label="Owner" hint="A known person">
        <input maxLength={300} {...bind('owner')} />
      </Field>
      <Field label="Part of">
        <select {...bind('partOf')}>
          <option value="">Nothing</option>
          {view.objectives.map(({ id, name }) =>
            id === objective?.id ? null : (
              <option key={id} value={id}>
                {name}
              </option>
            ),
          )}
        </select>
      </Field>
      {objective ? (
        <Field label="State">
          <select {...bind('state')}>
            <option value="open">Open</option>
            <option value="achieved">Achieved</option>
            <option value="dropped">Given up</option>
          </select>
        </Field>
      ) : null}
    </>
  );
}
