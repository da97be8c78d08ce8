import type { ExplainView, Measure, WhyView } from '@fulcrum/workbench/views';
import { InnerLink } from '../app/inner-link.tsx';
import { PageOf } from '../app/page-of.tsx';
import { say } from '../edits/edits.ts';
import { MethodLink } from '../evidence/method-link.tsx';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Answer } from '../ui/answer.tsx';
import { Button } from '../ui/button.tsx';
import { ChartSection } from '../ui/chart-section.tsx';
import { Diagnostics } from '../ui/diagnostics.tsx';
import { Icon } from '../ui/icon.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Section } from '../ui/section.tsx';
import { BarRows, PageSkeleton } from '../ui/skeleton.tsx';
import { PartsTable } from './parts-table.tsx';
import { isShared, stepsOf } from './steps.ts';
import { Trail } from './trail.tsx';
import { Waterfall } from './waterfall.tsx';
import { WhyBar } from './why-bar.tsx';
import { whyCsv } from './why-csv.ts';
import { useWhy, type WhyControls } from './why-query.ts';
import './why.css';

/** Why a date moved between two days: the sum in one line, the parts as a waterfall, each with its facts. */
export function WhyPage() {
  const why = useWhy();
  return (
    <PageOf query={why.query} skeleton={<PageSkeleton sections={[40, 110, 320]} />} title={() => 'Why it moved'}>
      {(view) => <Why view={view} why={why} />}
    </PageOf>
  );
}

function Why({ view, why }: { readonly view: WhyView; readonly why: WhyControls }) {
  const { by, ask } = why;
  const { day } = useMoment();
  const onDays = ({ since, until }: { readonly since: string; readonly until: string }) =>
    ask({ milestone: view.milestone?.id, since, until: until === (day ?? view.asOf) ? undefined : until });
  return (
    <>
      <Answer headline={view.headline[by]} meta={<Meta view={view} />} />
      {view.milestone ? (
        <>
          <WhyBar view={view} by={by} ask={ask} />
          <Trail view={view} by={by} onDays={onDays} />
          <Parts view={view} by={by} />
        </>
      ) : null}
    </>
  );
}

function Meta({ view }: { readonly view: WhyView }) {
  const { program, milestone, diagnostics, explained, from, to } = view;
  const isComing = milestone !== null && explained === null && from?.reason == null && to?.reason == null;
  return (
    <>
      <span className="paper-only">{`${program.name}, as of ${formatDay(view.asOf)}`}</span>
      {milestone ? (
        <InnerLink
          className="figure screen-only"
          href={`/programs/${encodeURIComponent(program.id)}/milestones/${encodeURIComponent(milestone.id)}`}
        >
          {milestone.name}
        </InnerLink>
      ) : null}
      {isComing ? <span role="status">Working out why it moved …</span> : null}
      <MethodLink name="explain" />
      <Diagnostics diagnostics={diagnostics} />
    </>
  );
}

function Parts({ view, by }: { readonly view: WhyView; readonly by: Measure }) {
  const { explained } = view;
  if (explained === null) {
    if (view.from?.reason != null || view.to?.reason != null) return null;
    return (
      <Section title="What moved it">
        <BarRows rows={6} />
      </Section>
    );
  }
  return (
    <ChartSection
      title="What moved it"
      note={noteOf(explained, by)}
      actions={<Take view={view} explained={explained} by={by} />}
      table={<PartsTable explained={explained} />}
    >
      <Picture explained={explained} by={by} />
    </ChartSection>
  );
}

const NOTES: Readonly<Record<Measure, string>> = {
  p85: 'The 85\u00a0% date; the parts add up to the day',
  p50: 'The even-odds date; the parts add up to the day',
  odds: 'The odds of the target in points; the parts add up',
};

function noteOf({ move }: ExplainView, by: Measure): string {
  return move === null ? 'What happened, without what it did to the date' : NOTES[by];
}

function Picture({ explained, by }: { readonly explained: ExplainView; readonly by: Measure }) {
  const steps = stepsOf(explained.parts, by);
  if (explained.move === null || (by === 'odds' && explained.points === null))
    return <PartsTable explained={explained} />;
  if (steps.length === 0) {
    return <p className="text-ink-2">Nothing that was said between these days counts by this measure.</p>;
  }
  return (
    <>
      <Waterfall explained={explained} by={by} />
      {steps.some(({ part }) => isShared(part)) ? (
        <p className="why-key">
          <i className="moved-bar moved-later moved-shared" aria-hidden="true" /> Hatched: no single input did it.
        </p>
      ) : null}
      <p className="why-key">{`Drawn from ${explained.replications.toLocaleString()} futures, the same ones throughout; another order of the inputs would part them otherwise, with the same sum.`}</p>
    </>
  );
}

type TakeProps = { readonly view: WhyView; readonly explained: ExplainView; readonly by: Measure };

/** What a reader takes along: text for an update, a file, paper. */
function Take({ view, explained, by }: TakeProps) {
  const copy = () =>
    navigator.clipboard.writeText(view.update[by]).then(
      () => say('Copied: the sentence and its parts.'),
      () => say('The browser does not let it be copied.', { isFailure: true }),
    );
  const save = () =>
    saveFile(new Blob([whyCsv(explained)], { type: 'text/csv;charset=utf-8' }), `why-${view.since}-${view.until}.csv`);
  return (
    <>
      <Button kind="bare" size="small" onClick={() => void copy()}>
        <Icon name="copy" />
        Copy for an update
      </Button>
      <Button kind="bare" size="small" onClick={save}>
        CSV
      </Button>
      <Button kind="bare" size="small" onClick={() => window.print()}>
        Print
      </Button>
    </>
  );
}
