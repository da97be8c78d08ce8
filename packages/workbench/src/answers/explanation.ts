import type { Day } from '@fulcrum/core/calendar';
import {
  type EndState,
  type Explanation,
  type ExplanationPart,
  moveBetween,
  type ScopeMoves,
} from '@fulcrum/core/forecast';
import { BadInput } from '../catalogue/errors.ts';
import type { ExplainView } from '../views/index.ts';
import type { WorkProgress } from '../workspace/elsewhere.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { computed, REPLICATIONS, SEED } from './compute.ts';
import { type Draws, known, remembered } from './forecasts.ts';
import { countWords, dayWords, reasonWords } from './phrases.ts';
import { restingOn } from './resting-on.ts';
import { scenarioParts } from './scenario-parts.ts';
import { wholePoints } from './why/whole-points.ts';

/** Which move is to be explained, and how. */
export interface ExplainOf {
  readonly program: string;
  readonly milestone: string;
  readonly from: Day;
  readonly to: Day;
  readonly draws: Draws;
  /** How many facts to show of each part. */
  readonly facts: number;
  readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
}

/** An explanation, without the name of the scenario that it is in. */
export type Explained = Omit<ExplainView, 'scenario'>;

/**
 * Why the date of a milestone moved between two days. Computed once for the facts that there are, then kept. With a scenario laid
 * over the workbench: from what everybody saw on the earlier day to the scenario on the later one, its changes one by one at the end.
 */
export async function explanation(workbench: Workbench, of: ExplainOf): Promise<Explained> {
  const { from, to, draws, program, milestone } = of;
  if (from > to) throw new BadInput(`from ${from} to ${to}: the first day must not lie after the second`);
  const { seed = SEED, replications = REPLICATIONS } = draws;
  const trunk = workbench.laidOver([]);
  const answer = await remembered(trunk, questionOf(of), () =>
    computed<Explanation>(trunk, { kind: 'explain', program, milestone, from, to, seed, replications }, of.onProgress),
  );
  return explainedView(workbench, of, answer);
}

/** The same where it is remembered or kept already, without the changes of a scenario; null where it would have to be computed. */
export async function knownExplanation(workbench: Workbench, of: ExplainOf): Promise<Explained | null> {
  const trunk = workbench.laidOver([]);
  const answer = await known<Explanation>(trunk, questionOf(of));
  return answer === null ? null : explainedView(trunk, of, answer);
}

function questionOf({ milestone, from, to, draws }: ExplainOf): string {
  const { seed = SEED, replications = REPLICATIONS } = draws;
  return `forecast/explanation/${milestone}/${from}/${to}/${seed}/${replications}`;
}

async function explainedView(workbench: Workbench, of: ExplainOf, answer: Explanation): Promise<Explained> {
  const { milestone, program } = of;
  const added = await scenarioParts(workbench, of, answer.to.p50 === null ? answer.from : answer.to);
  const parts = await Promise.all(answer.parts.map((part) => partView(workbench, answer, { part, of })));
  const whole = added === null ? answer : withScenario(answer, added.to);
  const all = added === null ? parts : [...parts, ...added.parts];
  const shown = withPoints(whole.move === null ? all.map((part) => ({ ...part, move: null })) : all, whole.move);
  return {
    status: whole.status,
    words: explanationWords(whole, shown),
    program,
    milestone: { id: milestone, name: answer.name },
    from: endView(whole.from),
    to: endView(whole.to),
    move: whole.move,
    points: pointsOf(whole.move),
    parts: shown,
    seed: answer.seed,
    replications: answer.replications,
    modelVersion: answer.modelVersion,
    diagnostics: [...answer.diagnostics],
    ...(whole.reason === undefined ? {} : { reason: whole.reason }),
  };
}

function pointsOf(move: Explained['move']): number | null {
  return move === null || move.odds === null ? null : Math.round(move.odds * 100) || 0;
}

/** The odds of the parts in points that add up. */
function withPoints(parts: readonly Unpointed[], whole: Explained['move']): PartView[] {
  if (whole === null || whole.odds === null) return parts.map((part) => ({ ...part, points: null }));
  const points = wholePoints(
    whole.odds,
    parts.map(({ move }) => move?.odds ?? 0),
  );
  return parts.map((part, index) => ({ ...part, points: points[index] ?? 0 }));
}

