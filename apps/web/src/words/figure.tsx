import type { EvidenceRef } from '@fulcrum/workbench/views';
import type { MouseEvent, ReactNode } from 'react';
import { InnerLink, isPlainClick } from '../app/inner-link.tsx';
import { useEvidence } from '../evidence/use-evidence.ts';
import { useEvidenceAddress } from '../evidence/use-evidence-address.ts';
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

type EvidenceProps = { readonly evidence: EvidenceRef; readonly children: ReactNode };

/** A real link, so that it breaks over lines like the words around it, and opens in a tab of its own. */
function EvidenceFigure({ evidence, children }: EvidenceProps) {
  const { open, isOpen } = useEvidence();
  const address = useEvidenceAddress(evidence);
  const follow = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    open(evidence);
  };
  return (
    <a
      className="figure"
      href={address}
      aria-haspopup="dialog"
      aria-expanded={isOpen(evidence)}
      title={`Evidence: ${evidence.label}`}
      onClick={follow}
    >
      {children}
    </a>
  );
}
