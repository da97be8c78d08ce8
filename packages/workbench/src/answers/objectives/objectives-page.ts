import type { Day } from '@fulcrum/core/calendar';
import { HALVES_IN, landingOf, type Ranked } from '@fulcrum/core/objectives';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { Avenue, Objective } from '@fulcrum/core/vocabulary';
import type { ObjectivesView, ObjectiveView, Words } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import { milestoneHref } from '../attention.ts';
import { REPLICATIONS, SEED } from '../compute.ts';
import { forecastEvidence } from '../evidence-ref.ts';
import { countWords, dayWords, piece } from '../phrases.ts';
import { landingView, oddsOf, spreadOf, weeksLeft } from './landing-view.ts';
import { measureView } from './measure-view.ts';
import { objectiveWords, weeksWords, worthWords } from './objective-words.ts';
import { type Ordered, ordered, orderView } from './order-view.ts';
import { type LinkedWork, lossesUntil, type Weighed, weighed } from './weighed.ts';
import { type Where, workEnds } from './work-ends.ts';

/** What is asked: as of when, and with which scenario laid over its program. */
export interface ObjectivesOf extends Where {
  readonly scenario: ObjectivesView['scenario'];
}

/** What people want, what it is worth, when it lands, and in which order it pays to do it. */
export function objectivesPage(of: ObjectivesOf): ObjectivesView {
  const { asOf, trunk, scenario } = of;
  // What is wanted is the same in every scenario; the work is not.
  const graph = graphAsOf(trunk, asOf);
  const workOf = workEnds(of);
  const all = [...graph.objectives.values()].map((objective) => weighed(graph, objective, workOf));
  const order = ordered(all);
  const { currency } = graph.workspace;
  const places = new Map(order.byCd3.map((ranked, place) => [ranked.id, { ranked, place }]));
  const objectives = all
    .map((one) => objectiveView({ ...of, graph, order }, one, places.get(one.objective.id)))
    .sort((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1));
  const shown = orderView(order, all, currency);
  const headline = headlineOf(objectives, { asOf, currency });
  const detail = detailOf(shown);
  const plain = (words: Words) => words.map((each) => each.text).join('');
  const text = detail.length === 0 ? plain(headline) : `${plain(headline)} ${plain(detail)}`;
  const words = scenario === null ? text : `In the scenario "${scenario.name}": ${text}`;
  return {
    status: objectives.length === 0 ? 'insufficient-data' : 'ok',
    asOf,
    words,
    headline,
    detail,
    currency,
    scenario,
    objectives,
    order: shown,
    seed: SEED,
    replications: REPLICATIONS,
    diagnostics: [],
  };
}

/** Ranked ones first, then open ones, then those that are over. */
function placeOf({ rank, state }: ObjectiveView): number {
  if (rank !== null) return rank.byCd3;
  return state === 'open' ? MANY : 2 * MANY;
}
const MANY = 1e6;

interface Frame extends ObjectivesOf {
  readonly graph: ProgramGraph;
  readonly order: Ordered;
}

type Place = { readonly ranked: Ranked; readonly place: number } | undefined;

function objectiveView(frame: Frame, { objective, unit, work, landing }: Weighed, at: Place): ObjectiveView {
  const { graph, order, asOf, trunk } = frame;
  const { id } = objective;
  const losses = objective.state === 'open' ? lossesUntil(objective, landing, asOf) : null;
  const { value = 0, low = 0, high = 0 } = at === undefined ? {} : { ...at.ranked, value: at.ranked.cd3 };
  const view: Omit<ObjectiveView, 'words'> = {
    ...saidOf(graph, objective, unit),
    landing: landingView(asOf, landing),
    odds: oddsOf(asOf, objective.due, landing),
    weeks: weeksLeft(landing),
    cd3: at === undefined ? null : { value, low, high },
    rank: at === undefined ? null : { byCd3: at.place + 1, byValue: order.byValue.indexOf(id) + 1 },
    unranked: order.unranked.get(id) ?? null,
    delay: losses === null ? null : spreadOf(losses),
    work: work.map((one) => workView(frame, one)),
    measures: [...graph.measures.values()]
      .filter((measure) => measure.objective === id)
      .map((measure) => measureView(trunk.log(), { measure, objective, asOf })),
    avenues: [...graph.avenues.values()].filter((avenue) => avenue.objective === id).map(avenueView),
    evidence: { kind: 'facts', label: objective.name ?? id, params: { subject: `objective:${id}` } },
  };
  return { ...view, words: objectiveWords(view, { asOf, currency: graph.workspace.currency }) };
}

