import { dayOf } from '../../calendar/index.ts';
import { type FactLog, foldChosen, lateFacts, type ProgramGraph } from '../../program/index.ts';
import { INPUT_GROUPS, type InputGroup } from '../../vocabulary/index.ts';
import type { MilestoneForecast } from '../answer.ts';
import { DEFAULT_REPLICATIONS, DEFAULT_SEED } from '../flow-forecast.ts';
import { forecastMilestone } from '../forecast-milestone.ts';
import { MODEL_VERSION } from '../model-version.ts';
import { pastOf } from '../past.ts';
import {
  type EndState,
  type Explanation,
  type ExplanationPart,
  endStateOf,
  type Move,
  moveBetween,
} from './explanation.ts';
import { teamSteps } from './team-steps.ts';
import { type GroupedFact, grouped, scopeMoves, type Touch, teamOfItem, touches, touchOf } from './touching.ts';

/** Which move is to be explained: the program as of the earlier and of the later day, out of one log and branch. */
export interface ExplainQuestion {
  readonly log: FactLog;
  readonly before: ProgramGraph;
  readonly after: ProgramGraph;
  readonly milestone: string;
  readonly seed?: number;
  readonly replications?: number;
  /** The programs under whose capacity the pace of either day was measured; null where it was that of the day. */
  readonly usual?: readonly [ProgramGraph | null, ProgramGraph | null];
}

/** How far an explanation is, in forecasts. */
export interface ExplainProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Why the date of a milestone moved between two days (docs/methods/explain.md). The inputs are replaced one after the
 * other, in the order of `INPUT_GROUPS`, each by the facts that came between the days; each time the forecast is made anew
 * with the same random numbers. So the moves add up to the whole, exactly. Yields before each forecast, so that others can
 * have their turn.
 * @throws RangeError when the later program has no such milestone, or the days are not in order
 */
export function* explain(question: ExplainQuestion): Generator<ExplainProgress, Explanation> {
  const { before, after, milestone } = question;
  const record = after.milestones.get(milestone);
  if (record === undefined) throw new RangeError(`no milestone "${milestone}" in this program`);
  if (before.at > after.at) throw new RangeError('the earlier day comes first');
  const { seed = DEFAULT_SEED, replications = DEFAULT_REPLICATIONS } = question;
  const run = { seed, replications };
  const facts = grouped(
    lateFacts(question.log, { after: before.at, at: after.at, branches: after.branches, knownAt: after.knownAt }),
  );
  yield { done: 0, total: 2 };
  const [usualBefore, usualAfter] = (question.usual ?? [null, null]).map(measuredUnder);
  const last = forecastMilestone(after, milestone, { ...run, ...usualAfter });
  yield { done: 1, total: 2 };
  const first = before.milestones.has(milestone)
    ? forecastMilestone(before, milestone, { ...run, ...usualBefore })
    : null;
  const [from, to] = [endState(first, before), endState(last, after)];
  const head = {
    unit: 'days',
    asOf: to.asOf,
    ...run,
    modelVersion: MODEL_VERSION,
    milestone,
    name: record.name ?? milestone,
    evidence: last.evidence,
    diagnostics: last.diagnostics,
    from,
    to,
  };
  const touch = touchOf({ before, after, milestone });
  const whole = moveBetween(from, to);
  if (first === null || whole === null) {
    const without = [from, to].find(({ reason }) => reason !== null) as EndState;
    const status = without.status === 'ok' ? ('insufficient-data' as const) : without.status;
    const reason = `as of ${without.asOf}: ${without.reason}`;
    return { ...head, status, reason, move: null, parts: partsWithoutMoves(touch, facts) };
  }
  const groups = groupsIn(facts, first.definition !== last.definition);
  const parts = yield* substituted({ ...question, ...run, touch, facts, groups, first, last });
  return { ...head, status: 'ok', move: whole, parts: parts.filter(says) };
}

function measuredUnder(before: ProgramGraph | null): { readonly before?: ProgramGraph } {
  return before === null ? {} : { before };
}

/** A part that moved nothing and has no facts says nothing. */
function says({ move, facts }: ExplanationPart): boolean {
  return facts.length > 0 || (move !== null && (move.p50 !== 0 || move.p85 !== 0 || Math.abs(move.odds ?? 0) > 1e-9));
}

/** Time goes by in `progress`; what counts as the end can change without a fact about the milestone itself. */
function groupsIn(facts: readonly GroupedFact[], isRedefined: boolean): readonly InputGroup[] {
  const present = new Set<InputGroup | null>(['progress', ...facts.map(({ group }) => group)]);
  if (isRedefined) present.add('target');
  return INPUT_GROUPS.filter((group) => present.has(group));
}

function endState(forecast: MilestoneForecast | null, graph: ProgramGraph): EndState {
  if (forecast !== null) return endStateOf(forecast);
  const none = { target: null, p50: null, p85: null, oddsOfTarget: null, finished: null };
  return { asOf: dayOf(graph.at), ...none, status: 'insufficient-data', reason: 'it was not known yet' };
}

