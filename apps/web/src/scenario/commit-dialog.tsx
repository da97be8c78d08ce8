import type { ScenarioView } from '@fulcrum/workbench/views';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { makeEdit } from '../edits/edits.ts';
import { useWorkspace } from '../shell/use-program.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { localDates } from '../words/local-dates.ts';
import { compareQuery } from './compare-query.ts';
import './scenario-dialog.css';
import { saidChange } from './said-change.ts';
import { commitEdit } from './scenario-edits.ts';

type Props = { readonly view: ScenarioView; readonly onClose: () => void };

/** Asks before a scenario becomes true: what becomes of everybody's plan, by whom, from when on. */
export function CommitDialog({ view, onClose }: Props) {
  const [accept, setAccept] = useState(false);
  const today = useWorkspace()?.today;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => makeEdit<ScenarioView>(commitEdit(view, accept)),
    onSuccess: onClose,
  });
  const { data } = useQuery(compareQuery(view, undefined));
  const hasConflicts = view.conflicts.length > 0;
  return (
    <Dialog label="Commit the scenario" className="scenario-dialog" onClose={onClose}>
      <h2>{`Commit "${view.name}"?`}</h2>
      <p>
        {`These changes become everybody’s plan from ${today ? formatDay(today) : 'today'} on, in your name, all of them or none. Each becomes facts, with the scenario as their cause.`}
      </p>
      <ol className="scenario-dialog-changes">
        {view.changes.map(({ id, words }) => (
          <li key={id}>{saidChange(words)}</li>
        ))}
      </ol>
      <p role="status">{data ? localDates(data.words) : 'Working out what becomes of the dates …'}</p>
      {hasConflicts ? <Conflicts view={view} accept={accept} onAccept={setAccept} /> : null}
      {error ? (
        <p role="alert">{[problemOf(error).title, problemOf(error).detail].filter(Boolean).join('. ')}</p>
      ) : null}
      <footer>
        <Button onClick={onClose}>Not yet</Button>
        <Button
          kind="main"
          className="button-scenario"
          disabled={isPending || (hasConflicts && !accept)}
          onClick={() => mutate()}
        >
          {isPending ? 'Committing …' : 'Commit for everybody'}
        </Button>
      </footer>
    </Dialog>
  );
}

type ConflictProps = {
  readonly view: ScenarioView;
  readonly accept: boolean;
  readonly onAccept: (accept: boolean) => void;
};

/** What the facts have come to say since: it would be overwritten. */
function Conflicts({ view, accept, onAccept }: ConflictProps) {
  return (
    <div className="scenario-dialog-conflicts">
      <p>
        <b>The facts have changed since this was planned:</b>
      </p>
      <ul>
        {view.conflicts.map(({ subject, attribute, planned, now }) => (
          <li key={`${subject} ${attribute}`}>
            {`${subject.replace(/^[^:]*:/, '')}: ${attribute} is ${shown(now)} by now, and would become ${shown(planned)}`}
          </li>
        ))}
      </ul>
      <label>
        <input type="checkbox" checked={accept} onChange={(event) => onAccept(event.target.checked)} />
        Put the scenario over them
      </label>
    </div>
  );
}

const shown = (value: unknown): string => {
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'nothing';
  return Array.isArray(value) ? value.join(', ') : localDates(String(value));
};