function saidOf(graph: ProgramGraph, objective: Objective, unit: ObjectiveView['unit']) {
  const { id, name, why, owner, partOf, due, value, costOfDelay, urgency, halvesIn, state } = objective;
  const named = (of: string | null, things: ReadonlyMap<string, { readonly name: string | null }>) =>
    of === null ? null : { id: of, name: things.get(of)?.name ?? of };
  return {
    id,
    name: name ?? id,
    why,
    owner: named(owner, graph.persons),
    partOf: partOf === null || !graph.objectives.has(partOf) ? null : named(partOf, graph.objectives),
    due,
    unit,
    value,
    costOfDelay,
    urgency: urgency ?? ('steady' as const),
    halvesIn: halvesIn ?? HALVES_IN,
    state: state ?? ('open' as const),
  };
}

function workView(
  { asOf, graph, scenario, laid }: Frame,
  { contribution, ref, found }: LinkedWork,
): ObjectiveView['work'][number] {
  const { name, program, open, end } = found;
  const share = contribution.share ?? 1;
  const place = program === null ? null : { program, asOf, milestone: ref.id };
  const isForecast = place !== null && ref.kind === 'milestone';
  const inScenario = laid?.program === program ? scenario?.id : undefined;
  return {
    id: contribution.id,
    kind: ref.kind,
    work: { id: ref.id, name },
    program: program === null ? null : { id: program, name: graph.programs.get(program)?.name ?? program },
    share,
    open,
    landing: landingView(asOf, landingOf([{ name, share, end }])),
    href: isForecast ? milestoneHref(place.program, ref.id) : null,
    evidence: isForecast
      ? forecastEvidence(name, { ...place, scenario: inScenario })
      : { kind: 'facts', label: name, params: { subject: `${ref.kind}:${ref.id}` } },
  };
}

function avenueView({
  id,
  name,
  milestones,
  items,
  scenario,
  valueShare,
  chance,
  cost,
}: Avenue): ObjectiveView['avenues'][number] {
  return { id, name: name ?? id, milestones: [...milestones], items: [...items], scenario, valueShare, chance, cost };
}

function headlineOf(
  objectives: readonly ObjectiveView[],
  { asOf, currency }: { readonly asOf: Day; readonly currency: string | null },
): Words {
  const open = objectives.filter(({ state }) => state === 'open');
  if (objectives.length === 0)
    return [
      piece.text(`No objective is known on ${dayWords(asOf, '')}. `),
      { text: 'Say what the work is for', strong: true },
      piece.text(', and what each week without it costs: then Fulcrum tells what to do first.'),
    ];
  const counted = { text: countWords(open.length, 'objective'), strong: true };
  const [first] = open;
  if (first === undefined) return [piece.text('No objective is open: all are achieved or given up.')];
  if (first.rank === null || first.weeks === null)
    return [counted, piece.text(`; none can be put in order yet: “${first.name}” ${lackWords(first.unranked)}.`)];
  const rest = open.filter(({ rank }) => rank === null);
  const left =
    rest.length === 0
      ? '.'
      : rest.length === 1
        ? `. “${rest[0]!.name}” is not in the order: ${rest[0]!.unranked}.`
        : `. ${rest.length} are not in the order, “${rest[0]!.name}” among them: ${rest[0]!.unranked}.`;
  const lost = worthWords(first.costOfDelay ?? 0, first.unit, currency);
  const should = open.length - rest.length === 1 ? '' : ' should go first: it';
  return [
    counted,
    piece.text('; '),
    piece.link(`“${first.name}”`, `/objectives?objective=${encodeURIComponent(first.id)}`),
    piece.text(`${should} loses `),
    { text: `${lost} a week`, strong: true },
    piece.text(
      ` and needs ${weeksWords(first.weeks.p50)} as likely as not, ${weeksWords(first.weeks.p85)} with 85\u00a0%`,
    ),
    piece.text(left),
  ];
}

const lackWords = (reason: string | null) => (reason === null ? 'has no dates' : `has no place, since ${reason}`);

function detailOf(order: ObjectivesView['order']): Words {
  if (order === null || order.gain === null) return [];
  return [piece.text(order.words), ...(order.caveat === null ? [] : [piece.text(` ${order.caveat}`)])];
}
