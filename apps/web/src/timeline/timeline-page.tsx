import { useQuery } from '@tanstack/react-query';
import { PageOf } from '../app/page-of.tsx';
import { MethodLink } from '../evidence/method-link.tsx';
import { useAsOf } from '../shell/use-as-of.ts';
import { useWorkspace } from '../shell/use-program.ts';
import { daysBetween } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { Answer } from '../ui/answer.tsx';
import { Diagnostics } from '../ui/diagnostics.tsx';
import { Empty, Notice } from '../ui/failure.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { plural } from '../words/figures.ts';
import './timeline.css';
import { Plan } from './plan.tsx';
import { type TimelineView, timelineQuery, useTimelineSearch } from './timeline-query.ts';

/** The plan on one axis: when each item is worked on, how likely that is, and what a change of it would do. */
export function TimelinePage() {
  const { program, day, scenario } = useTimelineSearch();
  return (
    <PageOf
      query={timelineQuery(program, day, scenario.id)}
      skeleton={<PageSkeleton sections={[520]} />}
      title={(view) => `Timeline · ${view.program.name}`}
    >
      {(view) => <Timeline view={view} />}
    </PageOf>
  );
}

function Timeline({ view }: { readonly view: TimelineView }) {
  const { program, day, asked } = useTimelineSearch();
  const { data: base } = useQuery({ ...timelineQuery(program, day), enabled: view.scenario !== null });
  const today = useWorkspace()?.today;
  const isToday = useAsOf() === today;
  const { data: earlier } = useQuery({
    ...timelineQuery(program, asked.baseline),
    enabled: asked.baseline !== undefined,
  });
  const named = view.milestones.find(({ id }) => id === asked.milestone);
  const before = view.scenario === null ? undefined : base;
  return (
    <div className="timeline">
      <Answer
        headline={named?.headline ?? view.headline}
        meta={
          <>
            <span>{`${plural(view.items.length, 'open item')}, ${plural(view.milestones.length, 'milestone')}`}</span>
            {view.scenario ? <ScenarioNote view={view} base={before} /> : null}
            <MethodLink name="plan" />
            <Diagnostics diagnostics={view.diagnostics} />
          </>
        }
      />
      {view.items.length === 0 ? <Nothing /> : <Plan {...{ view, earlier, today }} base={before} canEdit={isToday} />}
      {view.unplanned && view.items.length > 0 ? (
        <Notice tone="risk">{`There is no schedule: ${view.unplanned}.`}</Notice>
      ) : null}
    </div>
  );
}

/** What the scenario does to the milestone that is waited for most; nothing, where it does nothing to it. */
function ScenarioNote({ view, base }: { readonly view: TimelineView; readonly base: TimelineView | undefined }) {
  const [now, was] = [view, base].map((one) => one?.milestones.find(({ id }) => id === view.foremost));
  if (!now?.p85 || !was?.p85) return null;
  const days = daysBetween(was.p85, now.p85);
  const words =
    days === 0
      ? `as without the scenario`
      : `${plural(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'sooner'} than without the scenario`;
  return (
    <span className="timeline-scenario">{`${now.name}: 85\u00a0% by ${formatDay(now.p85, view.asOf)}, ${words}`}</span>
  );
}

function Nothing() {
  return (
    <Empty title="Nothing is planned">
      <p className="text-ink-2">
        No milestone that somebody works on has open items on this day. Give items a milestone in your tracker, import
        them, or move the time machine to another day.
      </p>
    </Empty>
  );
}
