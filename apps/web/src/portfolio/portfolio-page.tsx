import type { PortfolioView } from '@fulcrum/workbench/views';
import { portfolioQuery } from '../api/queries.ts';
import { PageOf } from '../app/page-of.tsx';
import { useMoment } from '../time/moment.ts';
import { Answer } from '../ui/answer.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';

export function PortfolioPage() {
  const moment = useMoment();
  return (
    <PageOf
      query={portfolioQuery(moment)}
      skeleton={<PageSkeleton sections={[420, 180]} />}
      title={() => 'Portfolio'}
    >
      {(view) => <Portfolio view={view} />}
    </PageOf>
  );
}

function Portfolio({ view }: { readonly view: PortfolioView }) {
  return <Answer headline={view.headline} />;
}
