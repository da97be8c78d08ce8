import { type Reassigned, reassignments, type Taker } from '@fulcrum/core/forecast';
import type { Item } from '@fulcrum/core/program';
import { type AskedItem, askedOf, type PersonAsked } from '@fulcrum/core/schedule';
import { BadInput, notFound } from '../../catalogue/errors.ts';
import type { Candidate, CandidatesView, Words } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { WorkProgress } from '../../workspace/elsewhere.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { teamName } from '../bar-view.ts';
import { forecastEvidence } from '../evidence-ref.ts';
import { countWords, moveWords, piece, reasonWords } from '../phrases.ts';
import { planWith } from '../plan/plan-of.ts';
import { stepped } from '../stepped.ts';
import {
  type Asked,
  askedOfPeople,
  breachWords,
  knownWork,
  type LoadOf,
  loadWords,
  meanLoad,
  weekView,
} from './asked.ts';

export interface CandidatesOf extends LoadOf {
  readonly milestone: string;
  readonly items: readonly string[];
  readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
}

type Page = Omit<CandidatesView, 'scenario'>;

/** So many people are tried: those who know such work, then those who have most room. */
const MOST_TRIED = 6;
/** Working days until somebody finds their way into work that is new to them: two weeks at half their pace. */
const RAMP_UP = 5;

/** Who could take some items, by the days that the milestone gains. Throws NotFound and BadInput for the items. */
export async function candidatesPage(workbench: Workbench, of: CandidatesOf): Promise<Page> {
  const asked = askedOfPeople(workbench, of);
  const items = itemsOf(asked, of);
  const takers = takersOf(asked, items, of);
  const trunk = planWith(workbench.laidOver([]), of).model;
  const trunkItems = graphAsOf(workbench.laidOver([]), of.asOf).items;
  const question = {
    milestone: of.milestone,
    items: of.items,
    takers: takers.map(({ person, rampUp }): Taker => ({ person: person?.person ?? null, rampUp })),
    homes: homesOf(asked, [...takers.flatMap(({ person }) => person ?? []), ...holdersOf(asked, items)]),
  };
  const found = await stepped(reassignments(trunk, asked.plan.model, question), 'Trying people', of.onProgress);
  const gains = new Map(found.status === 'ok' ? found.reassigned.map((one) => [one.person, one]) : []);
  const order = new Map([...gains.keys()].map((person, place) => [person, place]));
  const candidates = takers
    .map((taker) => candidateView(asked, { taker, items, of, gain: gains.get(taker.person?.person ?? null) ?? null }))
    .toSorted((a, b) => (order.get(a.person?.id ?? null) ?? 99) - (order.get(b.person?.id ?? null) ?? 99));
  const page = {
    ...headOf(asked, of),
    status: found.status,
    items: items.map((item) => itemView(asked, item, trunkItems.get(item.id))),
  };
  const holders = holdersOf(asked, items).map((person) => holderView(asked, person, of));
  const headline = headlineOf({
    candidates,
    holders,
    items: of.items,
    milestone: page.milestone,
    asOf: of.asOf,
    program: of.program,
  });
  const refused =
    found.status === 'ok' ? null : `It cannot be told what that would gain: ${reasonWords(found.reason)}.`;
  const shown = refused === null ? headline : [piece.text(refused)];
  return {
    ...page,
    words: shown.map(({ text }) => text).join(''),
    headline: shown,
    weeks: asked.people[0]?.weeks.map(({ week }) => week) ?? [],
    holders,
    candidates,
    seed: asked.plan.model.run.seed,
    replications: found.status === 'ok' ? found.replications : 0,
    evidence: forecastEvidence('The forecast', { program: of.program, asOf: of.asOf, milestone: of.milestone }),
  };
}

function headOf({ plan }: Asked, { program, asOf, milestone }: CandidatesOf) {
  const name = plan.input.milestones.find(({ id }) => id === milestone)?.name ?? milestone;
  return { program: { id: program, name: plan.input.name }, asOf, milestone: { id: milestone, name } };
}

