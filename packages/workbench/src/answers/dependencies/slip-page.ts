import type { Day } from '@fulcrum/core/calendar';
import { whatIf } from '@fulcrum/core/forecast';
import type { Item } from '@fulcrum/core/program';
import type { Risk } from '@fulcrum/core/vocabulary';
import type { SlipView } from '../../views/index.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { countWords, moveWords } from '../phrases.ts';
import { planOf } from '../plan/plan-of.ts';
import { headOf } from '../plan/program-pages.ts';

/** What is asked: the item, and the working days by which it slips. */
export interface SlipOf {
  readonly program: string;
  readonly asOf: Day;
  readonly item: Item;
  readonly days: number;
}

/** What moves when an item takes so many working days longer: the plan with and without, in the same futures. */
export function slipPage(workbench: Workbench, { program, asOf, item, days }: SlipOf): Omit<SlipView, 'scenario'> {
  const plan = planOf(workbench, program, asOf);
  const head = { ...headOf(plan), item: { id: item.id, name: item.title ?? item.id }, days };
  if (!plan.input.items.some(({ id }) => id === item.id)) {
    const words = `${item.id} is not in the plan: no milestone that is worked on waits for it, so no date moves with it.`;
    return { ...head, status: 'insufficient-data', words, milestones: [] };
  }
  const { milestones } = whatIf(plan.model, [{ kind: 'put-risk', risk: slip(program, item.id, days) }]);
  const moved = milestones.flatMap(({ milestone: id, name, days: by, laterShare }) => {
    const [p50, p85] = [Math.round(by?.p50 ?? 0), Math.round(by?.p85 ?? 0)];
    return p50 === 0 && p85 === 0 ? [] : [{ id, name, p50, p85, laterShare }];
  });
  moved.sort((a, b) => b.p50 - a.p50 || b.p85 - a.p85);
  const lead = `If ${item.id} takes ${countWords(days, 'working day')} longer, `;
  const [first] = moved;
  const words =
    first === undefined
      ? `${lead}no milestone moves by a day.`
      : `${lead}${first.name} is ${moveWords(first.p50)} at even odds, ${moveWords(first.p85)} at 85\u00a0%${rest(moved.length - 1)}.`;
  return { ...head, status: 'ok', words, milestones: moved };
}

function rest(others: number): string {
  return others === 0 ? '' : `; ${countWords(others, 'more milestone')} ${others === 1 ? 'moves' : 'move'}`;
}

/** A delay that is certain. */
function slip(program: string, item: string, days: number): Risk {
  const length = { chance: 1, low: days, likely: days, high: days };
  return { ...NO_RISK, id: 'slip', program, title: 'Slip', state: 'open', ...length, items: [item] };
}

const NO_RISK = {
  teams: [],
  milestones: [],
  mitigation: null,
  mitigated: null,
  mitigatedChance: null,
  mitigatedShare: null,
  owner: null,
  due: null,
  deleted: null,
};
