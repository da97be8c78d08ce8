import { type Day, dayOf } from '@fulcrum/core/calendar';
import {
  type AgeLevels,
  type BoardCard,
  type BoardColumn,
  type BoardScope,
  boardCards,
  boardColumns,
  boardsOf,
  flowEfficiency,
  type SuggestedLimit,
  suggestedForColumn,
  suggestedLimit,
  weekFlow,
} from '@fulcrum/core/flow';
import type { FactLog, Item, ProgramGraph } from '@fulcrum/core/program';
import type { ProgramRecord } from '@fulcrum/core/vocabulary';
import { notFound } from '../../catalogue/errors.ts';
import type { BoardCardView, BoardColumnView, BoardView } from '../../views/index.ts';
import { itemsEvidence } from '../evidence-ref.ts';
import { programRef } from '../overview.ts';
import { boardHeadline, flowWords, levelWords } from './board-words.ts';
import { plainText } from './sprint-page.ts';
import { forecastOn, liveSprints, sprintsOf } from './sprints.ts';

export interface BoardOf {
  readonly log: FactLog;
  readonly graph: ProgramGraph;
  readonly program: ProgramRecord;
  readonly asOf: Day;
  readonly scope: BoardScope;
  readonly board?: string | undefined;
  readonly team?: string | undefined;
  readonly type?: string | undefined;
  readonly milestone?: string | undefined;
  readonly assignee?: string | undefined;
}

/** The open items of a program by where they stand, how old they are against what is usual, and limits. */
export function boardPage(of: BoardOf): BoardView {
  const { graph, program, asOf, log } = of;
  const boards = boardsOf(graph, program.id);
  const board = chosenBoard(boards, of.board);
  const sprints = sprintsMap(of);
  const items = [...graph.items.values()].filter((item) => item.program === program.id);
  const inSprint = new Set(sprints.keys());
  const { cards: all, levels } = boardCards(graph, program.id, { scope: of.scope, inSprint });
  // Limits are held against what is under way, whatever is looked at.
  const current = of.scope === 'current' ? all : boardCards(graph, program.id, { scope: 'current', inSprint }).cards;
  const columns = columnViews(of, { columns: boardColumns(graph, program.id, board?.id ?? null), current, items });
  const placeOf = new Map(columns.flatMap(({ id, states }) => states.map((state) => [state, id] as const)));
  const shown = all.filter((card) => isMeant(card.item, of));
  const cards = shown.map((card) => cardView(graph, card, { placeOf, sprint: sprints.get(card.item.id) }));
  const beyond = cards.filter((card) => (card.beyond ?? 0) >= 85);
  const teams = teamViews(graph, program.id, current);
  const place = { program: program.id, asOf };
  const headline = boardHeadline(
    { log, graph, program, asOf },
    { cards, beyond, columns, teams, place, scope: of.scope, levels },
  );
  const hint = suggestedLimit(items, levels, graph.at);
  return {
    asOf,
    program: programRef(program),
    headline,
    words: plainText(headline),
    scope: of.scope,
    board,
    boards: [...boards],
    filter: {
      team: of.team ?? null,
      type: of.type ?? null,
      milestone: of.milestone ?? null,
      assignee: of.assignee ?? null,
    },
    facets: facetsOf(graph, all),
    columns,
    cards,
    ages: {
      since: levels.since,
      words: levelWords(levels),
      all: levels.all === null ? null : plainLevels(levels.all),
      types: typeLevels(all, levels),
      evidence: { kind: 'method', label: 'How ages are judged', params: { name: 'board' } },
    },
    counts: {
      cards: cards.length,
      beyond85: beyond.length,
      blocked: cards.filter(({ blockers }) => blockers.length > 0).length,
      total: all.length,
    },
    teams,
    flow: flowView(graph, items, place),
    hint: hint === null ? null : hintView(hint, 'from start to end'),
    hasLimits: columns.some(({ limit }) => limit !== null) || teams.some(({ limit }) => limit !== null),
    diagnostics: [],
  };
}

type Named = { readonly id: string; readonly name: string };

function chosenBoard(boards: readonly Named[], wanted: string | undefined): Named | null {
  if (wanted === undefined) return boards[0] ?? null;
  if (wanted === 'none') return null;
  const found = boards.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  throw notFound(
    'board',
    wanted,
    boards.map(({ name }) => name),
  );
}

interface InSprint {
  readonly name: string;
  readonly odds: number | null;
}

/** The items of the sprints that run, each with its chance to be over by the end. */
function sprintsMap({ log, graph, program }: BoardOf): ReadonlyMap<string, InSprint> {
  const sprints = sprintsOf(log, graph, program.id);
  const found = new Map<string, InSprint>();
  for (const sprint of liveSprints(sprints)) {
    const forecast = forecastOn(sprints, sprint, sprints.day);
    const odds = forecast.status === 'ok' && sprints.day < sprint.end ? forecast.odds : null;
    for (const { id } of forecast.state.open) found.set(id, { name: sprint.name, odds: odds?.get(id) ?? null });
  }
  return found;
}

function isMeant(item: Item, { team, type, milestone, assignee }: BoardOf): boolean {
  const meets = (wanted: string | undefined, has: string | null): boolean =>
    wanted === undefined || (wanted === 'none' ? has === null : has === wanted);
  const isOfMilestone =
    milestone === undefined ||
    (milestone === 'none' ? item.milestones.length === 0 : item.milestones.includes(milestone));
  return meets(team, item.team) && meets(type, item.type) && meets(assignee, item.assignee) && isOfMilestone;
}

interface Columns {
  readonly columns: readonly BoardColumn[];
  readonly current: readonly BoardCard[];
  readonly items: readonly Item[];
}

