import type { PortfolioView } from '@fulcrum/workbench/views';
import { useState } from 'react';
import { portfolioQuery } from '../api/queries.ts';
import { PageOf } from '../app/page-of.tsx';
import { FoldButton } from '../milestones/fold-button.tsx';
import { foldRows } from '../milestones/fold-rows.ts';
import { QuantileTable } from '../milestones/quantile-table.tsx';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Answer } from '../ui/answer.tsx';
import { BandKey } from '../ui/chart/key.tsx';
import { ChartSection } from '../ui/chart-section.tsx';
import { Diagnostics } from '../ui/diagnostics.tsx';
import { Empty } from '../ui/failure.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { plural } from '../words/figures.ts';
import { LandedSection } from './landed.tsx';
import { ProgramTable } from './program-table.tsx';

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

function Programs({ view }: { readonly view: PortfolioView }) {
  const [open, setOpen] = useState(false);
  const parts = view.programs.map((program) => ({ program, ...foldRows(program.milestones) }));
  const hidden = parts.reduce((sum, { folded }) => sum + folded.length, 0);
  const programs = open ? view.programs : parts.map(({ program, shown }) => ({ ...program, milestones: [...shown] }));
  const all = view.programs.flatMap(({ milestones }) => milestones);
  const revealed = all.some(({ actual }) => actual);
  return (
    <ChartSection
      title="Programs"
      note="Where each milestone lands, against its target"
      table={<QuantileTable rows={all} near={view.asOf} caption="All milestones: quantiles, targets and odds" />}
    >
      <ProgramTable programs={programs} asOf={view.asOf} />
      <FoldButton count={hidden} open={open} onChange={setOpen} />
      <BandKey
        marks={['90', '70', 'median', 'target', 'ghost', 'too-little', ...(revealed ? (['actual'] as const) : [])]}
      />
    </ChartSection>
  );
}
