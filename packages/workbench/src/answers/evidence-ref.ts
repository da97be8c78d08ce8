import type { Day } from '@fulcrum/core/calendar';
import type { Evidence, ItemFilter } from '@fulcrum/core/measure';
import type { EvidenceRef } from '../views/index.ts';

/** A set of items as evidence: the drawer opens exactly these. */
export function itemsEvidence(
  label: string,
  of: { program: string; asOf: Day; filter: ItemFilter; count?: number },
): EvidenceRef {
  const params = { program: of.program, asOf: of.asOf, filter: JSON.stringify(of.filter) };
  return of.count === undefined ? { kind: 'items', label, params } : { kind: 'items', label, count: of.count, params };
}

/** What an engine's answer rests on, as evidence to open. */
export function evidenceOf(evidence: Evidence, place: { program: string; asOf: Day }): EvidenceRef {
  const filter = evidence.items ?? {
    ids: (evidence.subjects ?? []).filter((subject) => subject.startsWith('item:')).map((subject) => subject.slice(5)),
  };
  return itemsEvidence(evidence.what, { ...place, filter, count: evidence.count });
}

/** A forecast as evidence: its inputs, seed and model; of a scenario, where one is laid over the facts. */
export function forecastEvidence(
  label: string,
  of: { program: string; asOf: Day; milestone: string; scenario?: string | undefined },
): EvidenceRef {
  const { scenario, ...place } = of;
  return { kind: 'forecast', label, params: scenario === undefined ? place : { ...place, scenario } };
}
