import { addDays, type Day } from '@fulcrum/core/calendar';
import { costOf, type PlanCost, sentModel, spentOnWork } from '@fulcrum/core/forecast';
import type { CostView, ModelView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { countWords } from '../phrases.ts';
import { type Plan, planOf } from './plan-of.ts';

/** The plan of a program as data, for a worker that answers what-ifs by itself. */
export function modelPage(workbench: Workbench, program: string, asOf: Day): ModelView {
  return { ...sentModel(planOf(workbench, program, asOf).input) };
}

/** What a program costs: what was spent, and what is planned. */
export function costPage(workbench: Workbench, program: string, asOf: Day): Omit<CostView, 'scenario'> {
  const plan = planOf(workbench, program, asOf);
  // What was spent is a fact, whatever a scenario says.
  const trunk = workbench.branches.length === 0 ? workbench : workbench.laidOver([]);
  const cost = costOf(plan.model, spentOnWork(workbench.log(), graphAsOf(trunk, asOf), program));
  if (cost.status !== 'ok') {
    const words = `The cost cannot be told: ${cost.reason}.`;
    return { ...headOf(plan), ...NO_COST, currency: plan.input.currency, status: cost.status, words };
  }
  const burn = cost.burn.map(({ fromDay, untilDay, amount }) => {
    return { from: addDays(asOf, fromDay), until: addDays(asOf, untilDay), amount };
  });
  return { ...headOf(plan), ...cost, words: costWords(cost), burn, unrated: [...cost.unrated] };
}

const NO_COST = {
  toDate: null,
  since: null,
  remaining: null,
  atCompletion: null,
  burn: [],
  rated: null,
  unrated: [],
};

function costWords({ currency, toDate, since, atCompletion, rated }: PlanCost): string {
  const amount = (sum: number): string =>
    `${(Math.round(sum) + 0).toLocaleString('en')}${currency === null ? '' : `\u00a0${currency}`}`;
  const rest = rated.teams < rated.of ? ': the rest costs nothing here' : '';
  const counted =
    since === null
      ? 'in expenses, as no team has a rate'
      : `counted since ${since}, when the first rate was said; enter rates with --since to count from earlier`;
  return [
    `${rated.teams} of ${countWords(rated.of, 'team')} ${rated.teams === 1 ? 'has' : 'have'} a rate${rest}.`,
    `At completion it costs ${amount(atCompletion.p50)} as likely as not (P50), and at most ${amount(atCompletion.p85)} with 85\u00a0% (P85).`,
    `${amount(toDate)} of it is spent (${counted}).`,
    ...(currency === null ? ['No currency is set.'] : []),
  ].join(' ');
}

/** What an answer about a plan rests on. */
export function headOf({ input, model }: Plan) {
  const { seed, replications } = model.run;
  return { program: { id: input.program, name: input.name }, asOf: input.asOf, seed, replications };
}
