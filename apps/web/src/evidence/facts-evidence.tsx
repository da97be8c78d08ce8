import type { EvidenceRef, FactsView } from '@fulcrum/workbench/views';
import { useState } from 'react';
import { formatInstant } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { factsQuery } from './queries.ts';
import { ReadPart } from './read-part.tsx';

export function FactsEvidence({ evidence }: { readonly evidence: EvidenceRef }) {
  const { subject = '', attribute } = evidence.params;
  return <Facts subject={subject} attribute={attribute} />;
}

type Props = { readonly subject: string; readonly attribute?: string | undefined };

const STEP = 100;

/** Every fact about a subject: what became true, when, who or what said so, and when Fulcrum learned it. */
export function Facts({ subject, attribute }: Props) {
  const { day } = useMoment();
  const [limit, setLimit] = useState(STEP);
  return (
    <ReadPart query={factsQuery({ subject, attribute, asOf: day, limit })}>
      {({ facts, next }) => (
        <section className="drawer-part">
          <h3>The facts</h3>
          {facts.length === 0 ? <p className="text-ink-2">Nothing was known of it on this day.</p> : null}
          <FactList facts={facts} />
          {next && limit < 500 ? (
            <Button size="small" onClick={() => setLimit(500)}>
              Show more
            </Button>
          ) : null}
        </section>
      )}
    </ReadPart>
  );
}

/** Facts, the newest first; with what each is about, where they speak of several things. */
export function FactList({ facts, about = false }: { readonly facts: FactsView['facts']; readonly about?: boolean }) {
  return (
    <ol className="facts">
      {facts.map((fact) => (
        <FactEntry key={fact.seq} fact={fact} about={about} />
      ))}
    </ol>
  );
}

type EntryProps = { readonly fact: FactsView['facts'][number]; readonly about: boolean };

function FactEntry({ fact, about }: EntryProps) {
  return (
    <li>
      <p>{about ? `${fact.subject.slice(fact.subject.indexOf(':') + 1)}: ${fact.words}` : fact.words}</p>
      <p className="fact-source">
        <time dateTime={fact.at}>{formatInstant(fact.at)}</time>
        <span>{sourceWords(fact.source)}</span>
      </p>
      <details>
        <summary>Cause</summary>
        <dl className="drawer-facts">
          <div>
            <dt>Cause</dt>
            <dd className="mono">{fact.cause}</dd>
          </div>
          <div>
            <dt>Source</dt>
            <dd className="mono">{fact.source}</dd>
          </div>
          <div>
            <dt>Learned</dt>
            <dd>{formatInstant(fact.recordedAt)}</dd>
          </div>
          <div>
            <dt>Number</dt>
            <dd>{fact.seq}</dd>
          </div>
        </dl>
      </details>
    </li>
  );
}

const TOOLS: Readonly<Record<string, string>> = { jira: 'Jira', csv: 'a CSV file', person: 'entered here by' };

/** `jira:TIMOB` in words: which tool, and what of it. */
function sourceWords(source: string): string {
  const [kind = '', ...rest] = source.split(':');
  const tool = TOOLS[kind.replace(/-archive$/, '')];
  return tool === undefined ? source : [tool, rest.join(':')].filter(Boolean).join(' ');
}
