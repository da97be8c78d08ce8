import type { EvidenceRef } from '@fulcrum/workbench/views';
import type { ReactNode } from 'react';
import { InnerLink } from '../app/inner-link.tsx';
import { useEvidence } from '../evidence/use-evidence.ts';
import './figure.css';

type Props = {
  readonly evidence?: EvidenceRef | undefined;
  readonly href?: string | undefined;
  readonly children: ReactNode;
};

/** A figure with its evidence one click away, or a link to the page that tells of it. */
export function Figure({ evidence, href, children }: Props) {
  if (evidence) return <EvidenceFigure evidence={evidence}>{children}</EvidenceFigure>;
  if (href === undefined) return <>{children}</>;
  if (/^https?:/.test(href)) {
    return (
      <a className="figure" href={href} target="_blank" rel="noreferrer">
        {children}
      </a>
    );
  }
  return (
    <InnerLink className="figure" href={href}>
      {children}
    </InnerLink>
  );
}

function EvidenceFigure({
  evidence,
  children,
}: {
  readonly evidence: EvidenceRef;
  readonly children: ReactNode;
}) {
  const { open, isOpen } = useEvidence();
  return (
    <button
      type="button"
      className="figure"
      aria-haspopup="dialog"
      aria-expanded={isOpen(evidence)}
      title={`Evidence: ${evidence.label}`}
      onClick={() => open(evidence)}
    >
      {children}
    </button>
  );
}
