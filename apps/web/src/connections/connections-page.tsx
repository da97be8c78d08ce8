import type { ConnectionsView, Words } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PageOf } from '../app/page-of.tsx';
import { Answer } from '../ui/answer.tsx';
import { Section } from '../ui/section.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { plural } from '../words/figures.ts';
import { ConnectSection } from './connect-section.tsx';
import { ConnectionRow } from './connection-row.tsx';
import './connections.css';
import { headline } from './freshness-words.ts';
import { PeopleSection } from './people-section.tsx';
import { type Connection, connectionsQuery, matchesQuery } from './queries.ts';
import { useOpened } from './use-opened.ts';

/** The tools that are read live: how fresh each is, what is in the way, and how to connect another. */
export function ConnectionsPage() {
  return (
    <PageOf query={connectionsQuery()} skeleton={<PageSkeleton sections={[120, 300]} />} title={() => 'Connections'}>
      {(view) => <Connections view={view} />}
    </PageOf>
  );
}

function Connections({ view: { connections } }: { readonly view: ConnectionsView }) {
  const [opened, open] = useOpened();
  const toMatch = useQuery(matchesQuery()).data?.open ?? 0;
  const isFirst = connections.length === 0;
  return (
    <>
      <Answer headline={headlineOf(connections)} detail={detailOf(connections)} meta={<Meta toMatch={toMatch} />} />
      {isFirst ? null : (
        <Section title="Connections" note="What is read, and how fresh it is">
          <ul className="connections">
            {connections.map((connection) => (
              <ConnectionRow
                key={connection.id}
                connection={connection}
                isOpen={opened.show === connection.id || opened.show === connection.name}
                onOpen={(isOpen) => open(isOpen ? { show: connection.id } : {})}
              />
            ))}
          </ul>
        </Section>
      )}
      <PeopleSection />
      <ConnectSection isFirst={isFirst} chosen={opened.connect} open={open} />
    </>
  );
}

function Meta({ toMatch }: { readonly toMatch: number }) {
  return (
    <>
      <span>Fulcrum only reads: nothing is ever written to a tool.</span>
      {toMatch > 0 ? (
        <a className="figure" href="#people">
          {plural(toMatch, 'person', 'people')} to match
        </a>
      ) : null}
      <Link to="/settings" hash="words" className="figure">
        What the words of your tools mean
      </Link>
    </>
  );
}

function headlineOf(connections: readonly Connection[]): Words {
  if (connections.length === 0) return [{ text: 'Connect your first tool', strong: true }, { text: '.' }];
  const words = headline(connections);
  if (connections.length === 1) return [{ text: words, strong: true }, { text: '.' }];
  return [{ text: `${plural(connections.length, 'connection')}; ` }, { text: words, strong: true }, { text: '.' }];
}

function detailOf(connections: readonly Connection[]): Words {
  if (connections.length > 0) return [];
  return [
    {
      text: 'Jira, Linear, Asana or GitHub: Fulcrum reads the whole history once, and then keeps up with every change.',
    },
  ];
}
