import type { ScenarioView } from '@fulcrum/workbench/views';
import { useMutation } from '@tanstack/react-query';
import { problemOf } from '../api/problem.ts';
import { makeEdit } from '../edits/edits.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { plural } from '../words/figures.ts';
import { discardEdit } from './scenario-edits.ts';
import './scenario-dialog.css';

type Props = { readonly view: ScenarioView; readonly onDone?: () => void; readonly onClose: () => void };

/** Asks before a scenario is given up. */
export function DiscardDialog({ view, onDone, onClose }: Props) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => makeEdit<ScenarioView>(discardEdit(view)),
    onSuccess: () => {
      onClose();
      onDone?.();
    },
  });
  return (
    <Dialog label="Discard the scenario" className="scenario-dialog" onClose={onClose}>
      <h2>{`Discard "${view.name}"?`}</h2>
      <p>
        {`Its ${plural(view.changes.length, 'change')} will not be made. Nobody’s plan changes; it stays in the list of what-ifs as discarded, and can be opened again.`}
      </p>
      {error ? (
        <p role="alert">{[problemOf(error).title, problemOf(error).detail].filter(Boolean).join('. ')}</p>
      ) : null}
      <footer>
        <Button onClick={onClose}>Keep it</Button>
        <Button kind="main" disabled={isPending} onClick={() => mutate()}>
          Discard
        </Button>
      </footer>
    </Dialog>
  );
}