function partsWithoutMoves(touch: Touch, facts: readonly GroupedFact[]): readonly ExplanationPart[] {
  return groupsIn(facts, false)
    .map((group) => partOf({ groups: [group], by: null, move: null }, touch, facts))
    .filter(says);
}

type Bare = Pick<ExplanationPart, 'groups' | 'by' | 'move'>;

function partOf(bare: Bare, touch: Touch, facts: readonly GroupedFact[]): ExplanationPart {
  const own = facts.filter((fact) => isOf(bare, touch, fact) && touches(touch, fact));
  const subjects = [...new Set(own.map(({ subject }) => subject))];
  const scope = bare.groups.includes('scope') ? scopeMoves(touch) : null;
  return { ...bare, scope, facts: own.map(({ seq }) => seq), subjects };
}

function isOf({ groups, by }: Bare, touch: Touch, fact: GroupedFact): boolean {
  if (fact.group === null || !groups.includes(fact.group)) return false;
  if (by === null) return true;
  const isOfItem = fact.kind === 'item';
  return by === 'past' ? !isOfItem : isOfItem && teamOfItem(touch, fact.id) === by.team;
}

interface Substitution extends ExplainQuestion {
  readonly seed: number;
  readonly replications: number;
  readonly touch: Touch;
  readonly facts: readonly GroupedFact[];
  readonly groups: readonly InputGroup[];
  readonly first: MilestoneForecast;
  readonly last: MilestoneForecast;
}

/** A program between the two days, with its forecast. */
interface Stop {
  readonly graph: ProgramGraph;
  readonly forecast: MilestoneForecast;
}

/** Replaces group after group. A stop without dates has no move of its own: it shares the next one's. */
function* substituted(of: Substitution): Generator<ExplainProgress, readonly ExplanationPart[]> {
  const parts: ExplanationPart[] = [];
  let stop: Stop = { graph: of.before, forecast: of.first };
  let pending: readonly InputGroup[] = [];
  for (const [index, group] of of.groups.entries()) {
    yield { done: 2 + index, total: 2 + of.groups.length };
    pending = [...pending, group];
    const next = stopAfter(of, of.groups.slice(0, index + 1));
    if (next.forecast.status !== 'ok') continue;
    parts.push(...partsBetween(of, pending, [stop, next]));
    pending = [];
    stop = next;
  }
  return parts;
}

function stopAfter(of: Substitution, groups: readonly InputGroup[]): Stop {
  if (groups.length === of.groups.length) return { graph: of.after, forecast: of.last };
  const { milestone, seed, replications, last } = of;
  const graph = hybrid(of, new Set<InputGroup | null>(groups));
  const usual = measuredUnder(of.usual?.[groups.includes('capacity') ? 1 : 0] ?? null);
  return {
    graph,
    forecast: forecastMilestone(graph, milestone, { seed, replications, definition: last.definition, ...usual }),
  };
}

/** The program with the late facts of some groups: as of the earlier day until `progress` is among them. */
function hybrid({ log, before, after, facts }: Substitution, taken: ReadonlySet<InputGroup | null>): ProgramGraph {
  const rows = new Set(facts.filter(({ group }) => taken.has(group)).map(({ row }) => row));
  const touched = new Set(facts.map(({ row }) => log.subject[row] as number));
  const choice = { after: before.at, upTo: after.at, takes: (row: number) => rows.has(row), touched };
  return foldChosen(taken.has('progress') ? after : before, log, choice);
}

function partsBetween(
  of: Substitution,
  groups: readonly InputGroup[],
  stops: readonly [Stop, Stop],
): readonly ExplanationPart[] {
  const [one, other] = stops.map(({ forecast }) => endStateOf(forecast)) as [EndState, EndState];
  const isSplit = groups.length === 1 && groups[0] === 'progress' && stops.every(isOpen);
  const whole = moveBetween(one, other) as Move;
  if (!isSplit) return [partOf({ groups, by: null, move: whole }, of.touch, of.facts)];
  const steps = teamStepsOf(of, stops);
  const moves = steps.map(({ from, to }) => moveBetween(from, to) as Move);
  const parts = steps.map(({ team, name }, step): Bare => ({ groups, by: { team, name }, move: moves[step] ?? null }));
  const rest = moves.reduce(without, whole);
  return [...parts, { groups, by: 'past' as const, move: rest }].map((part) => partOf(part, of.touch, of.facts));
}

function without(whole: Move, part: Move): Move {
  const odds = whole.odds === null || part.odds === null ? null : whole.odds - part.odds;
  return { p50: whole.p50 - part.p50, p85: whole.p85 - part.p85, odds };
}

function isOpen({ forecast }: Stop): boolean {
  return forecast.status === 'ok' && forecast.finished === null;
}

function teamStepsOf({ milestone, last, seed, replications }: Substitution, [one, other]: readonly [Stop, Stop]) {
  const program = other.graph.milestones.get(milestone)?.program as string;
  const known = { milestone, definition: last.definition, seed, replications };
  const at = ({ graph }: Stop) => ({ ...known, past: pastOf(graph, program) });
  return teamSteps(at(one), at(other), last.target);
}