function itemsOf({ graph, plan }: Asked, { items, milestone }: CandidatesOf): readonly Item[] {
  if (items.length === 0) throw new BadInput('no item is named: say which ones somebody else could take');
  const planned = new Set(plan.input.items.map(({ id }) => id));
  return items.map((id) => {
    const item = graph.items.get(id);
    if (item === undefined) throw notFound('item', id, [...planned]);
    if (!planned.has(id))
      throw new BadInput(`${id} is in no plan of ${milestone}: only open items of it can be given to somebody`);
    return item;
  });
}

/** Somebody who could take items, and why them. */
export interface Possible {
  /** Null for whoever of the team is free. */
  readonly person: PersonAsked | null;
  readonly rampUp: number;
  readonly why: string;
}

/** What of an item tells who could take it. */
type Takable = Pick<Item, 'assignee' | 'skill' | 'team'>;

/** Those who know such work first; who has a skill that is asked for, where anybody has it; then who has most room. */
export function takersOf(
  asked: Asked,
  items: readonly Takable[],
  { program, milestone }: Pick<CandidatesOf, 'program' | 'milestone'>,
): readonly Possible[] {
  const holders = new Set(items.map(({ assignee }) => assignee));
  const wanted = [...new Set(items.flatMap(({ skill }) => skill ?? []))];
  const isHad = asked.people.some(({ skills }) => wanted.every((skill) => skills.includes(skill)));
  const known = knownWork(asked.graph, program);
  const due = asked.milestones.find(({ id }) => id === milestone)?.due ?? asked.asOf;
  const possible = asked.people
    .filter(({ person, skills, allocation }) => {
      const isAble = wanted.length === 0 || !isHad || wanted.every((skill) => skills.includes(skill));
      return isAble && allocation > 0 && !holders.has(person);
    })
    .map((person) => ({ person, ...fitOf(asked, person, { items, wanted: isHad ? wanted : [], known }) }))
    .toSorted(
      (a, b) => a.rampUp - b.rampUp || (meanLoad(a.person.weeks, due) ?? 9) - (meanLoad(b.person.weeks, due) ?? 9),
    )
    .slice(0, MOST_TRIED);
  const team = teamOf(items);
  const anybody = { person: null, rampUp: 0, why: `Whoever of ${teamName(asked.graph, team)} is free` };
  return team === null || holders.has(null) ? possible : [...possible, anybody];
}

function teamOf(items: readonly Takable[]): string | null {
  return items.find(({ team }) => team !== null)?.team ?? null;
}

function fitOf(
  { graph }: Asked,
  { person, skills, team }: PersonAsked,
  of: { items: readonly Takable[]; wanted: readonly string[]; known: ReturnType<typeof knownWork> },
): Pick<Possible, 'rampUp' | 'why'> {
  const wanted = of.wanted.filter((skill) => skills.includes(skill));
  if (wanted.length > 0) return { rampUp: 0, why: `Has ${wanted.join(', ')}` };
  const own = teamOf(of.items);
  const name = teamName(graph, own);
  if (of.known.get(person)?.includes(own ?? '')) return { rampUp: 0, why: `Has done ${name} items in 26\u00a0weeks` };
  if (own !== null && team === own) return { rampUp: 0, why: `Works in ${name}` };
  return { rampUp: RAMP_UP, why: `No ${name} items lately; 2\u00a0weeks to learn` };
}

function holdersOf({ people }: Asked, items: readonly Item[]): readonly PersonAsked[] {
  const holders = new Set(items.map(({ assignee }) => assignee));
  return people.filter(({ person }) => holders.has(person));
}

/** The teams of people, as far as they are teams of the program. */
export function homesOf({ capacity }: Asked, people: readonly PersonAsked[]): ReadonlyMap<string, string> {
  return new Map(
    people.flatMap(({ person, home }) => (capacity.teams.has(home) ? [[person, home ?? ''] as const] : [])),
  );
}

interface Tried {
  readonly taker: Possible;
  readonly items: readonly Item[];
  readonly of: CandidatesOf;
  readonly gain: Reassigned | null;
}

