import type { EvidenceRef } from '@fulcrum/workbench/views';
import { CalibrationEvidence } from './calibration-evidence.tsx';
import { DiagnosticsEvidence } from './diagnostics-evidence.tsx';
import './evidence.css';
import { FactsEvidence } from './facts-evidence.tsx';
import { ForecastEvidence } from './forecast-evidence.tsx';
import { itemIn } from './item-evidence.ts';
import { ItemEvidence } from './item-evidence-of.tsx';
import { ItemsEvidence } from './items-evidence.tsx';
import { MethodEvidence } from './method-evidence.tsx';
import { PartEvidence } from './part-evidence.tsx';

/** What the drawer tells of each kind of evidence. */
export function EvidenceOf({ evidence }: { readonly evidence: EvidenceRef }) {
  const item = itemIn(evidence);
  if (item !== undefined) return <ItemEvidence id={item} />;
  const Kind = KINDS[evidence.kind];
  return <Kind evidence={evidence} />;
}

const KINDS = {
  items: ItemsEvidence,
  facts: FactsEvidence,
  forecast: ForecastEvidence,
  calibration: CalibrationEvidence,
  diagnostics: DiagnosticsEvidence,
  method: MethodEvidence,
  part: PartEvidence,
} as const;
