import type { Day } from '@fulcrum/core/calendar';
import type { ModelChange } from '@fulcrum/core/forecast';
import type { BottleneckView, LeversView } from '../../views/index.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { bottleneckPage, leversPage } from '../plan/sensitivity-pages.ts';
import { whatIfPage } from '../plan/what-if-page.ts';

type Lever = LeversView['levers'][number];

/** What the plan says of a milestone: who is through last, and what would help most. */
export interface PlanPart {
  readonly constraints: BottleneckView['constraints'];
  readonly levers: readonly PricedLever[];
}

/** A lever with what it adds to the cost at completion, on average; null where no rates are known. */
export interface PricedLever extends Pick<Lever, 'kind' | 'subject' | 'what' | 'gained'> {
  readonly cost: number | null;
}

/** A sentence holds no more. */
const MOST_LEVERS = 3;

/** The best lever of each kind that gains a day or more, with its price. */
export function planPart(workbench: Workbench, of: { program: string; milestone: string; asOf: Day }): PlanPart {
  const kinds = new Set<Lever['kind']>();
  const best = leversPage(workbench, of).levers.filter(({ kind, gained }) => {
    if (Math.round(gained.p85) < 1 || kinds.has(kind)) return false;
    kinds.add(kind);
    return true;
  });
  const levers = best.slice(0, MOST_LEVERS).map(({ kind, subject, what, gained, changes }): PricedLever => {
    const { cost } = whatIfPage(workbench, { ...of, changes: changes as unknown as readonly ModelChange[] });
    return { kind, subject, what, gained, cost: cost === null ? null : cost.mean };
  });
  return { constraints: bottleneckPage(workbench, of).constraints, levers };
}
