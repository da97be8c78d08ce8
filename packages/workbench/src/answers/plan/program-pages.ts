import { addDays, type Day } from '@fulcrum/core/calendar';
import { costOf, sentModel, type Timeline, timelineOf } from '@fulcrum/core/forecast';
import type { CostView, ModelView, TimelineView } from '../../views/index.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { countWords, dayWords } from '../phrases.ts';
import { type Plan, planOf } from './plan-of.ts';

/** The plan of a program as data, for a worker that answers what-ifs by itself. */
export function modelPage(workbench: Workbench, program: string, asOf: Day): ModelView {
  return { ...sentModel(planOf(workbench, program, asOf).input) };
}

/** What a program costs, as planned. */
export function costPage(workbench: Workbench, program: string, asOf: Day): CostView {
  const plan = planOf(workbench, program, asOf);
  const cost = costOf(plan.model);
  const none = {
    currency: plan.input.currency,
    toDate: null,
    remaining: null,
    atCompletion: null,
    burn: [],
    unrated: [],
  };
  if (cost.status !== 'ok') {
    return { ...headOf(plan), ...none, status: cost.status, words: `The cost cannot be told: ${cost.reason}.` };
  }
  const { currency, toDate, remaining, atCompletion, unrated } = cost;
  const burn = cost.burn.map(({ fromDay, untilDay, amount }) => {
    return { from: addDays(asOf, fromDay), until: addDays(asOf, untilDay), amount };
  });
  const amount = (sum: number): string =>
    `${Math.round(sum).toLocaleString('en')}${currency === null ? '' : `\u00a0${currency}`}`;
  const words = `At completion it costs ${amount(atCompletion.p50)} as likely as not, and at most ${amount(atCompletion.p85)} with 85\u00a0%; ${amount(toDate)} of it is spent.`;
  return {
    ...headOf(plan),
    status: 'ok',
    words,
    currency,
    toDate,
    remaining,
    atCompletion,
    burn,
    unrated: [...unrated],
  };
}

/** When each open item of a program is worked on, over all futures. */
export function timelinePage(workbench: Workbench, program: string, asOf: Day): TimelineView {
  const plan = planOf(workbench, program, asOf);
  const timeline = timelineOf(plan.model);
  const items = timeline.items.map((item) => ({ ...item }));
  const diagnostics = [...timeline.diagnostics];
  return { ...headOf(plan), status: 'ok', words: timelineWords(timeline, asOf), items, diagnostics };
}

function timelineWords({ items, diagnostics }: Timeline, asOf: Day): string {
  if (items.length === 0) return 'Nothing is planned: no milestone that is worked on has open items.';
  const days = items.flatMap(({ p85 }) => p85 ?? []).sort();
  const last = days.at(-1);
  const undated = diagnostics.map(({ what }) => ` Besides, ${what}.`).join('');
  if (last === undefined) return `${countWords(items.length, 'open item')}, none of them with dates.${undated}`;
  const dated = `${countWords(days.length, 'open item')}; the last is done by ${dayWords(last, asOf)} with 85\u00a0%.`;
  return `${dated}${undated}`;
}

function headOf({ input, model }: Plan) {
  const { seed, replications } = model.run;
  return { program: { id: input.program, name: input.name }, asOf: input.asOf, seed, replications };
}
