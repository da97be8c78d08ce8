import type { PortfolioView } from '@fulcrum/workbench/views';
import { portfolioQuery } from '../api/queries.ts';
import { PageOf } from '../app/page-of.tsx';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Answer } from '../ui/answer.tsx';
import { Command } from '../ui/command.tsx';
import { Diagnostics } from '../ui/diagnostics.tsx';
import { Section } from '../ui/section.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { OwnData } from '../welcome/own-data.tsx';
import { plural } from '../words/figures.ts';
import { Decisions } from './decisions.tsx';
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
      <Answer headline={view.headline} detail={view.detail} meta={<Meta view={view} />} />
      <Decisions decisions={view.decisions} />
      <Programs view={view} />
      <LandedSection rows={view.landed} />
    </>
  );
}

function NoPrograms() {
  return (
    <>
      <Answer
        headline={[
          { text: 'There is no program yet. ' },
          { text: 'Bring in your own', strong: true },
          { text: ', or look around in the demo.' },
        ]}
        detail={[{ text: 'Its pages fill as soon as it is read, without a reload. Nothing leaves this machine.' }]}
      />
      <Section title="Your own data">
        <OwnData fromDemo={false} />
      </Section>
      <Section title="The demo" note="Ten years of the Titanium SDK, in a folder of its own">
        <Command text="FULCRUM_DATA=./demo-data npm start" />
      </Section>
    </>
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
