import type { MilestoneView } from '@fulcrum/workbench/views';
import { useParams } from '@tanstack/react-router';
import { milestoneQuery } from '../api/queries.ts';
import { PageOf } from '../app/page-of.tsx';
import { briefPath } from '../brief/brief-query.ts';
import { MethodLink } from '../evidence/method-link.tsx';
import { stateWord } from '../milestones/milestone-cells.tsx';
import { useProgram } from '../shell/use-program.ts';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Answer } from '../ui/answer.tsx';
import { Diagnostics, FinalStateOnly } from '../ui/diagnostics.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { healthTone, healthWord, Status } from '../ui/status.tsx';
import { WhatIfSection } from '../what-if/what-if-section.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount, formatOdds, formatShare } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';
import { EarlierForecasts } from './earlier-forecasts.tsx';
import { Landing } from './landing.tsx';
import { NoForecast } from './no-forecast.tsx';
import { OpenItems } from './open-items.tsx';
import { RemainingByTeam } from './remaining-by-team.tsx';
import { ScopeTrail } from './scope-trail.tsx';
import { TargetField } from './target-field.tsx';

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
  const hasCurve = view.forecast.curve.length > 0;
  return (
    <>
      <Answer headline={view.headline} meta={<Meta view={view} />} />
      {hasCurve ? <Landing view={view} /> : <NoForecast view={view} />}
      <div className="columns columns-2">
        <ScopeTrail view={view} />
        <EarlierForecasts view={view} />
      </div>
      <RemainingByTeam view={view} />
      {view.forecast.status === 'ok' ? <WhatIfSection key={view.row.id} view={view} /> : null}
      <OpenItems view={view} />
    </>
  );
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Meta({ view }: { readonly view: MilestoneView }) {
  const { row, forecast, program, actual } = view;
  const known = useProgram();
  const items = {
    kind: 'items' as const,
    label: `${formatCount(row.total)} items of ${row.name}`,
    count: row.total,
    params: { program: program.id, milestone: row.id },
  };
  const last = forecast.remaining.byTeam.reduce<(typeof forecast.remaining.byTeam)[number] | undefined>(
    (most, team) => ((team.isLast ?? 0) > (most?.isLast ?? 0) ? team : most),
    undefined,
  );
  return (
    <>
      <span className="paper-only">As of {formatDay(view.asOf)}</span>
      <Status tone={healthTone(row.health)}>
        {capitalised(
          row.oddsOfTarget === null ? stateWord(row) : `${healthWord(row.health)}, ${formatOdds(row.oddsOfTarget)}`,
        )}
      </Status>
      <span>
        <Figure evidence={items}>
          {formatCount(row.total - row.open)} of {formatCount(row.total)}
        </Figure>{' '}
        items done
      </span>
      <TargetField view={view} />
      {last?.isLast ? <span>{`${last.name} is last in ${formatShare(last.isLast)} of futures`}</span> : null}
      {actual ? (
        <span className="landed-words">
          <i aria-hidden="true" />
          {localDates(actual.words)}
        </span>
      ) : null}
      <Figure href={briefPath({ program: program.id, milestone: row.id })}>In five sentences</Figure>
      <FinalStateOnly program={known} />
      <MethodLink name="forecast" />
      <Diagnostics diagnostics={view.diagnostics} />
    </>
  );
}
