import type { Day } from '@fulcrum/core/calendar';
import { readEvidence } from '@fulcrum/store';
import type { ExplainView } from '../views/index.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { itemsEvidence } from './evidence-ref.ts';
import { factRow } from './fact-row.ts';

/** What a part of an explanation rests on. */
export interface Resting {
  readonly label: string;
  /** Facts, by their places in the order of facts. */
  readonly seqs: readonly number[];
  /** What these speak of. */
  readonly subjects: readonly string[];
}

/** How many facts a part rests on, the newest of them, and the items that they speak of. */
export async function restingOn(
  { pool, workspace }: Workbench,
  { label, seqs, subjects }: Resting,
  of: { readonly program: string; readonly to: Day; readonly facts: number },
): Promise<Pick<ExplainView['parts'][number], 'factCount' | 'facts' | 'evidence'>> {
  const until = Number.MAX_SAFE_INTEGER;
  const isShown = seqs.length > 0 && of.facts > 0;
  const newest = isShown ? await readEvidence(pool, workspace, { seqs, until, limit: of.facts }) : [];
  const ids = subjects.flatMap((subject) => (subject.startsWith('item:') ? [subject.slice(5)] : []));
  const place = { program: of.program, asOf: of.to, filter: { ids }, count: ids.length };
  const evidence = itemsEvidence(`What changed in ${label}`, place);
  return { factCount: seqs.length, facts: newest.map(factRow), evidence };
}
