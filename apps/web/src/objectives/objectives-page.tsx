import { useEffect, useState } from 'react';
import { PageOf } from '../app/page-of.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { MethodLink } from '../evidence/method-link.tsx';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Answer } from '../ui/answer.tsx';
import { Button } from '../ui/button.tsx';
import { Diagnostics } from '../ui/diagnostics.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { NoObjectives } from './no-objectives.tsx';
import { ObjectiveDetails } from './objective-details.tsx';
import { ObjectiveDialog } from './objective-dialog.tsx';
import { ObjectiveTable } from './objective-table.tsx';
import './objectives.css';
import { type Objective, type ObjectivesView, objectivesQuery, useChosen } from './objectives-query.ts';
import { OrderSection } from './order-section.tsx';
import { TablesSection } from './tables-section.tsx';
import { useNewKey } from './use-new-key.ts';

/** What the work is for, and in which order it pays. */
export function ObjectivesPage() {
  const { day, scenario } = useMoment();
  return (
    <PageOf
      query={objectivesQuery({ day, scenario })}
      skeleton={<PageSkeleton sections={[240, 280]} />}
      title={() => 'Objectives'}
    >
      {(view) => <Objectives view={view} />}
    </PageOf>
  );
}

function Objectives({ view }: { readonly view: ObjectivesView }) {
  const [edited, setEdited] = useState<Objective | 'new'>();
  const { objective: chosen, open } = useChosen();
  useNewKey(() => setEdited('new'));
  const shown = view.objectives.find(({ id }) => id === chosen);
  return (
    <div className="objectives">
      <Answer
        headline={view.headline}
        detail={view.detail}
        meta={<Meta view={view} onNew={() => setEdited('new')} />}
      />
      {view.objectives.length === 0 ? (
        <NoObjectives view={view} onNew={() => setEdited('new')} />
      ) : (
        <>
          <OrderSection view={view} />
          <ObjectiveTable view={view} chosen={chosen} onOpen={open} />
          {shown ? <Details key={shown.id} view={view} objective={shown} onEdit={() => setEdited(shown)} /> : null}
        </>
      )}
      <TablesSection view={view} />
      {edited ? (
        <ObjectiveDialog
          view={view}
          objective={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onMade={open}
        />
      ) : null}
    </div>
  );
}

type DetailsProps = { readonly view: ObjectivesView; readonly objective: Objective; readonly onEdit: () => void };

function Details({ view, objective, onEdit }: DetailsProps) {
  const { open } = useChosen();
  const { edit } = useEdit();
  // What was chosen further up is looked at next.
  useEffect(() => {
    document.getElementById('objective')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <ObjectiveDetails view={view} objective={objective} onEdit={onEdit} onClose={() => open(undefined)} edit={edit} />
  );
}

function Meta({ view, onNew }: { readonly view: ObjectivesView; readonly onNew: () => void }) {
  return (
    <>
      <span className="paper-only">As of {formatDay(view.asOf)}</span>
      <Button size="small" className="screen-only" onClick={onNew}>
        New objective
      </Button>
      {view.scenario ? <span>The work is that of the scenario; what is wanted is the same in all of them</span> : null}
      {view.currency === null ? <span>No currency is set: amounts are plain numbers</span> : null}
      <MethodLink name="objectives">How objectives are put in order</MethodLink>
      <Diagnostics diagnostics={view.diagnostics} />
    </>
  );
}
