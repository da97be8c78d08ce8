import type { SettingsView, WorkspaceView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { workspaceQuery } from '../api/queries.ts';
import { PageOf } from '../app/page-of.tsx';
import { PeopleSection } from '../connections/people-section.tsx';
import { matchesQuery } from '../connections/queries.ts';
import { Answer } from '../ui/answer.tsx';
import { Section } from '../ui/section.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { formatCount, plural } from '../words/figures.ts';
import { CalendarsSection } from './calendars-section.tsx';
import { ClockSection } from './clock-section.tsx';
import { DataSection, OwnDataSection } from './data-section.tsx';
import { DiagnosticsSection } from './diagnostics-section.tsx';
import { LookSection } from './look-section.tsx';
import { MoneySection } from './money-section.tsx';
import { settingsQuery } from './queries.ts';
import './settings.css';
import { WordsSection } from './words-section.tsx';
import { ZoneSection } from './zone-section.tsx';

/** Days, calendars, money, people, words: what all pages stand on. */
export function SettingsPage() {
  const { data: workspace } = useQuery(workspaceQuery());
  return (
    <PageOf query={settingsQuery()} skeleton={<PageSkeleton sections={[90, 300]} />} title={() => 'Settings'}>
      {(view) =>
        workspace === undefined ? <PageSkeleton sections={[90, 300]} /> : <Settings view={view} workspace={workspace} />
      }
    </PageOf>
  );
}

const CONTENTS = [
  ['clock', 'Clock'],
  ['zone', 'Zone'],
  ['calendars', 'Calendars'],
  ['currency', 'Currency'],
  ['people', 'People'],
  ['words', 'Words'],
  ['data', 'Data'],
  ['diagnostics', 'Diagnostics'],
] as const;

type Props = { readonly view: SettingsView; readonly workspace: WorkspaceView };

function Settings({ view, workspace }: Props) {
  const { facts, programs, version, name } = workspace;
  useEffect(() => {
    // The part that the address names is there only now.
    const { hash } = window.location;
    if (hash.length > 1) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, []);
  return (
    <>
      <Answer
        headline={view.headline}
        meta={
          <>
            <span>{`${formatCount(facts)} facts about ${plural(programs.length, 'program')} are kept in ${name}`}</span>
            <span>{`Fulcrum ${version}`}</span>
          </>
        }
      />
      <nav className="settings-contents" aria-label="Parts of the settings">
        {CONTENTS.map(([id, words]) => (
          <a key={id} href={`#${id}`}>
            {words}
          </a>
        ))}
      </nav>
      <div className="columns columns-2">
        <ClockSection workspace={workspace} />
        <ZoneSection view={view} />
        <MoneySection view={view} workspace={workspace} />
        <LookSection />
      </div>
      <CalendarsSection view={view} />
      <People />
      <WordsSection />
      <DataSection workspace={workspace} />
      <DiagnosticsSection />
      <OwnDataSection workspace={workspace} />
    </>
  );
}

/** People of several tools, as on the page of connections; where nobody is known twice, it says so. */
function People() {
  const { data } = useQuery(matchesQuery());
  if (data === undefined) return null;
  if (data.questions.length + data.joined.length + data.apart.length > 0) return <PeopleSection />;
  return (
    <Section title="People" note="Who is the same in several tools" id="people">
      <p className="text-ink-2">
        Nobody is known from more than one tool. Questions on who is whom come with the next one.
      </p>
    </Section>
  );
}
