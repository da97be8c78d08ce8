import type { EvidenceRef } from '@fulcrum/workbench/views';
import type { ReactNode } from 'react';
import { Figure } from '../words/figure.tsx';

const LABELS: Readonly<Record<string, string>> = {
  forecast: 'How a forecast is computed',
  flow: 'How flow is counted',
  delivery: 'How delivery is counted',
  backtest: 'How the record is made',
  scope: 'How scope and requests are counted',
  dependencies: 'How links are held against the plan',
  sprint: 'How sprints are forecast',
  board: 'How ages are judged',
  objectives: 'How objectives are put in order',
  brief: 'How these sentences are made',
};

/** A page of `docs/methods` as evidence, by its name. */
function methodEvidence(name: string): EvidenceRef {
  return { kind: 'method', label: LABELS[name] ?? `Method: ${name}`, params: { name } };
}

/** Opens the page that tells how something is computed: its formula, its source and its limits. */
export function MethodLink({ name, children }: { readonly name: string; readonly children?: ReactNode }) {
  const evidence = methodEvidence(name);
  return <Figure evidence={evidence}>{children ?? evidence.label}</Figure>;
}
