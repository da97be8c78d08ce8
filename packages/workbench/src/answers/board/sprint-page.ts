import { type Day, MS_PER_DAY } from '@fulcrum/core/calendar';
import type { SprintForecast, SprintRecord } from '@fulcrum/core/forecast';
import { sprintState } from '@fulcrum/core/forecast';
import type { FactLog, ProgramGraph } from '@fulcrum/core/program';
import type { ProgramRecord } from '@fulcrum/core/vocabulary';
import { notFound } from '../../catalogue/errors.ts';
import type { EvidenceRef, SprintView, Words } from '../../views/index.ts';
import { itemsEvidence } from '../evidence-ref.ts';
import { programRef } from '../overview.ts';
import { countWords, piece } from '../phrases.ts';
import { sprintHeadline } from './sprint-words.ts';
import { currentSprint, dayAt, forecastOn, type Sprints, sprintsOf, stageOf } from './sprints.ts';

interface Of {
  readonly log: FactLog;
  readonly graph: ProgramGraph;
  readonly program: ProgramRecord;
  readonly asOf: Day;
  /** A sprint by id or name; the current one when missing. */
  readonly sprint?: string | undefined;
  /** How many sprints before it are told with what was forecast of them. */
  readonly back: number;
}

/** How a sprint stands as of a day, and what is forecast of it. */
export function sprintPage(of: Of): SprintView {
  const { graph, program, asOf } = of;
  const sprints = sprintsOf(of.log, graph, program.id);
  const sprint = of.sprint === undefined ? currentSprint(sprints) : found(sprints, of.sprint);
  const head = {
    asOf,
    program: programRef(program),
    sprints: sprints.records.map((each) => refOf(each, sprints)).reverse(),
  };
  if (sprint === null) return { ...head, ...NOTHING };
  // Of one that is over, the last day is the day that counts.
  const day = Math.min(sprints.day, sprint.end);
  const forecast = forecastOn(sprints, sprint, day);
  const evidence = evidenceOf(of, sprint, forecast);
  const stage = stageOf(sprint, sprints.day);
  const goal = graph.sprints.get(sprint.id)?.goal ?? null;
  const headline = sprintHeadline({ sprint, goal, forecast, stage, asOf, evidence });
  const isOpen = forecast.status === 'ok' && stage === 'running';
  return {
    ...head,
    status: forecast.status,
    headline,
    words: plainText(headline),
    sprint: {
      ...refOf(sprint, sprints),
      goal,
      closed: sprint.closed <= sprints.day ? dayAt(sprint.closed) : null,
      daysLeft: Math.max(0, sprint.end - sprints.day),
      isDated: sprint.isDated,
    },
    total: forecast.state.total,
    done: { count: forecast.state.done, evidence: evidence.done },
    open: { count: forecast.state.open.length, evidence: evidence.open },
    added: group(of, 'Items that came after the start', forecast.state.added),
    carried: group(of, 'Items from an earlier sprint', forecast.state.carried),
    removed: group(of, 'Items that were taken out', forecast.state.removed),
    ...(isOpen ? told(forecast) : { quantiles: null, dots: [], counts: [], oddsOfAll: null, learnedFrom: null }),
    items: itemsOf(of, sprint, { day, forecast, isOpen }),
    burnUp: {
      past: burnUp(sprint, day),
      ahead: isOpen ? forecast.course.map(({ day: at, ...rest }) => ({ day: dayAt(at), ...rest })) : [],
    },
    atStart: atStart(sprints, sprint),
    record: recordOf(sprints, sprint, of.back),
    diagnostics: sprint.isDated ? [] : [undated(sprint)],
  };
}

const NO_ITEMS = { count: 0, evidence: { kind: 'items', label: 'Items', params: {} } as EvidenceRef };

const NOTHING = {
  status: 'insufficient-data',
  words: 'No sprint is known here.',
  headline: [piece.text('No sprint is known here.')] as Words,
  sprint: null,
  total: 0,
  done: NO_ITEMS,
  open: NO_ITEMS,
  added: NO_ITEMS,
  carried: NO_ITEMS,
  removed: NO_ITEMS,
  quantiles: null,
  dots: [],
  counts: [],
  oddsOfAll: null,
  items: [],
  burnUp: { past: [], ahead: [] },
  atStart: null,
  record: [],
  learnedFrom: null,
  diagnostics: [],
} satisfies Partial<SprintView>;

export const plainText = (words: Words): string => words.map(({ text }) => text).join('');

function found({ records }: Sprints, wanted: string): SprintRecord {
  const lower = wanted.trim().toLowerCase();
  const record =
    records.find(({ id }) => id === wanted) ?? records.findLast(({ name }) => name.toLowerCase() === lower);
  if (record !== undefined) return record;
  throw notFound(
    'sprint',
    wanted,
    records.map(({ name }) => name),
  );
}

function refOf(sprint: SprintRecord, { day }: Sprints): SprintView['sprints'][number] {
  const { id, name, start, end } = sprint;
  const items = sprintState(sprint, Math.min(day, end)).total;
  return { id, name, start: dayAt(start), end: dayAt(end), state: stageOf(sprint, day), items };
}

