import { type Contender, gainOfOrder, type Ranked, rankedByCd3, rankedByValue } from '@fulcrum/core/objectives';
import type { ObjectivesView } from '../../views/index.ts';
import { worthWords } from './objective-words.ts';
import type { Weighed } from './weighed.ts';

type Order = NonNullable<ObjectivesView['order']>;

/** The objectives that can be put in order, and why the others cannot. */
export interface Ordered {
  readonly unit: Order['unit'];
  readonly byCd3: readonly Ranked[];
  readonly byValue: readonly string[];
  readonly gain: Order['gain'];
  /** By objective. */
  readonly unranked: ReadonlyMap<string, string>;
}

/** Puts objectives in order by what waiting for them costs and how long they take. */
export function ordered(all: readonly Weighed[]): Ordered {
  const unit = usualUnit(all);
  const unranked = new Map<string, string>();
  const contenders = all.flatMap((one): Contender[] => {
    const reason = lackOf(one, unit);
    if (reason !== null || one.landing.status !== 'ok') {
      unranked.set(one.objective.id, reason ?? 'it has no dates');
      return [];
    }
    const { id, value, costOfDelay } = one.objective;
    return [{ id, value, costOfDelay: costOfDelay!, duration: one.landing.duration }];
  });
  const byId = new Map(contenders.map((one) => [one.id, one]));
  const [byValue, byCd3] = [rankedByValue(contenders), rankedByCd3(contenders)];
  const inOrder = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const gain = gainOfOrder(inOrder(byValue), inOrder(byCd3.map(({ id }) => id)));
  return { unit, byCd3, byValue, gain, unranked };
}

/** What most of those that are pursued are valued in. */
function usualUnit(all: readonly Weighed[]): Order['unit'] {
  const open = all.filter(({ objective }) => objective.state === 'open');
  const points = open.filter(({ unit }) => unit === 'points').length;
  return points > open.length - points ? 'points' : 'money';
}

function lackOf({ objective, unit, landing }: Weighed, usual: Order['unit']): string | null {
  if (objective.state === 'achieved') return 'achieved';
  if (objective.state === 'dropped') return 'given up';
  if (landing.status === 'landed') return 'its work has landed';
  if (landing.status !== 'ok') return landing.reason;
  if (objective.costOfDelay === null) return 'its cost of delay is not said';
  return unit === usual ? null : `it is valued in ${unit}, the others in ${usual}`;
}

/** The order in words: where value and CD3 disagree, and what that is worth. */
export function orderView(order: Ordered, all: readonly Weighed[], currency: string | null): Order | null {
  if (order.byCd3.length === 0) return null;
  const nameOf = (id: string) => all.find(({ objective }) => objective.id === id)?.objective.name ?? id;
  const byCd3 = order.byCd3.map(({ id }) => id);
  const { unit, byValue, gain } = order;
  return {
    unit,
    byValue: [...byValue],
    byCd3,
    gain,
    words: orderWords(order, nameOf, currency),
    caveat: caveatOf(byCd3, all),
  };
}

function orderWords(
  { unit, byCd3, byValue, gain }: Ordered,
  nameOf: (id: string) => string,
  currency: string | null,
): string {
  const [first, second] = [byCd3[0]!.id, byValue[0]!];
  if (gain === null) return 'With one objective to order, there is nothing to choose.';
  if (byCd3.every(({ id }, place) => id === byValue[place]))
    return 'Value and cost of delay over duration give the same order.';
  const lead =
    first === second
      ? `Both put “${nameOf(first)}” first, and disagree further down`
      : `By value “${nameOf(second)}” would go first`;
  const [mean, low, high] = [gain.mean, gain.p15, gain.p85].map((each) => worthWords(each, unit, currency));
  return `${lead}. Done one after the other, the order by cost of delay over duration (CD3) loses ${mean} less by waiting (${low} to ${high} in 70\u00a0% of the futures).`;
}

/** Objectives that no team shares do not wait for each other: then the sum of the order is too much. */
function caveatOf(ids: readonly string[], all: readonly Weighed[]): string | null {
  const chosen = all.filter(({ objective }) => ids.includes(objective.id));
  const teams = chosen.map(({ work }) => new Set(work.flatMap(({ found }) => [...found.teams])));
  for (let one = 0; one < chosen.length; one++)
    for (let other = one + 1; other < chosen.length; other++) {
      if ([...teams[one]!].some((team) => teams[other]!.has(team))) continue;
      return `“${chosen[one]!.objective.name}” and “${chosen[other]!.objective.name}” share no team: they can go on side by side, and order pays less than it says.`;
    }
  return chosen.length < 2
    ? null
    : 'They share teams, but not all of them: what can go on side by side gains less by its order.';
}
