import type { MilestoneView } from '@fulcrum/workbench/views';
import { useParams } from '@tanstack/react-router';
import { milestoneQuery } from '../api/queries.ts';
import { PageOf } from '../app/page-of.tsx';
import { useMoment } from '../time/moment.ts';
import { Answer } from '../ui/answer.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';

export function MilestonePage() {
  const place = useParams({ from: '/programs/$program/milestones/$milestone' });
  const moment = useMoment();
  return (
    <PageOf
      query={milestoneQuery(place, moment)}
      skeleton={<PageSkeleton sections={[420, 240, 240]} />}
      title={(view) => `${view.row.name} · ${view.program.name}`}
    >
      {(view) => <Milestone view={view} />}
    </PageOf>
  );
}

function Milestone({ view }: { readonly view: MilestoneView }) {
  return <Answer headline={view.headline} />;
}
