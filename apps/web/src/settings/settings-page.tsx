import type { WorkspaceView } from '@fulcrum/workbench/views';
import { workspaceQuery } from '../api/queries.ts';
import { PageOf } from '../app/page-of.tsx';
import { Answer } from '../ui/answer.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { formatCount, plural } from '../words/figures.ts';
import { ClockSection } from './clock-section.tsx';
import { DataSection, OwnDataSection } from './data-section.tsx';
import { DiagnosticsSection } from './diagnostics-section.tsx';
import { LookSection } from './look-section.tsx';
import './settings.css';
import { WordsSection } from './words-section.tsx';

/** The clock, what the trackers' words mean, what is stored and what could not be taken. */
export function SettingsPage() {
  return (
    <PageOf query={workspaceQuery()} skeleton={<PageSkeleton sections={[90, 300]} />} title={() => 'Settings'}>
      {(view) => <Settings workspace={view} />}
    </PageOf>
  );
}

function Settings({ workspace }: { readonly workspace: WorkspaceView }) {
  const { facts, programs, version, name } = workspace;
  return (
    <>
      <Answer
        headline={[
          { text: formatCount(facts), strong: true },
          { text: ` facts about ${plural(programs.length, 'program')} are kept in ${name}.` },
        ]}
        meta={<span>{`Fulcrum ${version}`}</span>}
      />
      <div className="columns columns-2">
        <ClockSection workspace={workspace} />
        <LookSection />
      </div>
      <WordsSection />
      <DataSection workspace={workspace} />
      <DiagnosticsSection />
      <OwnDataSection workspace={workspace} />
    </>
  );
}
