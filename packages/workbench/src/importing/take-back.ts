import { factsBetween } from '@fulcrum/core/program';
import { parseSubject } from '@fulcrum/core/vocabulary';
import { BadInput } from '../catalogue/errors.ts';
import type { Principal } from '../policy/permission.ts';
import { factsBack } from '../scenarios/revert-scenario.ts';
import type { Workbench } from '../workspace/workbench.ts';

/** Where the facts of one import stand in the order of facts: the first and the last. */
export interface Batch {
  readonly from: number;
  readonly to: number;
}

const KINDS = new Set(['person', 'team', 'leave']);

/**
 * Takes an import of people or leave back: everything is what it was before, but for what somebody said since of the same things.
 * Throws BadInput where no such import stands there.
 * @returns the number of facts
 */
export async function takeBackPeople(
  { workbench, principal }: { readonly workbench: Workbench; readonly principal: Principal },
  { from, to }: Batch,
): Promise<number> {
  const { source } = principal;
  const cause = `command:${workbench.now()}`;
  const added = await workbench.record({
    source,
    facts: () => {
      const said = [...factsBetween(workbench.log(), from, to)];
      const [first] = said;
      const isOne = said.every(({ subject, recordedAt }) => {
        return recordedAt === first?.recordedAt && KINDS.has(parseSubject(subject)?.kind ?? '');
      });
      if (first === undefined || said.length !== to - from + 1 || !isOne)
        throw new BadInput('no import of people or leave stands there: take it back from the page that made it');
      return factsBack(workbench, { said, knownAt: first.recordedAt - 1 }).map((fact) => ({ ...fact, source, cause }));
    },
  });
  return added.length;
}
