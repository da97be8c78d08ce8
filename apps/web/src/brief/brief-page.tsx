import type { BriefView } from '@fulcrum/workbench/views';
import { InnerLink } from '../app/inner-link.tsx';
import { PageOf } from '../app/page-of.tsx';
import { MethodLink } from '../evidence/method-link.tsx';
import { addDays, daysBetween } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Diagnostics } from '../ui/diagnostics.tsx';
import { Segments } from '../ui/segments.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { type BriefControls, useBrief } from './brief-query.ts';
import './brief.css';
import { FiveSentences } from './five-sentences.tsx';
import { WhatMovedIt } from './what-moved-it.tsx';

/** A milestone for whoever has half a minute: five sentences, and what moved its date. */
export function BriefPage() {
  const brief = useBrief();
  return (
    <PageOf
      query={brief.query}
      skeleton={<PageSkeleton sections={[60, 60, 60, 240]} />}
      title={(view) => `${view.milestone.name} in five sentences`}
    >
      {(view) => <Brief view={view} brief={brief} />}
    </PageOf>
  );
}

const SPANS = [
  ['7', 'week'],
  ['28', 'month'],
  ['91', 'quarter'],
] as const;

function Brief({ view, brief }: { readonly view: BriefView; readonly brief: BriefControls }) {
  const { asOf, milestone, program, diagnostics, status } = view;
  const href = `/programs/${encodeURIComponent(program.id)}/milestones/${encodeURIComponent(milestone.id)}`;
  return (
    <>
      <div className="brief-bar screen-only">
        {status === 'ok' && view.scenario === null ? <Comparison view={view} brief={brief} /> : null}
        <span>
          <InnerLink className="button button-small" href={href}>
            The whole forecast
          </InnerLink>
          <Button size="small" onClick={() => window.print()}>
            Print
          </Button>
        </span>
      </div>
      <FiveSentences view={view} />
      <div className="answer-meta brief-meta">
        <span>{`${program.name}, as of ${formatDay(asOf)}`}</span>
        {view.scenario ? <span>{`What if: ${view.scenario.name}`}</span> : null}
        {view.isWhole ? null : <span role="status">Working out why it moved …</span>}
        <MethodLink name="brief" />
        <MethodLink name="forecast" />
        <Diagnostics diagnostics={diagnostics} />
      </div>
      {status === 'ok' && view.isWhole && view.scenario === null ? <WhatMovedIt view={view} /> : null}
    </>
  );
}

/** How far back the date is compared. */
function Comparison({ view, brief }: { readonly view: BriefView; readonly brief: BriefControls }) {
  const { asOf, since } = view;
  const compare = (days: string) => brief.compareWith(days === '7' ? undefined : addDays(asOf, -Number(days)));
  return (
    <span>
      <span aria-hidden="true">Compare with last</span>
      <Segments label="Compare with last" value={String(daysBetween(since, asOf))} options={SPANS} onChange={compare} />
    </span>
  );
}
