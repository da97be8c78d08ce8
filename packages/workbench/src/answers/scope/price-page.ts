import type { Day } from '@fulcrum/core/calendar';
import { cutFor, type ModelChange, slotsFor, targetsFor, type WhatIf, whatIf } from '@fulcrum/core/forecast';
import { broughtIn, requestedChanges, type Wanted } from '@fulcrum/core/scope';
import { type ChosenOption, modelChanges } from '../../requests/wanted.ts';
import { scenarioState } from '../../scenarios/scenario-state.ts';
import type { PriceOption, PriceView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { teamName } from '../bar-view.ts';
import { countWords, dayWords, moveWords, oddsWords, reasonWords } from '../phrases.ts';
import { type Plan, planWith } from '../plan/plan-of.ts';
import { outcomeView } from '../plan/what-if-page.ts';

/** What is priced: what is wanted, of which program, as of which day. */
export interface PriceOf {
  readonly program: string;
  readonly asOf: Day;
  readonly wanted: Wanted;
}

/** What a request costs, and four ways to go about it: each against the plan without it, in the same futures. */
export function pricePage(workbench: Workbench, of: PriceOf): Omit<PriceView, 'scenario'> {
  const at = priced(workbench, of);
  const absorbed = whatIf(at.plan.model, at.joining);
  const own = ownOf(absorbed, at.milestone);
  const { words: _, ...shown } = outcomeView(absorbed);
  const isOk = own?.after.status === 'ok' && own.before.status === 'ok';
  return {
    ...headOf(at, absorbed),
    status: isOk ? 'ok' : statusOf(own),
    words: priceWords(at, absorbed),
    ...shown,
    money: moneyWords(absorbed),
    options: isOk ? [absorb(at, absorbed), cut(at), move(at, absorbed), staff(at)] : [],
    diagnostics: [...absorbed.diagnostics],
  };
}

/** What a request with one choice was told to cost: for the record of a decision. */
export function toldPrice(workbench: Workbench, of: PriceOf, chosen: ChosenOption): { words: string; outcome: WhatIf } {
  const at = priced(workbench, of);
  const outcome = whatIf(at.plan.model, modelChanges(at.plan.input, of.wanted, chosen));
  return { words: priceWords(at, outcome), outcome };
}

/** What a scenario of a request comes to: for the record of a decision by which somebody takes it by name. */
export function toldInScenario(
  workbench: Workbench,
  of: PriceOf,
  scenario: string,
): { words: string; outcome: WhatIf } {
  const at = priced(workbench, of);
  const { branches } = scenarioState(workbench, scenario);
  const { program, asOf, wanted } = of;
  const { input } = planWith(workbench.laidOver(branches), { program, asOf, milestone: wanted.milestone });
  const outcome = whatIf(at.plan.model, input);
  return { words: priceWords(at, outcome), outcome };
}

interface Priced {
  readonly workbench: Workbench;
  readonly of: PriceOf;
  readonly plan: Plan;
  readonly milestone: string;
  readonly joining: readonly ModelChange[];
}

function priced(workbench: Workbench, of: PriceOf): Priced {
  const { program, asOf, wanted } = of;
  const plan = planWith(workbench, { program, asOf, milestone: wanted.milestone });
  const planned = new Set(plan.input.items.map(({ id }) => id));
  const joining = requestedChanges(wanted, (item) => planned.has(item));
  return { workbench, of, plan, milestone: wanted.milestone, joining };
}

type Own = WhatIf['milestones'][number];

function ownOf({ milestones }: WhatIf, milestone: string): Own | undefined {
  return milestones.find((each) => each.milestone === milestone);
}

function statusOf(own: Own | undefined): PriceView['status'] {
  if (own === undefined) return 'insufficient-data';
  return own.before.status === 'ok' ? own.after.status : own.before.status;
}

function headOf({ plan, milestone }: Priced, { seed, replications }: WhatIf) {
  const { program, name, asOf, milestones } = plan.input;
  const own = milestones.find(({ id }) => id === milestone);
  return {
    program: { id: program, name },
    asOf,
    seed,
    replications,
    milestone: { id: milestone, name: own?.name ?? milestone, target: own?.target ?? null },
  };
}

/** "It moves 7.0.0 9 days later at 85 %, to 21 Jan; odds of its target 38 % instead of 52 %. 7.1.0: 3 days later." */
function priceWords({ milestone, plan }: Priced, outcome: WhatIf): string {
  const own = ownOf(outcome, milestone);
  if (own === undefined) return 'The plan does not know this milestone.';
  if (own.before.status !== 'ok')
    return `It cannot be priced: ${own.name} has no date (${reasonWords(own.before.reason)}).`;
  if (own.after.status !== 'ok') return `With it ${own.name} has no date any more: ${reasonWords(own.after.reason)}.`;
  const { asOf } = plan.input;
  const days = own.days?.p85 ?? 0;
  const [before, after] = [own.before.oddsOfTarget, own.after.oddsOfTarget];
  const odds = before === null || after === null ? '' : oddsMoved(before, after);
  const first = `${own.name} lands by ${dayWords(own.after.quantiles.p85, asOf)} with 85\u00a0%: ${moveWords(days)}${odds}.`;
  const others = outcome.milestones
    .filter((each) => each !== own && each.days !== null && Math.abs(each.days.p85) >= LEAST_MOVE)
    .toSorted((a, b) => Math.abs(b.days?.p85 ?? 0) - Math.abs(a.days?.p85 ?? 0))
    .slice(0, MOST_OTHERS);
  return [first, ...others.map(({ name, days: moved }) => `${name} is ${moveWords(moved?.p85 ?? 0)}.`)].join(' ');
}

/** The odds of the target, where they are told as others than before. */
function oddsMoved(before: number, after: number): string {
  const [from, to] = [oddsWords(before), oddsWords(after)];
  return from === to
    ? `; the odds of its target stay at ${to}`
    : `; the odds of its target are ${to} instead of ${from}`;
}

// Of the other milestones those that move most are named; the table has all.
const MOST_OTHERS = 3;
const LEAST_MOVE = 2;

/** Money in words: without rates nothing costs 0, it is not known. */
function moneyWords({ cost }: WhatIf): string {
  if (cost === null) return 'No rates are entered: what it costs in money is not known.';
  const amount = Math.round(cost.mean);
  const sum = `${Math.abs(amount).toLocaleString('en')}${cost.currency === null ? '' : `\u00a0${cost.currency}`}`;
  return amount === 0 ? 'It adds nothing to the cost.' : `It ${amount > 0 ? 'adds' : 'saves'} ${sum} on average.`;
}

type Outcome = Pick<PriceOption, 'p50' | 'p85' | 'odds' | 'days' | 'cost'>;

function outcomeOf(at: Priced, outcome: WhatIf): Outcome {
  const own = ownOf(outcome, at.milestone);
  const cost = outcome.cost?.mean ?? null;
  if (own?.after.status !== 'ok') return { p50: null, p85: null, odds: null, days: null, cost };
  const { quantiles, oddsOfTarget } = own.after;
  return { p50: quantiles.p50, p85: quantiles.p85, odds: oddsOfTarget, days: own.days?.p85 ?? null, cost };
}

const NOTHING = { items: [], targets: [], teams: [] };
const NO_OUTCOME = { p50: null, p85: null, odds: null, days: null, cost: null, chosen: null, changes: [] };

function plain(changes: readonly ModelChange[]): PriceOption['changes'] {
  return changes.map((change) => ({ ...change }));
}

function absorb(at: Priced, outcome: WhatIf): PriceOption {
  const found = outcomeOf(at, outcome);
  const words = `Take it in and change nothing else: ${moveWords(found.days ?? 0)} at 85\u00a0%.`;
  return {
    option: 'absorb',
    status: 'ok',
    words,
    ...found,
    ...NOTHING,
    chosen: { option: 'absorb' },
    changes: plain(at.joining),
  };
}

function cut(at: Priced): PriceOption {
  const { plan, milestone, joining } = at;
  const brings = broughtIn(joining as Parameters<typeof broughtIn>[0]);
  const found = cutFor(plan.model, { milestone, changes: joining, brings });
  if (found === null || found.free === 0) {
    const words = 'Nothing can be cut: all that is open is in hand, or something that stays waits for it.';
    return { option: 'cut', status: 'none', words, ...NO_OUTCOME, ...NOTHING };
  }
  const graph = graphAsOf(at.workbench, at.of.asOf);
  const items = found.items.map((id) => {
    const item = graph.items.get(id);
    return { id, title: item?.title ?? id, teamName: teamName(graph, item?.team ?? null) };
  });
  const outcome = outcomeOf(at, found.outcome);
  const chosen =
    items.length === 0 ? { option: 'absorb' as const } : { option: 'cut' as const, items: [...found.items] };
  return {
    option: 'cut',
    status: found.status,
    words: cutWords(found, outcome),
    ...outcome,
    ...NOTHING,
    items,
    chosen,
    changes: plain([...joining, ...found.changes]),
  };
}

function cutWords(
  { status, items, free }: { status: string; items: readonly string[]; free: number },
  { days }: Outcome,
): string {
  if (items.length === 0) return 'Nothing has to be cut: it moves the 85\u00a0% date by nothing.';
  if (status === 'ok')
    return `Take out ${countWords(items.length, 'item')} of ${free} that could go: the 85\u00a0% date stays${(days ?? 0) < 0 ? ', or is sooner' : ''}.`;
  return `Even without all ${countWords(items.length, 'item')} that could go, it is ${moveWords(days ?? 0)} at 85\u00a0%.`;
}

function move(at: Priced, absorbed: WhatIf): PriceOption {
  const { plan, milestone, joining } = at;
  const { asOf, milestones } = plan.input;
  const target = milestones.find(({ id }) => id === milestone)?.target ?? null;
  const found = targetsFor(plan.model, milestone, joining);
  if (found === null)
    return { option: 'move', status: 'none', words: 'It has no date to move to.', ...NO_OUTCOME, ...NOTHING };
  const { p85, sameOdds } = found;
  const targets = [
    ...(sameOdds === null || target === null
      ? []
      : [{ day: sameOdds, words: `${dayWords(sameOdds, asOf)}: the same odds as before` }]),
    { day: p85, words: `${dayWords(p85, asOf)}: 85\u00a0% sure` },
  ];
  const day = targets[0]!.day;
  const changes: readonly ModelChange[] = [...joining, { kind: 'target', milestone, target: day }];
  const outcome = outcomeOf(at, whatIf(plan.model, changes));
  const words =
    target === null
      ? `No target is promised: promise ${dayWords(p85, asOf)}, which is 85\u00a0% sure with it.`
      : `Move the target from ${dayWords(target, asOf)} to ${dayWords(day, asOf)} for the same odds; ${dayWords(p85, asOf)} for 85\u00a0%.`;
  return {
    option: 'move',
    status: 'ok',
    words,
    ...outcome,
    days: outcomeOf(at, absorbed).days,
    ...NOTHING,
    targets,
    chosen: { option: 'move', day },
    changes: plain(changes),
  };
}

const staffWords = (days: number) =>
  days === 0 ? 'the 85\u00a0% date stays' : `${moveWords(days)} at 85\u00a0% than without the request`;

function staff(at: Priced): PriceOption {
  const { plan, milestone, joining } = at;
  const brings = broughtIn(joining as Parameters<typeof broughtIn>[0]);
  const rows = slotsFor(plan.model, { milestone, changes: joining, brings }) ?? [];
  const [best] = rows;
  if (best === undefined) {
    const words = 'More people would not bring it back by a day: no team holds it up by its size alone.';
    return { option: 'staff', status: 'none', words, ...NO_OUTCOME, ...NOTHING };
  }
  const changes = [...joining, ...best.changes];
  const outcome = outcomeOf(at, whatIf(plan.model, changes));
  const more = countWords(best.slotsThen - best.slots, 'more place');
  // The trials that choose a team are few futures; what is said is what all of them show, as beside it.
  const words = `${more} in ${best.name} (${best.slotsThen} at once): ${staffWords(outcome.days ?? 0)}.`;
  const teams = rows.map(({ changes: _, ...row }) => row);
  return {
    option: 'staff',
    status: best.restores ? 'ok' : 'not-enough',
    words,
    ...outcome,
    ...NOTHING,
    teams,
    chosen: { option: 'staff', team: best.team, slots: best.slotsThen },
    changes: plain(changes),
  };
}
