import type { OverviewView } from '@fulcrum/workbench/views';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { overviewQuery } from '../api/queries.ts';
import { PageOf } from '../app/page-of.tsx';
import { FoldButton } from '../milestones/fold-button.tsx';
import { foldRows } from '../milestones/fold-rows.ts';
import { MilestoneTable } from '../milestones/milestone-table.tsx';
import { QuantileTable } from '../milestones/quantile-table.tsx';
import { useProgram } from '../shell/use-program.ts';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Answer } from '../ui/answer.tsx';
import { BandKey } from '../ui/chart/key.tsx';
import { ChartSection } from '../ui/chart-section.tsx';
import { Diagnostics, FinalStateOnly } from '../ui/diagnostics.tsx';
import { Empty } from '../ui/failure.tsx';
import { Section } from '../ui/section.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount, plural } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';
import { Attention } from './attention.tsx';
import { CalibrationPicture } from './calibration-picture.tsx';
import { ScopeTrails } from './scope-trails.tsx';
import { TeamsTable } from './teams-table.tsx';

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
  return (
    <>
      <Answer headline={view.headline} detail={view.detail} meta={<Meta view={view} />} />
      <Milestones view={view} />
      <div className="columns columns-3">
        <ScopeTrails view={view} />
        <Section title="Needs attention">
          <Attention rows={view.attention} />
        </Section>
        <CalibrationPicture calibration={view.calibration} />
      </div>
      <TeamsTable teams={view.teams} program={view.program.id} />
    </>
  );
}

/** The small print: where it comes from and what limits it. */
function Meta({ view }: { readonly view: OverviewView }) {
  const program = useProgram();
  const [source] = view.evidence;
  return (
    <>
      <span className="paper-only">As of {formatDay(view.asOf)}</span>
      <span>
        From <Figure evidence={source}>{plural(view.items, 'item')}</Figure> known then
      </span>
      <span>{localDates(view.whole.words)}</span>
      <span>{formatCount(view.replications)} simulated futures</span>
      <FinalStateOnly program={program} />
      <Diagnostics diagnostics={view.diagnostics} />
    </>
  );
}

function Milestones({ view }: { readonly view: OverviewView }) {
  if (view.milestones.length > 0) return <MilestoneSection view={view} />;
  return (
    <Section title="Milestones">
      <Empty title="No milestone is open on this day.">
        <p className="text-ink-2">Move the time machine, or give an open version of the tracker a date.</p>
      </Empty>
    </Section>
  );
}

function MilestoneSection({ view }: { readonly view: OverviewView }) {
  const [open, setOpen] = useState(false);
  const { shown, folded } = foldRows(view.milestones);
  const rows = open ? [...shown, ...folded] : shown;
  const revealed = rows.some(({ actual }) => actual);
  return (
    <ChartSection
      title="Milestones"
      note="Where each lands, against its target"
      table={
        <QuantileTable rows={view.milestones} near={view.asOf} caption="Milestones: quantiles, targets and odds" />
      }
    >
      <MilestoneTable rows={rows} asOf={view.asOf} program={view.program.id} />
      <FoldButton count={folded.length} open={open} onChange={setOpen} />
      <BandKey
        marks={['90', '70', 'median', 'target', 'ghost', 'too-little', ...(revealed ? (['actual'] as const) : [])]}
      />
    </ChartSection>
  );
}
