import type { ScenarioView } from '@fulcrum/workbench/views';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { makeEdit } from '../edits/edits.ts';
import { formatInstant } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Icon } from '../ui/icon.tsx';
import { AddChange } from './add-change.tsx';
import { saidChange } from './said-change.ts';
import { renameEdit, undoChangeEdit } from './scenario-edits.ts';
import './scenario-sheet.css';
import { showSheet } from './sheet.ts';
import { type ScenarioControls, useScenario } from './use-scenario.ts';

const close = () => showSheet(false);

/** The list of changes beside the page: each can be taken back, and another added. */
export function ScenarioSheet() {
  const scenario = useScenario();
  const { view } = scenario;
  if (view === undefined) return null;
  const isOpen = view.state === 'open';
  return (
    <Drawer
      title={view.name}
      note={`Scenario by ${view.by}, made ${formatInstant(view.madeAt)}`}
      closeLabel="Close the changes (Escape)"
      onClose={close}
    >
      {isOpen ? <NameForm key={view.name} view={view} /> : null}
      <section className="drawer-part" aria-label="Changes">
        <h3>Changes</h3>
        {view.changes.length === 0 ? (
          <p className="text-ink-2">None yet. Add one below, move a target, or drag a bar of the timeline.</p>
        ) : (
          <ol className="scenario-changes">
            {view.changes.map((change) => (
              <ChangeRow key={change.id} view={view} change={change} isOpen={isOpen} />
            ))}
          </ol>
        )}
      </section>
      {isOpen ? <AddPart scenario={scenario} view={view} /> : null}
    </Drawer>
  );
}

function AddPart({ scenario, view }: { readonly scenario: ScenarioControls; readonly view: ScenarioView }) {
  return (
    <section className="drawer-part" aria-label="Add a change">
      <h3>Add a change</h3>
      {scenario.id === undefined ? (
        <p className="text-ink-2">{`It is a scenario of ${view.program}: go to a page of that program to change it.`}</p>
      ) : (
        <AddChange scenario={scenario} program={view.program} />
      )}
    </section>
  );
}

type RowProps = {
  readonly view: ScenarioView;
  readonly change: ScenarioView['changes'][number];
  readonly isOpen: boolean;
};

function ChangeRow({ view, change, isOpen }: RowProps) {
  const { mutate, isPending, error } = useMutation({ mutationFn: () => makeEdit(undoChangeEdit(view, change)) });
  const words = saidChange(change.words);
  return (
    <li>
      <span>
        {words}
        <small>{`${change.by}, ${formatInstant(change.at)}`}</small>
        {error ? <small role="alert">{problemOf(error).detail ?? problemOf(error).title}</small> : null}
      </span>
      {isOpen ? (
        <Button
          kind="bare"
          size="small"
          disabled={isPending}
          aria-label={`Take back: ${words}`}
          onClick={() => mutate()}
        >
          <Icon name="close" />
        </Button>
      ) : null}
    </li>
  );
}

function NameForm({ view }: { readonly view: ScenarioView }) {
  const field = useId();
  const [name, setName] = useState(view.name);
  const { mutate, isPending, error } = useMutation({ mutationFn: () => makeEdit(renameEdit(view, name.trim())) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && name.trim() !== view.name) mutate();
  };
  return (
    <form className="drawer-part scenario-name" onSubmit={submit}>
      <label htmlFor={field}>Name</label>
      <input
        id={field}
        className="field"
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
      />
      <Button size="small" type="submit" disabled={isPending || name.trim() === '' || name.trim() === view.name}>
        Rename
      </Button>
      {error ? <p role="alert">{problemOf(error).detail ?? problemOf(error).title}</p> : null}
    </form>
  );
}
