import { addDays, type Day, dayOf, daysBetween, endOfDay } from '@fulcrum/core/calendar';
import { endStateOf, moveBetween } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { ProgramRecord } from '@fulcrum/core/vocabulary';
import type { ExplainView, Measure, MilestoneRow, WhyView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { WorkProgress } from '../../workspace/elsewhere.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { activeMilestones } from '../active-milestones.ts';
import { type Explained, explanation } from '../explanation.ts';
import { knownProgramForecast, milestoneForecast, PAST_WEEKS, weekBefore } from '../forecasts.ts';
import { programRef } from '../overview.ts';
import { piece } from '../phrases.ts';
import { programDiagnostics } from '../program-diagnostics.ts';
import { baselineOf } from '../scope/baseline-of.ts';
import { MEASURES, type Told, updateText, whyWords } from './why-words.ts';

/** What the page is asked. */
export interface WhyOf {
  readonly program: string;
  /** The milestone that moved most when missing. */
  readonly milestone: string | undefined;
  /** The day that the page shows: what can be chosen is what was known then. */
  readonly asOf: Day;
  /** The later day of the two; `asOf` when missing. */
  readonly until: Day | undefined;
  /** The earlier day; a week before the later one when missing. */
  readonly since: Day | undefined;
  readonly scenario: WhyView['scenario'];
  /** True for an answer that does not wait for causes. */
  readonly isQuick: boolean;
  readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
}

type Place = { readonly program: string; readonly milestone: string };

/** Why a date moved between two days: the page, with what can be chosen on it. */
export async function whyPage(workbench: Workbench, of: WhyOf): Promise<WhyView> {
  const { program, asOf, scenario, until = asOf, since = weekBefore(until) } = of;
  const graph = graphAsOf(workbench, asOf);
  const rows = byMove((await activeMilestones(workbench, { program, asOf, reveal: false })).map(({ row }) => row));
  const id = of.milestone ?? rows.find(({ quantiles }) => quantiles !== null)?.id ?? rows[0]?.id;
  const head = {
    asOf,
    until,
    since,
    program: programRef(graph.programs.get(program) as ProgramRecord),
    scenario,
    milestones: rows.map((row) => ({ id: row.id, name: row.name, movedDays: row.movedDays })),
    diagnostics: programDiagnostics(graph, program),
  };
  if (id === undefined) return { ...head, ...NOTHING };
  const place = { program, milestone: id };
  const told = await toldOf(workbench, { ...of, since, until }, place);
  const { explained, from, to } = told;
  return {
    ...head,
    milestone: told.milestone,
    starts: startsOf(workbench, graph, { ...of, until, milestone: id }),
    headline: byMeasure((measure) => whyWords(told, measure)),
    update: byMeasure((measure) => updateText(told, measure)),
    trail: await trailOf(workbench, place, { ...of, since }),
    from,
    to,
    explained,
  };
}

function byMeasure<T>(of: (measure: Measure) => T): Record<Measure, T> {
  return Object.fromEntries(MEASURES.map((measure) => [measure, of(measure)])) as Record<Measure, T>;
}

const NONE = 'No milestone is being worked on as of this day, so none could move: move the as-of day.';
const NOTHING = {
  milestone: null,
  starts: [],
  headline: byMeasure(() => [piece.text(NONE)]),
  update: byMeasure(() => NONE),
  trail: [],
  from: null,
  to: null,
  explained: null,
};

/** Those that moved most come first, promises before what nobody waits for. */
function byMove(rows: readonly MilestoneRow[]): readonly MilestoneRow[] {
  const moved = ({ movedDays }: MilestoneRow) => Math.abs(movedDays ?? 0);
  const isAwaited = (row: MilestoneRow) => (row.target !== null && moved(row) > 0 ? 1 : 0);
  return rows.toSorted((one, other) => isAwaited(other) - isAwaited(one) || moved(other) - moved(one));
}

type Between = WhyOf & { readonly since: Day; readonly until: Day };
type Known = Told & { readonly explained: ExplainView | null };

async function toldOf(workbench: Workbench, of: Between, place: Place): Promise<Known> {
  const { since, until, scenario, program } = of;
  const after = graphAsOf(workbench, until).milestones.get(place.milestone);
  if (of.isQuick || after === undefined) {
    const [from, to] = [await endOn(workbench.laidOver([]), place, since), await endOn(workbench, place, until)];
    const name = after?.name ?? graphAsOf(workbench, of.asOf).milestones.get(place.milestone)?.name ?? place.milestone;
    const milestone = { id: place.milestone, name };
    return { program, milestone, scenario, from, to, move: moveBetween(from, to), parts: null, explained: null };
  }
  const question = { ...place, from: since, to: until, draws: {}, facts: 0, onProgress: of.onProgress };
  const answer: Explained = await explanation(workbench, question);
  const { milestone, from, to, move, parts } = answer;
  return { program, milestone, scenario, from, to, move, parts, explained: { ...answer, scenario } };
}

/** What was said on a day; nothing, where the milestone was not known yet. */
async function endOn(workbench: Workbench, place: Place, asOf: Day): Promise<ExplainView['from']> {
  if (!graphAsOf(workbench, asOf).milestones.has(place.milestone)) {
    const none = { target: null, p50: null, p85: null, oddsOfTarget: null };
    return { asOf, ...none, status: 'insufficient-data', reason: 'it was not known yet' };
  }
  const { finished, ...end } = endStateOf(await milestoneForecast(workbench, { ...place, asOf }));
  return { ...end, status: finished === null ? end.status : 'finished' };
}

/** Earlier days that are worth comparing with. */
function startsOf(
  workbench: Workbench,
  graph: ProgramGraph,
  { until, scenario, milestone }: WhyOf & { readonly until: Day; readonly milestone: string },
): WhyView['starts'] {
  const starts: WhyView['starts'] = [
    { id: 'week', day: addDays(until, -7) },
    { id: 'month', day: addDays(until, -28) },
    { id: 'quarter', day: addDays(until, -91) },
  ];
  const set = graph.milestones.get(milestone)?.target == null ? null : targetSet(workbench, milestone, until);
  if (set !== null && set < until) starts.push({ id: 'target', day: set });
  const record = graph.milestones.get(milestone);
  const agreed = record === undefined ? null : baselineOf(workbench.log(), graph, record);
  // A baseline that nobody named is a guess: it is offered where the scope is told, not here.
  if (agreed?.said != null && agreed.day < until) starts.push({ id: 'baseline', day: agreed.day });
  if (scenario !== null) starts.push({ id: 'scenario', day: until });
  return starts;
}

/** The day since which the target stands. */
function targetSet(workbench: Workbench, milestone: string, asOf: Day): Day | null {
  const log = workbench.log();
  const subject = log.subjects.indexOf.get(`milestone:${milestone}`);
  const attribute = log.attributes.indexOf.get('target');
  let last: number | null = null;
  let row = subject === undefined ? -1 : (log.first[subject] ?? -1);
  for (; row !== -1; row = log.next[row] as number) {
    const at = log.at[row] as number;
    const isMeant = log.attribute[row] === attribute && log.branch[row] === 0 && at <= endOfDay(asOf);
    if (isMeant && (last === null || at >= last)) last = at;
  }
  return last === null ? null : dayOf(last);
}

// A trail of years has no more stops than can be told apart.
const MOST_STOPS = 14;
// Dots in a small picture need no finer grain.
const TRAIL_REPLICATIONS = 2_000;

/** What was said before, from the earlier day on and for two months at least. */
async function trailOf(
  workbench: Workbench,
  place: Place,
  { asOf, since, isQuick }: WhyOf & { readonly since: Day },
): Promise<WhyView['trail']> {
  const weeks = Math.max(PAST_WEEKS, Math.ceil(daysBetween(since, asOf) / 7));
  const step = Math.ceil(weeks / (MOST_STOPS - 1));
  const count = Math.ceil(weeks / step);
  const trail: WhyView['trail'] = [];
  for (let index = count; index >= 0; index--) {
    const day = addDays(asOf, -7 * step * index);
    if (!graphAsOf(workbench, day).milestones.has(place.milestone)) continue;
    const program = await knownProgramForecast(workbench, place.program, day);
    const known = program?.milestones.find((each) => each.milestone === place.milestone);
    if (known === undefined && isQuick) continue;
    const said =
      known ?? (await milestoneForecast(workbench, { ...place, asOf: day }, { replications: TRAIL_REPLICATIONS }));
    const { p50, p85, oddsOfTarget } = endStateOf(said);
    trail.push({ asOf: day, p50, p85, odds: oddsOfTarget });
  }
  return trail;
}