function candidateView(asked: Asked, { taker, items, of, gain }: Tried): Candidate {
  const { person, rampUp, why } = taker;
  const gained = gain === null ? null : gain.gained;
  const keep = [{ form: 'assign', items: items.map(({ id }) => id), to: person?.person ?? null, learning: rampUp }];
  const head = { why, rampUp, gained, odds: gain?.odds ?? null, keep };
  if (person === null) {
    return { ...head, person: null, team: null, load: null, weeks: null, blocked: null, words: 'Nobody in particular' };
  }
  const { before, after } = loadsOf(asked, person, { of, rampUp });
  const due = dueOf(asked, of);
  const [was, is] = [before, after].map(({ weeks }) => meanLoad(weeks, due)) as [number | null, number | null];
  const { ceiling, home, name, person: id } = person;
  const blocked = after.breach === null ? null : breachWords(after.breach, ceiling, of.asOf);
  return {
    ...head,
    person: { id, name },
    team: home === null ? null : { id: home, name: teamName(asked.graph, home) },
    load: { before: was, after: is, ceiling },
    weeks: { before: before.weeks.map(weekView), after: after.weeks.map(weekView) },
    blocked,
    words: `Load ${loadWords(was)} to ${loadWords(is)}`,
  };
}

function dueOf({ milestones, asOf }: Asked, { milestone }: CandidatesOf) {
  return milestones.find(({ id }) => id === milestone)?.due ?? asOf;
}

/** The load of somebody as it is, and with the items; what is new to them takes longer. */
function loadsOf(asked: Asked, { person }: PersonAsked, { of, rampUp }: { of: CandidatesOf; rampUp: number }) {
  const given = new Set(of.items);
  const own = asked.items.filter((item) => item.person === person && !given.has(item.item));
  const more = asked.items.flatMap((item): AskedItem[] => {
    if (!given.has(item.item)) return [];
    return [{ ...item, learning: item.item === of.items[0] ? rampUp : 0 }];
  });
  return { before: weeksWith(asked, person, own), after: weeksWith(asked, person, [...own, ...more]) };
}

function weeksWith({ capacity, options }: Asked, person: string, items: readonly AskedItem[]) {
  return askedOf(capacity.people.get(person)!, items, { capacity, options });
}

function holderView(
  asked: Asked,
  { person, name, weeks, ceiling }: PersonAsked,
  of: CandidatesOf,
): CandidatesView['holders'][number] {
  const given = new Set(of.items);
  const left = asked.items.filter((item) => item.person === person && !given.has(item.item));
  const after = weeksWith(asked, person, left).weeks;
  const due = dueOf(asked, of);
  const words = `${loadWords(meanLoad(weeks, due))} to ${loadWords(meanLoad(after, due))}`;
  return { person: { id: person, name }, ceiling, before: weeks.map(weekView), after: after.map(weekView), words };
}

function itemView(
  { graph, capacity }: Asked,
  { id, title, assignee, team, skill }: Item,
  before: Item | undefined,
): CandidatesView['items'][number] {
  const name = capacity.people.get(assignee ?? '')?.name ?? assignee;
  return {
    id,
    title: title ?? id,
    assignee: assignee === null ? null : { id: assignee, name: name ?? assignee },
    team: team === null ? null : { id: team, name: teamName(graph, team) },
    skill,
    isGiven: before !== undefined && before.assignee !== assignee,
  };
}

function headlineOf(
  of: Pick<CandidatesView, 'candidates' | 'holders' | 'milestone'> & {
    items: readonly string[];
    asOf: string;
    program: string;
  },
): Words {
  const { candidates, holders, milestone, items, program, asOf } = of;
  const free = candidates.filter(({ blocked, gained }) => blocked === null && gained !== null);
  const [best] = free;
  const count = countWords(items.length, 'item');
  if (best === undefined) return [piece.text(`Nobody can take ${count}: everybody would be above their ceiling.`)];
  const days = Math.round(best.gained?.p85 ?? 0);
  const whom = best.person?.name ?? 'whoever of the team is free';
  const evidence = forecastEvidence('The forecast', { program, asOf, milestone: milestone.id });
  const from = holders.length === 1 ? ` of ${holders[0]!.person.name}` : '';
  if (days <= 0)
    return [
      piece.text(
        `Giving ${count}${from} to ${whom} moves ${milestone.name} by nothing that counts: ${moveWords(-days)}.`,
      ),
    ];
  return [
    piece.text(`Moving ${count}${from} to ${whom} takes `),
    piece.figure(countWords(days, 'day'), evidence),
    piece.text(` off ${milestone.name}.`),
  ];
}
