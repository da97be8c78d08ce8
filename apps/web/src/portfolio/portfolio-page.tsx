import type { PortfolioView } from '@fulcrum/workbench/views';
import { portfolioQuery } from '../api/queries.ts';
import { PageOf } from '../app/page-of.tsx';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Answer } from '../ui/answer.tsx';
import { Diagnostics } from '../ui/diagnostics.tsx';
import { Empty } from '../ui/failure.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { plural } from '../words/figures.ts';
import { LandedSection } from './landed.tsx';
import { Programs } from './programs.tsx';

export function PortfolioPage() {
  const moment = useMoment();
  return (
    <PageOf query={portfolioQuery(moment)} skeleton={<PageSkeleton sections={[420, 180]} />} title={() => 'Portfolio'}>
      {(view) => <Portfolio view={view} />}
    </PageOf>
  );
}

function Portfolio({ view }: { readonly view: PortfolioView }) {
  if (view.programs.length === 0) return <NoPrograms />;
  return (
    <>
      <Answer headline={view.headline} meta={<Meta view={view} />} />
      <Programs view={view} />
      <LandedSection rows={view.landed} />
    </>
  );
}

function NoPrograms() {
  return (
    <Empty isPage title="There is no program yet.">
      <p className="text-ink-2">Import what your tracker exports; the pages fill while it is read.</p>
      <p>
        <code>npx fulcrum import jira-archive FILE --program NAME</code>
      </p>
    </Empty>
  );
}

function Meta({ view }: { readonly view: PortfolioView }) {
  const open = view.programs.reduce((sum, { openItems }) => sum + openItems, 0);
  return (
    <>
      <span className="paper-only">As of {formatDay(view.asOf)}</span>
      <span>
        {plural(view.programs.length, 'program')}, {plural(open, 'open item')}
      </span>
      <Diagnostics diagnostics={view.diagnostics} />
    </>
  );
}