function columnViews(of: BoardOf, { columns, current, items }: Columns): BoardView['columns'] {
  return columns.flatMap((column): BoardColumnView[] => {
    const { id, name, states, category, limit, limitFrom, least } = column;
    const held = current.filter(({ item }) => item.state !== null && states.includes(item.state));
    const isOpen = category === 'todo' || category === 'doing';
    if (!isOpen && held.length === 0) return [];
    const hint = category === 'doing' ? suggestedForColumn(items, column, of.graph.at) : null;
    const ids = held.map(({ item }) => item.id);
    const place = { program: of.program.id, asOf: of.asOf, filter: { ids }, count: ids.length };
    return [
      {
        id,
        name,
        states: [...states],
        category,
        count: held.length,
        limit,
        limitFrom,
        least,
        isOver: limit !== null && held.length > limit,
        hint: hint === null ? null : hintView(hint, name),
        evidence: itemsEvidence(`Open items in ${name}`, place),
      },
    ];
  });
}

function hintView({ items, perWeek, days }: SuggestedLimit, of: string) {
  const pace = perWeek >= 10 ? perWeek.toFixed(0) : perWeek.toFixed(1);
  const stay = days >= 10 ? days.toFixed(0) : days.toFixed(1);
  const words = `${pace} items a week go through ${of}, each in ${stay} days: about ${items} at once (Little’s law)`;
  return { items, perWeek, days, words };
}

function cardView(
  graph: ProgramGraph,
  { item, age, inState, beyond, levels, blockers }: BoardCard,
  { placeOf, sprint }: { placeOf: ReadonlyMap<string, string>; sprint: InSprint | undefined },
): BoardCardView {
  const { id, title, type, state, team, assignee, milestones } = item;
  return {
    id,
    title: title ?? '',
    type,
    state,
    column: placeOf.get(state ?? '') ?? '',
    team: named(graph.teams, team),
    assignee: named(graph.persons, assignee),
    milestones: milestones.flatMap((each) => named(graph.milestones, each) ?? []),
    age,
    inState,
    beyond,
    usual: levels?.p85 ?? null,
    blockers: blockers.map((one) => ({ id: one.id, since: one.since === null ? null : dayOf(one.since) })),
    sprint: sprint?.name ?? null,
    odds: sprint?.odds ?? null,
  };
}

function named(things: ReadonlyMap<string, { readonly name: string | null }>, id: string | null): Named | null {
  return id === null ? null : { id, name: things.get(id)?.name ?? id };
}

function teamViews(graph: ProgramGraph, program: string, current: readonly BoardCard[]): BoardView['teams'] {
  const counts = new Map<string, number>();
  for (const { item } of current) if (item.team !== null) counts.set(item.team, (counts.get(item.team) ?? 0) + 1);
  return [...graph.teams.values()]
    .filter((team) => team.program === program && (counts.has(team.id) || team.limit !== null))
    .map(({ id, name, limit }) => {
      const count = counts.get(id) ?? 0;
      return { id, name: name ?? id, count, limit, isOver: limit !== null && count > limit };
    })
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function typeLevels(
  cards: readonly BoardCard[],
  { of }: ReturnType<typeof boardCards>['levels'],
): BoardView['ages']['types'] {
  const types = [...new Set(cards.map(({ item }) => item.type))];
  return types.flatMap((type) => {
    const own = of(type);
    if (own === null) return [];
    return [{ type: type ?? 'no type', ...plainLevels(own) }];
  });
}

const plainLevels = ({ p50, p85, p95, count, isPooled }: AgeLevels) => ({ p50, p85, p95, count, isPooled });

function facetsOf(graph: ProgramGraph, cards: readonly BoardCard[]): BoardView['facets'] {
  const items = cards.map(({ item }) => item);
  const nameless = { id: 'none', name: 'None' };
  const count = (idsOf: (item: Item) => readonly (string | null)[], nameOf: (id: string) => string) => {
    const counts = new Map<string | null, number>();
    for (const id of items.flatMap(idsOf)) counts.set(id, (counts.get(id) ?? 0) + 1);
    return [...counts]
      .map(([id, count]) => ({ ...(id === null ? nameless : { id, name: nameOf(id) }), count }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  };
  return {
    teams: count(
      ({ team }) => [team],
      (id) => graph.teams.get(id)?.name ?? id,
    ),
    types: count(
      ({ type }) => [type],
      (id) => id,
    ),
    milestones: count(
      ({ milestones }) => (milestones.length === 0 ? [null] : milestones),
      (id) => graph.milestones.get(id)?.name ?? id,
    ),
    // By name: nobody is ranked.
    assignees: count(
      ({ assignee }) => [assignee],
      (id) => graph.persons.get(id)?.name ?? id,
    ).sort((a, b) => a.name.localeCompare(b.name)),
  };
}

function flowView(
  graph: ProgramGraph,
  items: readonly Item[],
  place: { program: string; asOf: Day },
): BoardView['flow'] {
  const { created, started, finished } = weekFlow(items, graph.at);
  const told = (label: string, ids: readonly string[]) => ({
    count: ids.length,
    evidence: itemsEvidence(label, { ...place, filter: { ids }, count: ids.length }),
  });
  // Without a history of states only items that are under way now have a start.
  const knowsStarts = items.some(({ startedAt, finishedAt }) => startedAt !== null && finishedAt !== null);
  const efficiency = flowEfficiency(graph, items);
  const view = {
    created: told('Items created in seven days', created),
    started: knowsStarts ? told('Items started in seven days', started) : null,
    finished: told('Items finished in seven days', finished),
    efficiency,
  };
  return { ...view, words: flowWords(view) };
}
