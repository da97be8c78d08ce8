import type { LeversView, MilestoneView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { addressOf } from '../api/client.ts';
import { type Moment, programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import { useWorkspace } from '../shell/use-program.ts';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Section } from '../ui/section.tsx';
import { BarRows } from '../ui/skeleton.tsx';
import { TryChanges } from './try-changes.tsx';
import { useEngine } from './use-engine.ts';

/** Links to it open it. */
const ID = 'what-would-move-it';

type Place = { readonly program: string; readonly milestone: string };

const leversQuery = ({ program, milestone }: Place, { day, scenario }: Moment): ViewQuery<LeversView> =>
  viewQuery<LeversView>(['levers', program, milestone], programPath(program, 'milestones', milestone, 'levers'), {
    asOf: day,
    scenario,
  });

/** What would move the date: the levers that gain most, and changes to try, answered in this browser. */
export function WhatIfSection({ view }: { readonly view: MilestoneView }) {
  const isMeant = useRouterState({ select: ({ location }) => location.hash === ID });
  const [isOpen, setOpen] = useState(isMeant);
  useEffect(() => {
    if (isMeant) setOpen(true);
  }, [isMeant]);
  const actions = (
    <Button size="small" aria-expanded={isOpen} onClick={() => setOpen((was) => !was)}>
      {isOpen ? 'Close' : 'Work it out'}
    </Button>
  );
  return (
    <Section
      id={ID}
      title="What would move it"
      note="What helps most, and changes to try"
      actions={actions}
      className="screen-only"
    >
      {isOpen ? <Trial place={{ program: view.program.id, milestone: view.row.id }} /> : null}
    </Section>
  );
}

function Trial({ place }: { readonly place: Place }) {
  const moment = useMoment();
  // With other facts it is another model; what stands behind # is not sent.
  const facts = useWorkspace()?.facts ?? '';
  const { day, scenario } = moment;
  const state = useEngine(`${addressOf(programPath(place.program, 'model'), { asOf: day, scenario })}#${facts}`);
  const levers = useQuery(leversQuery(place, moment));
  if (state.status === 'failed') return <p role="alert">{`The model cannot be had: ${state.reason}.`}</p>;
  if (levers.error && levers.data === undefined)
    return <Failure error={levers.error} onRetry={() => void levers.refetch()} retrying={levers.isFetching} />;
  if (state.status === 'starting' || levers.data === undefined)
    return (
      <div role="status" aria-label="Working out what would move it">
        <BarRows rows={6} />
      </div>
    );
  return <TryChanges state={state} place={place} levers={levers.data} />;
}
