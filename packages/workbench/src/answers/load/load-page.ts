import { bottleneckOf } from '@fulcrum/core/forecast';
import { type Item, isClosed } from '@fulcrum/core/program';
import type { PersonAsked, TeamAsked } from '@fulcrum/core/schedule';
import type { Leave } from '@fulcrum/core/vocabulary';
import type { LoadView, PersonLoad, Words } from '../../views/index.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { teamName } from '../bar-view.ts';
import { forecastEvidence, itemsEvidence } from '../evidence-ref.ts';
import { countWords, dayWords, oddsWords, piece, reasonWords } from '../phrases.ts';
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
import { suggestedItems } from './suggestion.ts';

type Page = Omit<LoadView, 'scenario' | 'canSeeRates'>;

/** What the open work of a program asks of its teams and people, and who holds it up. Rates are for whoever may see them. */
export function loadPage(workbench: Workbench, of: LoadOf & { readonly canSeeRates: boolean }): Page {
  const asked = askedOfPeople(workbench, of);
  const { graph, plan, milestones, options, capacity } = asked;
  const [first] = milestones;
  const rows = new Map(asked.people.map((person) => [person.person, personView(asked, person, of)]));
  const people = [...rows.values()];
  const { bottleneck, reason } = first === undefined ? NO_BOTTLENECK : bottleneckIn(plan, first.id);
  const homeOf = (person: string) => asked.people.find((one) => one.person === person)?.home;
  const isFirst = ({ id }: LoadView['teams'][number]) =>
    Number(bottleneck !== null && (bottleneck.id === id || homeOf(bottleneck.id) === id));
  const teams = teamViews(asked, rows).toSorted((a, b) => isFirst(b) - isFirst(a));
  const suggestion =
    first === undefined
      ? null
      : suggestedItems(asked, { ...first, bottleneck: bottleneck?.kind === 'person' ? bottleneck.id : null });
  const page = {
    status: first === undefined ? ('insufficient-data' as const) : ('ok' as const),
    program: { id: of.program, name: plan.input.name },
    asOf: of.asOf,
    milestone: first === undefined ? null : { id: first.id, name: first.name },
    milestones: [...milestones],
    weeks: (asked.people[0] ?? asked.teams[0])?.weeks.map(({ week }) => week) ?? [],
    rules: { ...options.rules, said: saidRules(graph) },
    teams,
    bottleneck,
    suggestion,
    skills: skillsOf(asked, people),
    currency: graph.workspace.currency,
    counts: {
      people: people.length,
      over: people.filter(({ breach }) => breach !== null).length,
      away: people.filter(({ weeks }) => weeks.some(({ away }) => away > 0)).length,
      unsized: asked.unsized,
    },
    diagnostics: [...capacity.diagnostics],
  };
  const headline = headlineOf(asked, page, reason);
  return { ...page, headline, words: headline.map(({ text }) => text).join('') };
}

/** The rules of the ceiling as somebody said them; null where they are the usual ones. */
function saidRules({ workspace }: Asked['graph']): LoadView['rules']['said'] {
  return { weeks: workspace.ceilingWeeks, days: workspace.ceilingDays };
}

function personView(
  asked: Asked,
  person: PersonAsked,
  { canSeeRates, program, asOf }: LoadOf & { canSeeRates: boolean },
): PersonLoad {
  const { graph, milestones, items } = asked;
  const { person: id, name, home, allocation, ceiling, skills, open, weeks, breach } = person;
  const said = graph.persons.get(id);
  const ids = items.flatMap((item) => (item.person === id ? [item.item] : []));
  const label = `Open items of ${name} in these milestones`;
  return {
    id,
    name,
    team: home === null ? null : { id: home, name: teamName(graph, home) },
    isTeamSaid: (said?.team ?? null) !== null,
    allocation,
    ceiling,
    rate: canSeeRates ? (said?.rate ?? null) : null,
    skills: [...skills],
    open,
    weeks: weeks.map(weekView),
    mean: meanLoad(weeks, milestones[0]?.due ?? asOf),
    breach: breach === null ? null : { ...breach, words: breachWords(breach, ceiling, asOf) },
    leaves: leavesOf(asked, (leave) => leave.person === id),
    items: openItems(asked, id),
    knows: [...(knownIn(asked, program).get(id) ?? [])],
    evidence: itemsEvidence(label, { program, asOf, filter: { ids }, count: ids.length }),
  };
}

/** What they have of the foremost milestone, in the order of the plan. */
function openItems({ plan, milestones }: Asked, person: string): PersonLoad['items'] {
  const [first] = milestones;
  return plan.input.items.flatMap(({ id, title, inHand, assignee, milestones: own }) =>
    assignee === person && first !== undefined && own.includes(first.id) ? [{ id, title, inHand }] : [],
  );
}

const known = new WeakMap<object, ReturnType<typeof knownWork>>();

function knownIn({ graph }: Asked, program: string): ReturnType<typeof knownWork> {
  const found = known.get(graph) ?? knownWork(graph, program);
  known.set(graph, found);
  return found;
}

function leavesOf({ graph, asOf }: Asked, isOf: (leave: Leave) => boolean): PersonLoad['leaves'] {
  return [...graph.leaves.values()].flatMap((leave) => {
    const { id, title, from, until, share } = leave;
    if (!isOf(leave) || from === null || (until ?? from) < asOf) return [];
    return [{ id, title: title ?? 'Leave', from, until: until ?? from, share: share ?? 1 }];
  });
}

