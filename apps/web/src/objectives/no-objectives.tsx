import { useQuery } from '@tanstack/react-query';
import { programPath, viewQuery, workspaceQuery } from '../api/queries.ts';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/failure.tsx';
import { exampleText } from './example.ts';
import type { ObjectivesView } from './objectives-query.ts';

type Milestones = { readonly milestones: readonly { readonly id: string }[] };

/** Nothing is wanted yet: the next step, and an example to look at. */
export function NoObjectives({ view, onNew }: { readonly view: ObjectivesView; readonly onNew: () => void }) {
  const { edit, busy, error } = useEdit();
  const { data: workspace } = useQuery(workspaceQuery());
  const program = workspace?.programs[0]?.id;
  const { data } = useQuery({
    ...viewQuery<Milestones>(['milestones', program ?? ''], programPath(program ?? '', 'milestones'), {
      asOf: view.asOf,
    }),
    enabled: program !== undefined,
  });
  const add = () => {
    const text = exampleText((data?.milestones ?? []).map(({ id }) => id));
    const words = 'Two made-up objectives are entered; take them away when you have looked.';
    edit({ method: 'post', path: '/api/objectives/import', body: { kind: 'objectives', text }, words });
  };
  return (
    <Empty title="What is the work for?">
      <p className="text-ink-2">
        An objective has a name, what it is worth, and what each week without it costs. Link the milestones that it
        needs, and this page tells when it lands, which one should go first, and what another way would bring.
      </p>
      <p className="objectives-begin">
        <Button kind="main" onClick={onNew}>
          New objective
        </Button>
        <Button onClick={add} disabled={busy}>
          {busy ? 'Entering …' : 'Add an example'}
        </Button>
      </p>
      <p className="text-ink-2">The example is made up and says so in its name.</p>
      <EditFailed error={error} />
    </Empty>
  );
}
