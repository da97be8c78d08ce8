import type { LeversView } from '@fulcrum/workbench/views';
import { useId, useMemo, useState } from 'react';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import '../ui/table.css';
import { TeamName } from '../ui/team-name.tsx';
import { plural } from '../words/figures.ts';
import { KeepScenario } from './keep-scenario.tsx';
import { keptChanges } from './kept-changes.ts';
import { LeversTable } from './levers-table.tsx';
import { OutcomeWords } from './outcome-words.tsx';
import './try-changes.css';
import { type EngineState, useOutcome } from './use-engine.ts';
import { changesOf, NO_WISHES, type TeamPart, teamParts, type Wishes } from './wishes.ts';

type Props = {
  readonly state: Extract<EngineState, { status: 'ready' }>;
  readonly place: { readonly program: string; readonly milestone: string };
  readonly levers: LeversView;
};

/** Levers, and items and slots of each team: what is changed here moves the dates at once, and nothing else. */
export function TryChanges({ state: { engine, plan }, place, levers }: Props) {
  const { milestone } = place;
  const isToday = useMoment().day === undefined;
  const [wishes, setWishes] = useState<Wishes>(NO_WISHES);
  const parts = useMemo(() => teamParts(plan, milestone), [plan, milestone]);
  const changes = useMemo(() => changesOf(wishes, parts, milestone), [wishes, parts, milestone]);
  const outcome = useOutcome(engine, changes);
  // A scenario is made from today on.
  const kept = isToday && changes.length > 0 ? keptChanges(wishes, parts, milestone) : null;
  return (
    <div className="try-changes">
      <div className="try-head">
        <OutcomeWords outcome={outcome} changes={changes} milestone={milestone} asOf={plan.asOf} />
        <span>
          {kept ? (
            <KeepScenario key={JSON.stringify(kept)} place={place} changes={kept} onKept={() => setWishes(NO_WISHES)} />
          ) : null}
          <Button size="small" disabled={changes.length === 0} onClick={() => setWishes(NO_WISHES)}>
            Undo all
          </Button>
        </span>
      </div>
      <div className="columns columns-2">
        <LeversTable
          levers={levers}
          tried={wishes.levers}
          onTry={(tried) => setWishes((before) => ({ ...before, levers: tried }))}
        />
        {parts.length > 0 ? <TeamsTable parts={parts} wishes={wishes} onWish={setWishes} /> : null}
      </div>
    </div>
  );
}

function TeamsTable({ parts, wishes, onWish }: WishProps & { readonly parts: readonly TeamPart[] }) {
  return (
    <ScrollX label="Changes to try">
      <table className="table teams-to-try">
        <caption className="sr-only">Changes to try, by team</caption>
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col" className="number">
              Open
            </th>
            <th scope="col">Items more or fewer</th>
            <th scope="col">Works on at once</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <TeamRow key={part.id} part={part} wishes={wishes} onWish={onWish} />
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

type WishProps = { readonly wishes: Wishes; readonly onWish: (wishes: Wishes) => void };

const MOST_ITEMS = 200;
const MOST_SLOTS = 100;

function TeamRow({ part, wishes, onWish }: WishProps & { readonly part: TeamPart }) {
  const { id, name, open, slots, free } = part;
  const items = wishes.items[id] ?? 0;
  const gone = Math.min(free.length, -items);
  return (
    <tr data-changed={items !== 0 || (wishes.slots[id] ?? slots) !== slots}>
      <th scope="row">
        <TeamName team={id === '' ? 'none' : id} name={name} />
      </th>
      <td className="number">{open}</td>
      <td>
        <Stepper
          label={`Items more or fewer in ${name}`}
          value={items}
          least={-free.length}
          most={MOST_ITEMS}
          onChange={(value) => onWish({ ...wishes, items: { ...wishes.items, [id]: value } })}
        />
        {gone > 0 ? <small>{`its last ${plural(gone, 'item')} that nobody works on`}</small> : null}
      </td>
      <td>
        <Stepper
          label={`Items that ${name} works on at once`}
          value={wishes.slots[id] ?? slots}
          least={1}
          most={MOST_SLOTS}
          onChange={(value) => onWish({ ...wishes, slots: { ...wishes.slots, [id]: value } })}
        />
      </td>
    </tr>
  );
}

type StepperProps = {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
};

/** A whole number with two buttons; the arrow keys do the same. */
function Stepper({ label, value, least, most, onChange }: StepperProps) {
  const id = useId();
  const set = (to: number) => {
    if (Number.isFinite(to)) onChange(Math.min(most, Math.max(least, Math.round(to))));
  };
  return (
    <span className="stepper">
      <Button
        size="small"
        aria-label="Fewer"
        aria-controls={id}
        disabled={value <= least}
        onClick={() => set(value - 1)}
      >
        −
      </Button>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        aria-label={label}
        min={least}
        max={most}
        value={value}
        onChange={(event) => set(event.target.valueAsNumber)}
      />
      <Button size="small" aria-label="More" aria-controls={id} disabled={value >= most} onClick={() => set(value + 1)}>
        +
      </Button>
    </span>
  );
}
