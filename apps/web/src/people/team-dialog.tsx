import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { makeEdit, settled } from '../edits/edits.ts';
import { useScenario } from '../scenario/use-scenario.ts';
import { useWorkspace } from '../shell/use-program.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { LeaveList } from './leave-list.tsx';
import './person-dialog.css';
import { type Away, slotsEdit } from './people-edits.ts';
import type { LoadView, TeamLoad } from './people-query.ts';

type Props = {
  readonly view: LoadView;
  readonly team: TeamLoad & { readonly id: string };
  readonly onClose: () => void;
};

/** How much a team works on at once, and when it is away as a whole; in a scenario nothing else is changed than the scenario. */
export function TeamDialog({ view, team, onClose }: Props) {
  const canEdit = view.asOf === useWorkspace()?.today;
  const of: Away = { kind: 'team', id: team.id, name: team.name };
  return (
    <Dialog label={team.name} className="person-dialog" onClose={onClose}>
      <header>
        <h2>{team.name}</h2>
        <Button kind="bare" size="small" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {canEdit ? (
        <SlotsForm view={view} of={of} before={team.slots} />
      ) : (
        <p className="person-note">{`As of ${formatDay(view.asOf)}: go back to today to change anything.`}</p>
      )}
      <LeaveList view={view} of={of} leaves={team.leaves} canEdit={canEdit} />
    </Dialog>
  );
}

function SlotsForm({
  view,
  of,
  before,
}: {
  readonly view: LoadView;
  readonly of: Away;
  readonly before: number | null;
}) {
  const [text, setText] = useState(before === null ? '' : String(before));
  const scenario = useScenario();
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (set: number | null) => {
      if (scenario.id !== undefined && set !== null)
        await scenario.change({ form: 'capacity', team: of.id, slots: set });
      else await makeEdit(slotsEdit(view, of, { set, seen: before }));
      await settled();
    },
  });
  const said = text.trim() === '' ? null : Number(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(said);
  };
  return (
    <form className="person-form" onSubmit={submit}>
      <label>
        <span>Items at once</span>
        <input
          type="number"
          min="0"
          max="999"
          step="any"
          placeholder="as its people and its work show"
          required={scenario.id !== undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button type="submit" kind="main" disabled={isPending || said === before}>
        {isPending ? 'Saving …' : 'Save'}
      </Button>
      <EditFailed error={error} />
    </form>
  );
}
