import { saidLast } from '@fulcrum/core/program';
import { subjectOf } from '@fulcrum/core/vocabulary';
import type { Principal } from '../policy/permission.ts';
import type { Workbench } from '../workspace/workbench.ts';
import type { RecordableKind } from './recordable.ts';

/** Brings back a thing that was deleted, by its id; nothing when it was not. */
export async function restoreThing(
  { workbench, principal }: { readonly workbench: Workbench; readonly principal: Principal },
  of: { readonly kind: RecordableKind; readonly id: string; readonly at: number },
): Promise<void> {
  const subject = subjectOf(of.kind, of.id);
  if (saidLast(workbench.log(), subject, 'deleted') !== true) return;
  const said = { subject, attribute: 'deleted', op: 'set', value: false, at: of.at } as const;
  const cause = `command:${workbench.now()}`;
  await workbench.record({ source: principal.source, facts: [{ ...said, source: principal.source, cause }] });
}
