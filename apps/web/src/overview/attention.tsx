import type { EvidenceRef, OverviewView } from '@fulcrum/workbench/views';
import { InnerLink } from '../app/inner-link.tsx';
import { useEvidence } from '../evidence/use-evidence.ts';
import { Button } from '../ui/button.tsx';
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
          <Action row={row} />
          {row.detail ? <small>{row.detail}</small> : null}
        </li>
      ))}
    </ul>
  );
}

/** Leads to its page; what has none leads to its evidence. */
function Action({ row: { href, words } }: { readonly row: Row }) {
  const label = `Open: ${plainText(words)}`;
  const evidence = words.find((part) => part.evidence)?.evidence;
  if (href) {
    return (
      <InnerLink className="button button-small" href={href} aria-label={label}>
        Open
      </InnerLink>
    );
  }
  return evidence ? <EvidenceButton evidence={evidence} label={label} /> : null;
}

function EvidenceButton({ evidence, label }: { readonly evidence: EvidenceRef; readonly label: string }) {
  const { open, isOpen } = useEvidence();
  return (
    <Button
      size="small"
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={isOpen(evidence)}
      onClick={() => open(evidence)}
    >
      Open
    </Button>
  );
}
