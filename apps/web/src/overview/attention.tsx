import type { OverviewView } from '@fulcrum/workbench/views';
import { InnerLink } from '../app/inner-link.tsx';
import { Empty } from '../ui/failure.tsx';
import { StatusShape, type Tone } from '../ui/status.tsx';
import { plainText, Sentence } from '../words/sentence.tsx';
import './attention.css';

type Row = OverviewView['attention'][number];

const TONES: Record<Row['severity'], Tone> = { late: 'late', risk: 'risk', none: 'none' };
const SAID: Record<Row['severity'], string> = { late: 'Late:', risk: 'At risk:', none: 'Note:' };

/** What a program manager should look at today, the worst first. */
export function Attention({ rows }: { readonly rows: readonly Row[] }) {
  if (rows.length === 0) return <Empty title="Nothing needs attention on this day." />;
  return (
    <ul className="attention">
      {rows.map((row) => (
        <li key={plainText(row.words)}>
          <StatusShape tone={TONES[row.severity]} />
          <p>
            <span className="sr-only">{SAID[row.severity]} </span>
            <Sentence words={row.words} />
          </p>
          {row.href ? (
            <InnerLink className="button button-small" href={row.href} aria-label={`Open: ${plainText(row.words)}`}>
              Open
            </InnerLink>
          ) : null}
          {row.detail ? <small>{row.detail}</small> : null}
        </li>
      ))}
    </ul>
  );
}
