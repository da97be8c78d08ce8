import { type ChangeEvent, useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Select } from '../ui/select.tsx';
import { type Draft, NO_WORK } from './draft.ts';
import type { ScopeView, WorkLine } from './scope-query.ts';
import { TakeItems } from './take-items.tsx';

type Team = { readonly id: string; readonly name: string };

type Props = {
  readonly draft: Draft;
  readonly milestones: ScopeView['milestones'];
  readonly teams: readonly Team[];
  readonly onChange: (draft: Draft) => void;
};

/** What is asked for, by whom and why; new work by team, and items that exist. */
export function RequestForm({ draft, milestones, teams, onChange }: Props) {
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const named = milestones.some(({ id }) => id === draft.milestone)
    ? milestones
    : [...milestones, { id: draft.milestone, name: draft.milestone, open: 0 }];
  return (
    <div className="request-form">
      <Text label="What is asked for" value={draft.title} most={500} onChange={(title) => set({ title })} />
      <div className="request-fields">
        <div className="request-field">
          <span>For the milestone</span>
          <Select
            label="For the milestone"
            value={draft.milestone}
            options={named.map(({ id, name }) => [id, name])}
            onChange={(milestone) => set({ milestone, items: [] })}
          />
        </div>
        <Text label="Who asks" value={draft.asker} most={200} onChange={(asker) => set({ asker })} />
      </div>
      <Text label="Reason" value={draft.reason} most={2_000} onChange={(reason) => set({ reason })} />
      <fieldset>
        <legend>New work: items, and hours or points of each</legend>
        {draft.work.map((line, index) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            key={index}
            line={line}
            number={index + 1}
            teams={teams}
            onChange={(next) => set({ work: draft.work.with(index, next) })}
            onRemove={() => set({ work: draft.work.filter((_, place) => place !== index) })}
          />
        ))}
        <Button
          size="small"
          disabled={draft.work.length >= MOST_LINES}
          onClick={() =>
            set({ work: [...draft.work, { ...NO_WORK, team: draft.work.at(-1)?.team ?? teams[0]?.id ?? '' }] })
          }
        >
          {draft.work.length === 0 ? 'Add new work' : 'Add a team'}
        </Button>
      </fieldset>
      <TakeItems draft={draft} onChange={(items) => set({ items })} />
    </div>
  );
}

const MOST_LINES = 20;

type TextProps = {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly onChange: (value: string) => void;
};

function Text({ label, value, most, onChange }: TextProps) {
  const id = useId();
  return (
    <label htmlFor={id}>
      <span>{label}</span>
      <input id={id} value={value} maxLength={most} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}

type LineProps = {
  readonly line: WorkLine;
  readonly number: number;
  readonly teams: readonly Team[];
  readonly onChange: (line: WorkLine) => void;
  readonly onRemove: () => void;
};

function Line({ line, number, teams, onChange, onRemove }: LineProps) {
  const set = (part: Partial<WorkLine>) => onChange({ ...line, ...part });
  const options: (readonly [string, string])[] = teams.filter(({ id }) => id !== '').map(({ id, name }) => [id, name]);
  const known = options.some(([id]) => id === line.team) || line.team === '';
  return (
    <div className="request-line">
      <div className="request-field">
        <span>Team</span>
        <Select
          label={`Team of line ${number}`}
          value={line.team}
          options={[['', 'No team'], ...options, ...(known ? [] : [[line.team, line.team] as const])]}
          onChange={(team) => set({ team })}
        />
      </div>
      <Amount
        label="Items"
        of={number}
        value={line.count}
        least={1}
        most={500}
        onChange={(count) => set({ count: Math.round(count ?? 1) })}
      />
      <Amount label="Hours" of={number} value={line.hours} most={10_000} onChange={(hours) => set({ hours })} />
      <Amount label="Points" of={number} value={line.points} most={10_000} onChange={(points) => set({ points })} />
      <label>
        <span>Skill</span>
        <input
          aria-label={`Skill of line ${number}`}
          value={line.skill ?? ''}
          maxLength={200}
          onChange={(event) => set({ skill: event.target.value === '' ? null : event.target.value })}
        />
      </label>
      <Button size="small" kind="bare" aria-label={`Remove line ${number}`} title="Remove" onClick={onRemove}>
        <Icon name="close" />
      </Button>
    </div>
  );
}

type AmountProps = {
  readonly label: string;
  /** The number of the line, for its name. */
  readonly of: number;
  readonly value: number | null;
  readonly least?: number;
  readonly most: number;
  readonly onChange: (value: number | null) => void;
};

function Amount({ label, of, value, least = 0, most, onChange }: AmountProps) {
  // An emptied field stays empty until something is typed or it is left: else what is typed stands behind the least.
  const [isEmptied, setIsEmptied] = useState(false);
  const read = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const number = target.valueAsNumber;
    setIsEmptied(target.value === '');
    onChange(Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : null);
  };
  return (
    <label>
      <span>{label}</span>
      <input
        type="number"
        inputMode="decimal"
        aria-label={`${label} of line ${of}`}
        min={least}
        max={most}
        value={isEmptied ? '' : (value ?? '')}
        onChange={read}
        onBlur={() => setIsEmptied(false)}
      />
    </label>
  );
}
