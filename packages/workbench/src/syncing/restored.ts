import type { FactLog } from '@fulcrum/core/program';
import { saidLast } from '@fulcrum/core/program';
import type { Fact } from '@fulcrum/core/vocabulary';
import type { SeenVersion } from '@fulcrum/store';

/**
 * What other connections last saw of things that a forgotten one gave too, where it is not what is known now.
 * @param seen what the others saw; of several versions of one attribute the newest counts
 */
export function restoredFacts(
  log: FactLog,
  seen: readonly SeenVersion[],
  of: Pick<Fact, 'source' | 'cause' | 'at'>,
): readonly Fact[] {
  const newest = new Map<string, SeenVersion>();
  for (const one of seen) {
    const key = `${one.subject}\n${one.attribute}`;
    if ((newest.get(key)?.version ?? Number.NEGATIVE_INFINITY) < one.version) newest.set(key, one);
  }
  return [...newest.values()]
    .filter(
      ({ subject, attribute, value }) => JSON.stringify(saidLast(log, subject, attribute)) !== JSON.stringify(value),
    )
    .map(({ subject, attribute, value }) => ({ ...of, subject, attribute, op: 'set', value }));
}