/** The same move, on to where a scenario has the later end. */
function withScenario(answer: Explanation, to: EndState): Explanation {
  const move = moveBetween(answer.from, to);
  if (move !== null) return { ...answer, to, status: 'ok', move };
  const without = answer.from.reason === null ? to : answer.from;
  const status = without.status === 'ok' ? 'insufficient-data' : without.status;
  return { ...answer, to, status, move, reason: `as of ${without.asOf}: ${without.reason}` };
}

function endView({ finished, ...end }: EndState): ExplainView['from'] {
  return { ...end, status: finished === null ? end.status : 'finished' };
}

async function partView(
  workbench: Workbench,
  { to }: Explanation,
  { part, of }: { part: ExplanationPart; of: ExplainOf },
): Promise<Unpointed> {
  const { groups, by, move, scope, facts, subjects } = part;
  const label = labelOf(part);
  const rest = await restingOn(workbench, { label, seqs: facts, subjects }, { ...of, to: to.asOf });
  return {
    key: keyOf(part),
    inputs: [...groups],
    change: null,
    team: by === null || by === 'past' ? null : { id: by.team ?? 'none', name: by.name },
    label,
    words: scope === null ? '' : scopeWords(scope),
    move,
    scope,
    ...rest,
  };
}

function keyOf({ groups, by }: ExplanationPart): string {
  const inputs = groups.join('+');
  if (by === null) return inputs;
  return `${inputs}:${by === 'past' ? 'past' : (by.team ?? 'none')}`;
}

const LABELS: Readonly<Record<ExplanationPart['groups'][number], string>> = {
  target: 'target and definition',
  scope: 'scope',
  progress: 'progress and pace',
  estimates: 'estimates',
  dependencies: 'dependencies',
  capacity: 'capacity and leave',
  risks: 'risks and waits',
};

function labelOf({ groups, by }: ExplanationPart): string {
  if (by === 'past') return 'how earlier milestones ended';
  if (by === null) return groups.map((group) => LABELS[group]).join(', ');
  return by.team === null ? 'pace of work without a team' : `${by.name} pace`;
}

function scopeWords({ added, movedIn, movedOut, cut }: ScopeMoves): string {
  const counts = [
    [added, 'added'],
    [movedIn, 'moved in'],
    [movedOut, 'moved out'],
    [cut, 'cut'],
  ] as const;
  const said = counts.filter(([count]) => count > 0);
  return said.map(([count, verb], index) => `${index === 0 ? countWords(count, 'item') : count} ${verb}`).join(', ');
}

/** As many parts as a sentence can hold; the rest are told as one sum. */
const MOST_PARTS = 5;

type PartView = Explained['parts'][number];
type Unpointed = Omit<PartView, 'points'>;

/** The answer in one plain sentence: "7.0.0 is 12 days later than on 1 Sep: +7 scope (9 items added), +5 iOS pace." */
function explanationWords(answer: Explanation, parts: readonly PartView[]): string {
  const { name, from, to, move } = answer;
  const since = dayWords(from.asOf, to.asOf);
  if (answer.status !== 'ok' || move === null)
    return `${name} cannot be compared with ${since}: ${reasonWords(answer.reason ?? '')}`;
  const ended = to.finished === null ? 'Its 85\u00a0% date' : `It ended on ${dayWords(to.finished, to.asOf)}, which`;
  if (move.p85 === 0) return `${name}: ${ended} is where it was on ${since}${sumWords(parts)}.`;
  const way = `${countWords(Math.abs(move.p85), 'day')} ${move.p85 > 0 ? 'later' : 'sooner'}`;
  return `${name}: ${ended} is ${way} than it was on ${since}${sumWords(parts)}.`;
}

function sumWords(parts: readonly PartView[]): string {
  const moved = parts.filter(({ move }) => move !== null && move.p85 !== 0);
  const bySize = moved.toSorted((a, b) => Math.abs(b.move?.p85 ?? 0) - Math.abs(a.move?.p85 ?? 0));
  const told = new Set(moved.length > MOST_PARTS ? bySize.slice(0, MOST_PARTS) : bySize);
  const rest = moved.filter((part) => !told.has(part)).reduce((sum, { move }) => sum + (move?.p85 ?? 0), 0);
  const said = [...told].map(({ move, label, words }) => {
    return `${signed(move?.p85 ?? 0)} ${label}${words === '' ? '' : ` (${words})`}`;
  });
  if (moved.length > told.size) said.push(`${signed(rest)} the rest`);
  return said.length === 0 ? '' : `: ${said.join(', ')}`;
}

function signed(days: number): string {
  return days < 0 ? `−${-days}` : `+${days}`;
}
