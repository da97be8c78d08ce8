import type { CalibrationView } from '@fulcrum/workbench/views';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { PageOf } from '../app/page-of.tsx';
import { MethodLink } from '../evidence/method-link.tsx';
import { calibrationQuery } from '../evidence/queries.ts';
import { LandedSection } from '../portfolio/landed.tsx';
import { formatInstant } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Answer } from '../ui/answer.tsx';
import { Button } from '../ui/button.tsx';
import { Diagnostics } from '../ui/diagnostics.tsx';
import { Empty } from '../ui/failure.tsx';
import { Section } from '../ui/section.tsx';
import { Segments } from '../ui/segments.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { formatCount, plural } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';
import './calibration.css';
import { CoverageSection } from './coverage-section.tsx';
import { ErrorSection } from './error-section.tsx';
import type { Backtest } from './methods.ts';
import { PitSection } from './pit-section.tsx';
import { ReliabilitySection } from './reliability-section.tsx';

/** The record: how good dates were that were said ahead. */
export function CalibrationPage() {
  const { program } = useParams({ from: '/programs/$program/calibration' });
  const { day } = useMoment();
  return (
    <PageOf
      query={calibrationQuery(program, day)}
      skeleton={<PageSkeleton sections={[320, 220]} />}
      title={(view) => `Calibration · ${view.program.name}`}
    >
      {(view) => <Calibration view={view} />}
    </PageOf>
  );
}

function Calibration({ view }: { readonly view: CalibrationView }) {
  const { end } = useSearch({ strict: false }) as { end?: string };
  const backtest = view.backtests.find((one) => one.end === end) ?? view.backtests[0];
  return (
    <>
      <Answer headline={view.headline} meta={<Meta view={view} />} />
      {backtest && backtest.forecasts > 0 ? (
        <Record view={view} backtest={backtest} />
      ) : (
        <Empty title="There is no record yet">
          <p className="text-ink-2">
            It begins with the first release that lands after it was forecast. Move the time machine to a later day, or
            let the back-test run.
          </p>
        </Empty>
      )}
      <Landed rows={view.record.rows} />
      <Limits limits={view.limits} />
    </>
  );
}

// A year or two of releases; the older ones come on request.
const FEW = 20;

function Landed({ rows }: { readonly rows: CalibrationView['record']['rows'] }) {
  const [all, setAll] = useState(false);
  return (
    <>
      <LandedSection rows={all ? rows : rows.slice(0, FEW)} />
      {all || rows.length <= FEW ? null : (
        <p className="calibration-more">
          <Button size="small" onClick={() => setAll(true)}>
            {`Show ${plural(rows.length - FEW, 'earlier release')}`}
          </Button>
        </p>
      )}
    </>
  );
}

function Meta({ view }: { readonly view: CalibrationView }) {
  const { stored, scored, byP85 } = view.record;
  const landed = scored === 0 ? '' : `: ${formatCount(byP85)} landed by their 85 % date`;
  return (
    <>
      <span>
        {stored === 0
          ? 'No forecast was made on its own day yet'
          : `${formatCount(scored)} of ${plural(stored, 'kept forecast')} scored${landed}`}
      </span>
      <span>{`Model ${view.modelVersion}`}</span>
      {view.computedAt ? <span>{`Back-test of ${formatInstant(view.computedAt)}`}</span> : null}
      <MethodLink name="backtest" />
      <Diagnostics diagnostics={view.diagnostics} />
    </>
  );
}

function Record({ view, backtest }: { readonly view: CalibrationView; readonly backtest: Backtest }) {
  return (
    <>
      <Definition view={view} backtest={backtest} />
      <div className="columns columns-2">
        <ReliabilitySection backtest={backtest} />
        <CoverageSection backtest={backtest} />
      </div>
      <div className="columns columns-2">
        <ErrorSection backtest={backtest} />
        <PitSection backtest={backtest} />
      </div>
    </>
  );
}

const ENDS: Record<Backtest['end'], string> = { release: 'Ends with its release', items: 'Ends with its items' };

/** What counts as the end of a release: it changes the record, so both are there. */
function Definition({ view, backtest }: { readonly view: CalibrationView; readonly backtest: Backtest }) {
  const navigate = useNavigate();
  const choose = (end: string) =>
    void navigate({
      to: '.',
      search: ((before: object) => ({ ...before, end: end === 'release' ? undefined : end })) as never,
      replace: true,
      resetScroll: false,
    });
  return (
    <div className="calibration-definition">
      <Segments
        label="What counts as the end"
        value={backtest.end}
        options={view.backtests.map(({ end }) => [end, ENDS[end]])}
        onChange={choose}
      />
      <p>
        {backtest.definition}{' '}
        {`${plural(backtest.forecasts, 'forecast')} of ${plural(backtest.milestones, 'release')}; ${formatCount(backtest.refused)} more were refused for too little data.`}
      </p>
    </div>
  );
}

function Limits({ limits }: { readonly limits: readonly string[] }) {
  if (limits.length === 0) return null;
  return (
    <Section title="What limits this record">
      <ul className="calibration-limits">
        {limits.map((limit) => (
          <li key={limit}>{localDates(limit)}</li>
        ))}
      </ul>
    </Section>
  );
}
