import type { OverviewView } from '@fulcrum/workbench/views';
import { useParams } from '@tanstack/react-router';
import { overviewQuery } from '../api/queries.ts';
import { PageOf } from '../app/page-of.tsx';
import { useMoment } from '../time/moment.ts';
import { Answer } from '../ui/answer.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';

export function OverviewPage() {
  const { program } = useParams({ from: '/programs/$program' });
  const moment = useMoment();
  return (
    <PageOf
      query={overviewQuery(program, moment)}
      skeleton={<PageSkeleton sections={[270, 330, 230]} />}
      title={(view) => `Overview · ${view.program.name}`}
    >
      {(view) => <Overview view={view} />}
    </PageOf>
  );
}

function Overview({ view }: { readonly view: OverviewView }) {
  return <Answer headline={view.headline} detail={view.detail} />;
}
