import type { Day } from '@fulcrum/core/calendar';
import { type Landing, landingOf, pairedOdds } from '@fulcrum/core/objectives';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { Avenue, Objective } from '@fulcrum/core/vocabulary';
import { scenarioState } from '../../scenarios/scenario-state.ts';
import type { AvenuesView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { costDifference, sideOf, TRUNK_SIDE } from '../compare.ts';
import { REPLICATIONS, SEED } from '../compute.ts';
import { countWords, oddsWords } from '../phrases.ts';
import { landingView, oddsOf, spreadOf, weeksLeft } from './landing-view.ts';
import { worthWords } from './objective-words.ts';
import { lossesUntil, neededWork, type Weighed, weighed } from './weighed.ts';
import { type FoundWork, type Where, type WorkRef, workEnds } from './work-ends.ts';

type Column = AvenuesView['avenues'][number];

interface Walked {
  readonly column: Column;
  readonly landing: Landing;
}

/** The ways to reach an objective side by side, in the same futures. Without an avenue the objective's own work is the only one. */
export function avenuesPage(where: Where, objective: Objective): AvenuesView {
  const graph = graphAsOf(where.trunk, where.asOf);
  const own = [...graph.avenues.values()].filter((avenue) => avenue.objective === objective.id);
  const walked = own.map((avenue) => walk({ where, graph, objective }, avenue));
  const { currency } = graph.workspace;
  const unit = objective.unit ?? 'money';
  const pairs = walked.flatMap((one, index) => walked.slice(index + 1).flatMap((other) => pairOf(one, other)));
  const columns = walked.map(({ column }) => column);
  return {
    status: columns.some(({ landing }) => isTold(landing)) ? 'ok' : 'insufficient-data',
    asOf: where.asOf,
    words: wordsOf(columns, pairs, (amount) => worthWords(amount, unit, currency)),
    objective: { id: objective.id, name: objective.name ?? objective.id, due: objective.due, unit },
    currency,
    avenues: columns,
    pairs,
    seed: SEED,
    replications: REPLICATIONS,
  };
}

interface Frame {
  readonly where: Where;
  readonly graph: ProgramGraph;
  readonly objective: Objective;
}

function walk({ where, graph, objective }: Frame, avenue: Avenue): Walked {
  const { asOf } = where;
  const scenario = avenue.scenario === null ? null : knownScenario(where.trunk, avenue.scenario);
  const workOf = workEnds(scenario === null ? where : { ...where, laid: scenario.laid });
  const { landing, work } = ownWay(avenue, workOf) ?? wayOf(weighed(graph, objective, workOf));
  const losses = lossesUntil(objective, landing, asOf);
  const delay = losses === null ? null : spreadOf(losses);
  const value = shareOfValue(objective, avenue);
  const cost = costOf(where, avenue, scenario);
  const column: Column = {
    id: avenue.id,
    name: avenue.name ?? avenue.id,
    scenario: scenario === null ? null : { id: scenario.id, name: scenario.name },
    work,
    landing: landingView(asOf, landing),
    odds: oddsOf(asOf, objective.due, landing),
    weeks: weeksLeft(landing),
    value,
    delay,
    ...cost,
    net: isTold(landing) ? netOf(value, delay?.mean, cost.cost) : null,
  };
  return { column, landing };
}

function netOf(value: number | null, delay = 0, cost: number | null = 0): number | null {
  return value === null ? null : value - delay - (cost ?? 0);
}

function shareOfValue({ value }: Objective, { valueShare, chance }: Avenue): number | null {
  return value === null ? null : value * (valueShare ?? 1) * (chance ?? 1);
}

const isTold = ({ status }: { readonly status: string }): boolean => status === 'ok' || status === 'landed';

type Way = { readonly landing: Landing; readonly work: Column['work'] };

/** The work that is said for an avenue; null where that of its objective is meant. */
function ownWay({ milestones, items }: Avenue, workOf: (ref: WorkRef) => FoundWork): Way | null {
  const refs: WorkRef[] = [
    ...milestones.map((id) => ({ kind: 'milestone', id }) as const),
    ...items.map((id) => ({ kind: 'item', id }) as const),
  ];
  if (refs.length === 0) return null;
  const work = refs.map((ref) => ({ id: ref.id, found: workOf(ref) }));
  const landing = landingOf(work.map(({ found }) => neededWork(found, 1)));
  return { landing, work: work.map(({ id, found }) => ({ id, name: found.name })) };
}

function wayOf({ landing, work }: Weighed): Way {
  return { landing, work: work.map(({ ref, found }) => ({ id: ref.id, name: found.name })) };
}

interface Known {
  readonly id: string;
  readonly name: string;
  readonly program: string;
  readonly laid: NonNullable<Where['laid']>;
}

/** A scenario that is known; null when it was discarded: then the work is taken as everybody sees it. */
function knownScenario(trunk: Workbench, id: string): Known | null {
  if (!graphAsOf(trunk, undefined).scenarios.has(id)) return null;
  const { scenario, branches } = scenarioState(trunk, id);
  const { name, program } = scenario;
  if (program === null) return null;
  return { id, name: name ?? id, program, laid: { program, workbench: trunk.laidOver(branches) } };
}

/** What was entered, and what the scenario adds by rates and expenses, on average. */
function costOf({ trunk, asOf }: Where, avenue: Avenue, scenario: Known | null): Pick<Column, 'cost' | 'costNote'> {
  const added = scenario === null ? null : addedCost(trunk, asOf, scenario);
  if (added === null && avenue.cost === null) return { cost: null, costNote: null };
  const costNote =
    added === null
      ? 'as entered'
      : avenue.cost === null
        ? 'by rates and expenses'
        : 'as entered, with rates and expenses';
  return { cost: (avenue.cost ?? 0) + (added ?? 0), costNote };
}

function addedCost(trunk: Workbench, asOf: Day, { id, program }: Known): number | null {
  const sides = [sideOf(trunk, program, TRUNK_SIDE), sideOf(trunk, program, id)] as const;
  return costDifference(trunk, sides, { program, asOf })?.mean ?? null;
}

function pairOf(one: Walked, other: Walked): AvenuesView['pairs'] {
  if (one.landing.status !== 'ok' || other.landing.status !== 'ok') return [];
  const odds = pairedOdds(one.landing, other.landing);
  const [first, second] = [one.column, other.column];
  const words =
    odds.same > MOSTLY_SAME
      ? `“${first.name}” and “${second.name}” land on the same day in ${oddsWords(odds.same)} of the futures.`
      : odds.sooner >= odds.later
        ? `“${first.name}” lands sooner than “${second.name}” in ${oddsWords(odds.sooner)} of the same futures.`
        : `“${second.name}” lands sooner than “${first.name}” in ${oddsWords(odds.later)} of the same futures.`;
  return [{ one: first.id, other: second.id, ...odds, words }];
}

const MOSTLY_SAME = 0.5;

function wordsOf(columns: readonly Column[], pairs: AvenuesView['pairs'], worth: (amount: number) => string): string {
  if (columns.length === 0) return 'No avenue was entered: say which ways there are, and they are compared here.';
  if (columns.length === 1) return 'There is one avenue: enter another to compare it with.';
  const told = columns.filter(({ net }) => net !== null).toSorted((a, b) => b.net! - a.net!);
  const [best, next] = told;
  const money =
    best === undefined || next === undefined
      ? 'Enter a value and a cost of delay, and what each avenue leaves is told.'
      : best.net! < 0
        ? `No avenue brings what waiting and cost take; “${best.name}” loses least: ${worth(-best.net!)}, ${worth(best.net! - next.net!)} less than “${next.name}”.`
        : `“${best.name}” leaves ${worth(best.net!)} of value after delay and cost, ${worth(best.net! - next.net!)} more than “${next.name}”.`;
  const lost = columns.filter(({ landing }) => landing.reason !== null);
  const lacking =
    lost.length === 0
      ? []
      : [`${countWords(lost.length, 'avenue')} without a date: “${lost[0]!.name}” since ${lost[0]!.landing.reason}.`];
  return [money, ...pairs.slice(0, 1).map(({ words }) => words), ...lacking].join(' ');
}
