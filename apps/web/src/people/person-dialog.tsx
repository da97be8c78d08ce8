import { type FormEvent, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { useScenario } from '../scenario/use-scenario.ts';
import { useWorkspace } from '../shell/use-program.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { LeaveList } from './leave-list.tsx';
import './person-dialog.css';
import { type PersonSaid, personEdit } from './people-edits.ts';
import type { LoadView, PersonLoad } from './people-query.ts';

type Props = { readonly view: LoadView; readonly person: PersonLoad; readonly onClose: () => void };

/** What is known of somebody, and how to say it anew: team, share of a week, ceiling, rate, skills, leave. */
export function PersonDialog({ view, person, onClose }: Props) {
  const scenario = useScenario();
  const canEdit = view.asOf === useWorkspace()?.today;
  return (
    <Dialog label={person.name} className="person-dialog" onClose={onClose}>
      <header>
        <h2>{person.name}</h2>
        <Button kind="bare" size="small" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {person.breach ? <p className="person-breach">{`${person.breach.words}.`}</p> : null}
      {canEdit ? (
        <>
          {scenario.id === undefined ? null : (
            <p className="person-note">
              Leave is entered in the scenario alone; what is saved above it, for everybody.
            </p>
          )}
          <PersonForm view={view} person={person} />
        </>
      ) : (
        <p className="person-note">{`As of ${formatDay(view.asOf)}: go back to today to change anything.`}</p>
      )}
      <LeaveList
        view={view}
        of={{ kind: 'person', id: person.id, name: person.name }}
        leaves={person.leaves}
        canEdit={canEdit}
      />
    </Dialog>
  );
}

type Fields = {
  readonly team: string;
  readonly allocation: string;
  readonly ceiling: string;
  readonly rate: string;
  readonly skills: string;
};

const fieldsOf = ({ team, isTeamSaid, allocation, ceiling, rate, skills }: PersonLoad): Fields => ({
  team: isTeamSaid ? (team?.id ?? '') : '',
  allocation: String(Math.round(allocation * 100)),
  ceiling: String(Math.round(ceiling * 100)),
  rate: rate === null ? '' : String(rate),
  skills: skills.join(', '),
});

/** A field as it is said; an empty one takes back what was. */
const SAID: { readonly [Name in keyof Fields]: (text: string) => PersonSaid[string] } = {
  team: (text) => text || null,
  allocation: (text) => (text === '' ? null : Number(text) / 100),
  ceiling: (text) => (text === '' ? null : Number(text) / 100),
  rate: (text) => (text === '' ? null : Number(text)),
  skills: (text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
};

function PersonForm({ view, person }: Omit<Props, 'onClose'>) {
  const [before] = useState(() => fieldsOf(person));
  const [fields, setFields] = useState(before);
  const { edit, busy, error } = useEdit();
  const names = (Object.keys(fields) as (keyof Fields)[]).filter((name) => fields[name] !== before[name]);
  const set = (part: Partial<Fields>) => setFields({ ...fields, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = (from: Fields) => Object.fromEntries(names.map((name) => [name, SAID[name](from[name])]));
    edit(personEdit(view, person, { set: said(fields), seen: said(before) }));
  };
  const number = (name: 'allocation' | 'ceiling' | 'rate', label: string, most: number) => (
    <label>
      <span>{label}</span>
      <input
        type="number"
        min="0"
        max={most}
        step="any"
        value={fields[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </label>
  );
  return (
    <form className="person-form" onSubmit={submit}>
      <label>
        <span>Team</span>
        <select value={fields.team} onChange={(event) => set({ team: event.target.value })}>
          <option value="">
            {person.team && !person.isTeamSaid ? `${person.team.name}, by their work` : 'None said'}
          </option>
          {view.teams.map(({ id, name }) =>
            id ? (
              <option key={id} value={id}>
                {name}
              </option>
            ) : null,
          )}
        </select>
      </label>
      {number('allocation', 'Share of a week, %', 100)}
      {number('ceiling', 'Ceiling, %', 200)}
      {view.canSeeRates ? number('rate', `Rate a day${view.currency ? `, ${view.currency}` : ''}`, 1e9) : null}
      <label className="person-skills">
        <span>Skills, separated by commas</span>
        <input value={fields.skills} onChange={(event) => set({ skills: event.target.value })} />
      </label>
      <Button type="submit" kind="main" disabled={busy || names.length === 0}>
        {busy ? 'Saving …' : 'Save'}
      </Button>
      <EditFailed error={error} />
    </form>
  );
}