function evidenceOf(of: Of, sprint: SprintRecord, { state }: SprintForecast) {
  const place = { program: of.program.id, asOf: of.asOf };
  const open = state.open.map(({ id }) => id);
  const day = Math.min(sprint.end, Math.floor(of.graph.at / MS_PER_DAY));
  const done = sprint.members.filter(
    ({ over, joined, created, left }) =>
      over <= day && over >= sprint.start && joined <= day && created <= day && left > day,
  );
  const doneIds = done.map(({ id }) => id);
  const of_ = (label: string, ids: readonly string[]) =>
    itemsEvidence(label, { ...place, filter: { ids }, count: ids.length });
  return {
    all: of_(`Items of ${sprint.name}`, [...open, ...doneIds]),
    done: of_(`Items of ${sprint.name} that are finished`, doneIds),
    open: of_(`Items of ${sprint.name} that are open`, open),
  };
}

function group(of: Of, label: string, ids: readonly string[]) {
  const place = { program: of.program.id, asOf: of.asOf, filter: { ids }, count: ids.length };
  return { count: ids.length, evidence: itemsEvidence(label, place) };
}

const DOTS = 20;

function told(forecast: Extract<SprintForecast, { status: 'ok' }>) {
  const { counts, state, quantiles, oddsOfAll, learnedFrom } = forecast;
  const shares = [...counts].map((p, index) => ({ count: state.done + index, p }));
  let [sum, at] = [counts[0]!, 0];
  const dots = Array.from({ length: DOTS }, (_, dot) => {
    while (sum < (dot + 0.5) / DOTS && at < counts.length - 1) sum += counts[++at]!;
    return state.done + at;
  });
  return { quantiles, oddsOfAll, dots, learnedFrom, counts: shares.filter(({ p }) => p >= 0.0005) };
}

function itemsOf(
  { graph }: Of,
  sprint: SprintRecord,
  { day, forecast, isOpen }: { day: number; forecast: SprintForecast; isOpen: boolean },
): SprintView['items'] {
  const [added, carried] = [new Set(forecast.state.added), new Set(forecast.state.carried)];
  const odds = isOpen && forecast.status === 'ok' ? forecast.odds : null;
  const rows = sprint.members.flatMap((member): SprintView['items'] => {
    const item = graph.items.get(member.id);
    const isIn = member.created <= day && member.joined <= day && member.left > day && member.over >= sprint.start;
    if (item === undefined || !isIn) return [];
    return [
      {
        id: item.id,
        title: item.title ?? '',
        type: item.type,
        assignee: item.assignee === null ? null : (graph.persons.get(item.assignee)?.name ?? item.assignee),
        state: item.state,
        isDone: member.over <= day,
        isAdded: added.has(item.id),
        isCarried: carried.has(item.id),
        age: day - member.created,
        odds: odds?.get(item.id) ?? null,
      },
    ];
  });
  return rows.sort((a, b) => Number(a.isDone) - Number(b.isDone) || (a.odds ?? 0) - (b.odds ?? 0) || b.age - a.age);
}

/** Longer sprints than this are drawn by their last days. */
const MOST_DAYS = 120;

function burnUp(sprint: SprintRecord, until: number): SprintView['burnUp']['past'] {
  const from = Math.max(sprint.start, until - MOST_DAYS);
  return Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => {
    const { done, total } = sprintState(sprint, from + index);
    return { day: dayAt(from + index), done, total };
  });
}

function atStart(sprints: Sprints, sprint: SprintRecord): SprintView['atStart'] {
  if (sprints.day <= sprint.start) return null;
  const forecast = forecastOn(sprints, sprint, sprint.start);
  if (forecast.status !== 'ok' || forecast.state.total === 0) return null;
  const { p15: low, p85: high } = forecast.quantiles;
  const { total, done, open } = forecast.state;
  const truth = sprints.day < sprint.end ? null : done + open.filter(({ over }) => over <= sprint.end).length;
  const said = `Its first day would have said ${low}–${high} of the ${countWords(total, 'item')} that it held then`;
  const words = truth === null ? `${said}.` : `${said}; ${truth} of these were finished by its end.`;
  return { total, low, high, truth, words };
}

function recordOf(sprints: Sprints, sprint: SprintRecord, back: number): SprintView['record'] {
  const before = sprints.records.filter(
    (each) => each.series === sprint.series && each.end < Math.min(sprint.end, sprints.day) && each.members.length > 0,
  );
  return before
    .slice(-back)
    .reverse()
    .flatMap((each) => {
      const said = back === 0 ? null : atStart(sprints, each);
      if (said === null || said.truth === null) return [];
      const { total, low, high, truth } = said;
      const isWithin = truth >= low && truth <= high;
      return [{ id: each.id, name: each.name, end: dayAt(each.end), total, low, high, truth, isWithin }];
    });
}

function undated({ name }: SprintRecord): SprintView['diagnostics'][number] {
  return {
    code: 'undated-sprint',
    severity: 'note',
    where: name,
    what: 'nothing tells when items came into this sprint: those count that it held in the end, from the day on which they were created',
    mend: 'connect the tracker itself: its history tells when an item came into a sprint and when it was taken out',
  };
}