/** Teams with those who work in them; those who are in none, and whose team nothing tells, come last. */
function teamViews(asked: Asked, rows: ReadonlyMap<string, PersonLoad>): LoadView['teams'] {
  const { items, capacity, graph } = asked;
  const homes = new Map(asked.people.map(({ person, home }) => [person, home]));
  const views = asked.teams.map(({ team, name, heads, open, weeks }: TeamAsked) => ({
    id: team,
    name,
    heads,
    open,
    unassigned: items.filter((item) => item.team === team && item.person === null).length,
    weeks: weeks.map(weekView),
    slots: graph.teams.get(team ?? '')?.slots ?? null,
    leaves: team === null ? [] : leavesOf(asked, (leave) => leave.person === null && leave.team === team),
    people: byLoad([...rows.values()].filter(({ id }) => homes.get(id) === team)),
  }));
  const shown = views.filter(({ open, people }) => open > 0 || people.length > 0);
  const elsewhere = [...rows.values()].filter(({ id }) => !capacity.teams.has(homes.get(id) ?? null));
  const away = {
    id: '',
    name: 'Other teams',
    heads: 0,
    open: 0,
    unassigned: 0,
    weeks: [],
    slots: null,
    leaves: [],
    people: byLoad(elsewhere),
  };
  return [...shown, ...(elsewhere.length === 0 ? [] : [away])].toSorted((a, b) => b.open - a.open);
}

/** Whoever is asked for most comes first: that is whom the page is to protect. */
function byLoad(people: readonly PersonLoad[]): PersonLoad[] {
  return people.toSorted((a, b) => (b.mean ?? 0) - (a.mean ?? 0) || a.name.localeCompare(b.name));
}

/** Skills that people have or items name, then the teams whose items people have finished lately. */
function skillsOf({ graph, items, teams }: Asked, people: readonly PersonLoad[]): LoadView['skills'] {
  const open = items.flatMap(({ item }) => graph.items.get(item) ?? []);
  const said = new Set([...people.flatMap(({ skills }) => skills), ...open.flatMap(({ skill }) => skill ?? [])]);
  const bySkill = [...said].toSorted().map((name) => ({
    id: name,
    name,
    isSaid: true,
    people: people.filter(({ skills }) => skills.includes(name)).length,
    open: open.filter((item: Item) => item.skill === name && !isClosed(item)).length,
  }));
  const byTeam = teams.flatMap(({ team, open: count }) => {
    if (team === null) return [];
    const knowing = people.filter(({ knows }) => knows.includes(team)).length;
    return team === null || knowing === 0
      ? []
      : [{ id: team, name: teamName(graph, team), isSaid: false, people: knowing, open: count }];
  });
  return [...bySkill, ...byTeam];
}

interface FoundBottleneck {
  readonly bottleneck: LoadView['bottleneck'];
  /** Why there is none; null where nothing holds the milestone up. */
  readonly reason: string | null;
}

const NO_BOTTLENECK: FoundBottleneck = { bottleneck: null, reason: null };

function bottleneckIn({ model }: Asked['plan'], milestone: string): FoundBottleneck {
  const found = bottleneckOf(model, milestone);
  if (found.status !== 'ok') return { bottleneck: null, reason: reasonWords(found.reason) };
  const [first] = found.constraints;
  if (first === undefined) return NO_BOTTLENECK;
  const { kind, subject, name, lastShare, queueDays, queueItems } = first;
  const id = subject.slice(subject.indexOf(':') + 1);
  return { bottleneck: { kind, id, name, lastShare, queueDays, queueItems }, reason: null };
}

function headlineOf(
  asked: Asked,
  page: Pick<LoadView, 'bottleneck' | 'teams' | 'counts'>,
  reason: string | null,
): Words {
  const [first] = asked.milestones;
  const { program, asOf } = asked.plan.input;
  if (first === undefined)
    return [
      piece.text('No milestone with open items has a date, so nothing can be told of who is asked for how much.'),
    ];
  const place = { program, asOf, milestone: first.id };
  const link = piece.link(
    first.name,
    `/programs/${encodeURIComponent(program)}/milestones/${encodeURIComponent(first.id)}`,
  );
  const untold = [piece.text('What holds '), link, piece.text(` up cannot be told: ${reason}. `)];
  const held = reason === null ? bottleneckWords(page.bottleneck, link, place) : untold;
  return [...held, ...busiestWords(asked, page, first)];
}

function bottleneckWords(
  bottleneck: LoadView['bottleneck'],
  link: Words[number],
  place: { program: string; asOf: string; milestone: string },
): Words {
  if (bottleneck === null) return [piece.text('Nothing holds '), link, piece.text(' up. ')];
  const share = piece.figure(oddsWords(bottleneck.lastShare), forecastEvidence('Who is through last', place));
  return [
    { text: bottleneck.name, strong: true },
    piece.text(' is the bottleneck of '),
    link,
    piece.text(': it is through last in '),
    share,
    piece.text(' of the futures. '),
  ];
}

function busiestWords(
  asked: Asked,
  { teams, counts }: Pick<LoadView, 'teams' | 'counts'>,
  first: { due: string },
): Words {
  const { asOf } = asked;
  const over = teams
    .flatMap(({ people }) => people)
    .filter(({ breach }) => breach !== null)
    .toSorted((a, b) => (b.mean ?? Number.MAX_VALUE) - (a.mean ?? Number.MAX_VALUE));
  const [most] = over;
  if (counts.people === 0) return [piece.text('Nobody is assigned to anything, so no load of a person can be told.')];
  if (most === undefined) return [piece.text('Nobody is above their ceiling.')];
  const load = piece.figure(loadWords(most.mean), most.evidence);
  return [
    { text: most.name, strong: true },
    piece.text(' is asked for '),
    load,
    piece.text(` of their time until ${dayWords(first.due, asOf)}, ceiling ${loadWords(most.ceiling)}`),
    piece.text(over.length > 1 ? `; ${countWords(over.length - 1, 'other')} above theirs.` : '.'),
  ];
}
