import type { ModelChange } from '@fulcrum/core/forecast';
import type { LeversView, OptionsView } from '../../views/index.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { bottleneckPage, leversPage, type PlanQuestion } from '../plan/sensitivity-pages.ts';
import { whatIfPage } from '../plan/what-if-page.ts';

/** A sentence holds no more. */
const MOST_LEVERS = 3;

/** Who is through last, and the best lever of each kind that gains a day or more, with its price. */
export async function options(workbench: Workbench, of: PlanQuestion): Promise<OptionsView> {
  const kinds = new Set<LeversView['levers'][number]['kind']>();
  const best = (await leversPage(workbench, of)).levers.filter(({ kind, gained }) => {
    if (Math.round(gained.p85) < 1 || kinds.has(kind)) return false;
    kinds.add(kind);
    return true;
  });
  const levers = best.slice(0, MOST_LEVERS).map(({ kind, subject, what, gained, changes }) => {
    const { cost } = whatIfPage(workbench, { ...of, changes: changes as unknown as readonly ModelChange[] });
    return { kind, subject, what, gained, cost: cost === null ? null : cost.mean };
  });
  return { constraints: bottleneckPage(workbench, of).constraints, levers };
}
