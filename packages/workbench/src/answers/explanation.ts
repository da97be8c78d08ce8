import type { Day } from '@fulcrum/core/calendar';
import type { EndState, Explanation, ExplanationPart, ScopeMoves } from '@fulcrum/core/forecast';
import { readEvidence } from '@fulcrum/store';
import { BadInput } from '../catalogue/errors.ts';
import type { ExplainView } from '../views/index.ts';
import type { WorkProgress } from '../workspace/elsewhere.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { computed, REPLICATIONS, SEED } from './compute.ts';
import { itemsEvidence } from './evidence-ref.ts';
import { factRow } from './fact-row.ts';
import { type Draws, remembered } from './forecasts.ts';
import { countWords, dayWords, reasonWords } from './phrases.ts';

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

/** Why the date of a milestone moved between two days. Computed once for the facts that there are, then kept. */
export async function explanation(workbench: Workbench, of: ExplainOf): Promise<ExplainView> {
  const { milestone, from, to, draws, program } = of;
  if (from > to) throw new BadInput(`from ${from} to ${to}: the first day must not lie after the second`);
  const { seed = SEED, replications = REPLICATIONS } = draws;
  const question = `forecast/explanation/${milestone}/${from}/${to}/${seed}/${replications}`;
  const answer = await remembered(workbench, question, () =>
    computed<Explanation>(
      workbench,
      { kind: 'explain', program, milestone, from, to, seed, replications },
      of.onProgress,
    ),
  );
  const { name, status, reason, move, diagnostics } = answer;
  const parts = await Promise.all(answer.parts.map((part) => partView(workbench, answer, { part, of })));
  return {
    status,
    words: explanationWords(answer),
    program,
    milestone: { id: milestone, name },
    from: endView(answer.from),
    to: endView(answer.to),
    move,
    parts,
    seed,
    replications,
    modelVersion: answer.modelVersion,
    diagnostics: [...diagnostics],
    ...(reason === undefined ? {} : { reason }),
  };
}

function endView({ finished, ...end }: EndState): ExplainView['from'] {
  return { ...end, status: finished === null ? end.status : 'finished' };
}

async function partView(
  workbench: Workbench,
  { to }: Explanation,
  { part, of }: { part: ExplanationPart; of: ExplainOf },
): Promise<ExplainView['parts'][number]> {
  const { groups, by, move, scope, facts, subjects } = part;
  const shown = facts.length === 0 || of.facts === 0 ? [] : await newestFacts(workbench, facts, of.facts);
  const ids = subjects.flatMap((subject) => (subject.startsWith('item:') ? [subject.slice(5)] : []));
  const label = labelOf(part);
  return {
    inputs: [...groups],
    team: by === null || by === 'past' ? null : { id: by.team ?? 'none', name: by.name },
    label,
    words: scope === null ? '' : scopeWords(scope),
    move,
    scope,
    factCount: facts.length,
    facts: shown,
    evidence: itemsEvidence(`What changed in ${label}`, {
      program: of.program,
      asOf: to.asOf,
      filter: { ids },
      count: ids.length,
    }),
  };
}

async function newestFacts({ pool, workspace }: Workbench, seqs: readonly number[], limit: number) {
  const facts = await readEvidence(pool, workspace, { seqs, until: Number.MAX_SAFE_INTEGER, limit });
  return facts.map(factRow);
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

/** The answer in one plain sentence: "7.0.0 is 12 days later than on 1 Sep: +7 scope (9 items added), +5 iOS pace." */
function explanationWords(answer: Explanation): string {
  const { name, from, to, move } = answer;
  const since = dayWords(from.asOf, to.asOf);
  if (answer.status !== 'ok' || move === null)
    return `${name} cannot be compared with ${since}: ${reasonWords(answer.reason ?? '')}`;
  const ended = to.finished === null ? 'Its 85\u00a0% date' : `It ended on ${dayWords(to.finished, to.asOf)}, which`;
  if (move.p85 === 0) return `${name}: ${ended} is where it was on ${since}${sumWords(answer.parts)}.`;
  const way = `${countWords(Math.abs(move.p85), 'day')} ${move.p85 > 0 ? 'later' : 'sooner'}`;
  return `${name}: ${ended} is ${way} than it was on ${since}${sumWords(answer.parts)}.`;
}

function sumWords(parts: readonly ExplanationPart[]): string {
  const moved = parts.filter(({ move }) => move !== null && move.p85 !== 0);
  const bySize = moved.toSorted((a, b) => Math.abs(b.move?.p85 ?? 0) - Math.abs(a.move?.p85 ?? 0));
  const told = new Set(moved.length > MOST_PARTS ? bySize.slice(0, MOST_PARTS) : bySize);
  const rest = moved.filter((part) => !told.has(part)).reduce((sum, { move }) => sum + (move?.p85 ?? 0), 0);
  const said = [...told].map((part) => {
    const detail = part.scope === null ? '' : scopeWords(part.scope);
    return `${signed(part.move?.p85 ?? 0)} ${labelOf(part)}${detail === '' ? '' : ` (${detail})`}`;
  });
  if (moved.length > told.size) said.push(`${signed(rest)} the rest`);
  return said.length === 0 ? '' : `: ${said.join(', ')}`;
}

function signed(days: number): string {
  return days < 0 ? `−${-days}` : `+${days}`;
}
