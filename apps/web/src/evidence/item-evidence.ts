import type { EvidenceRef } from '@fulcrum/workbench/views';

/** One item as evidence: the drawer then tells of it and of all facts about it. */
export function itemEvidence(id: string): EvidenceRef {
  return { kind: 'facts', label: id, params: { subject: `item:${id}` } };
}

/** The item that evidence is about, when it is about one. */
export function itemIn(ref: EvidenceRef): string | undefined {
  const { subject } = ref.params;
  return ref.kind === 'facts' && subject?.startsWith('item:') ? subject.slice('item:'.length) : undefined;
}
