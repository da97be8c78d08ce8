import { type FactLog, type ItemSpan, itemSpans, kinOf, mappingAt } from '@fulcrum/core/program';
import { clearSpans, type PoolClient, storeSpans } from '@fulcrum/store';

const BLOCK = 5_000;

/** Brings the projection of the touched items up to date, within the client's transaction. */
export async function projectItems(
  client: PoolClient,
  workspace: string,
  touched: { log: FactLog; subjects: Iterable<string> },
): Promise<void> {
  const { log } = touched;
  const mapping = mappingAt(log, Number.POSITIVE_INFINITY);
  const kin = kinOf(log);
  const byItem = new Map<string, readonly ItemSpan[]>();
  for (const touchedSubject of touched.subjects) {
    if (!touchedSubject.startsWith('item:')) continue;
    const number = log.subjects.indexOf.get(touchedSubject) as number;
    for (const subject of kin.items.get(number) ?? [number]) {
      const id = (log.subjects.list[subject] as string).slice('item:'.length);
      if (!byItem.has(id)) byItem.set(id, itemSpans(log, subject, { mapping, kin }));
    }
  }
  if (byItem.size > 0) await storeSpans(client, workspace, byItem);
}

/** Builds the projection of every item anew, within the client's transaction; returns their number. */
export async function rebuildSpans(client: PoolClient, workspace: string, log: FactLog): Promise<number> {
  await clearSpans(client, workspace);
  const subjects = log.subjects.list.filter((subject) => subject.startsWith('item:'));
  for (let start = 0; start < subjects.length; start += BLOCK) {
    await projectItems(client, workspace, { log, subjects: subjects.slice(start, start + BLOCK) });
  }
  return subjects.length;
}
