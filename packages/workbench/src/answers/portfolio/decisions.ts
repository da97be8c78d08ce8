import { type Day, daysBetween } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { Decision, MilestoneRow } from '../../views/index.ts';
import { milestoneHref } from '../attention.ts';
import { decisionsWaiting } from '../decisions-waiting.ts';
import { countWords, dayWords, oddsWords, piece } from '../phrases.ts';

/** What the decisions of one program are found in. */
export interface DecisionSource {
  readonly graph: ProgramGraph;
  readonly program: string;
  readonly asOf: Day;
  readonly rows: readonly MilestoneRow[];
  /** People above their ceiling. */
  readonly overloaded: readonly { readonly name: string; readonly words: string }[];
}

const ORDER = ['late', 'risk', 'none'];

/** What somebody has to decide about a program, the most urgent first, each with where it is decided. */
export function decisionsOf(source: DecisionSource): readonly Decision[] {
  const waiting = whatIfsOf(source);
  return [
    ...source.rows.flatMap((row) => ofTarget(source, row, waiting.length)),
    ...ofRequests(source),
    ...source.rows.flatMap((row) => ofRefusal(source, row)),
    ...waiting,
    ...ofOverload(source),
  ].sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}

const DANGER = 0.6;
const LATE = 0.4;

function ofTarget(source: DecisionSource, row: MilestoneRow, whatIfs: number): readonly Decision[] {
  const { target, oddsOfTarget, status } = row;
  if (target === null || status === 'finished') return [];
  if (target < source.asOf) return [ofPassed(source, row, target)];
  return oddsOfTarget === null || oddsOfTarget >= DANGER
    ? []
    : [ofOdds(source, row, { target, oddsOfTarget, whatIfs })];
}

function ofPassed({ program, asOf }: DecisionSource, { id, name, quantiles }: MilestoneRow, target: Day): Decision {
  const href = milestoneHref(program, id);
  const words = [piece.link(name, href), piece.text(` passed its ${dayWords(target, asOf)} target`)];
  const sure = quantiles?.p85 ? `It is 85\u00a0% sure by ${dayWords(quantiles.p85, asOf)}: promise` : 'Promise';
  const detail = `${sure} a new day, or give it up`;
  return { kind: 'target-passed', severity: 'late', program, milestone: id, words, detail, href };
}

interface Danger {
  readonly target: Day;
  readonly oddsOfTarget: number;
  readonly whatIfs: number;
}

function ofOdds({ program, asOf }: DecisionSource, row: MilestoneRow, danger: Danger): Decision {
  const { target, oddsOfTarget, whatIfs } = danger;
  const href = `${milestoneHref(program, row.id)}#what-would-move-it`;
  const words = [
    piece.link(row.name, href),
    piece.text(` has ${oddsWords(oddsOfTarget)} of its ${dayWords(target, asOf)} target`),
  ];
  const p85 = row.quantiles?.p85;
  const late = p85 ? [`It is 85\u00a0% sure ${countWords(daysBetween(target, p85), 'day')} after it`] : [];
  const verb = whatIfs === 1 ? 'waits' : 'wait';
  const tried =
    whatIfs === 0 ? 'no change is worked out yet' : `${countWords(whatIfs, 'what-if')} of its program ${verb}`;
  const severity = oddsOfTarget < LATE ? 'late' : 'risk';
  const detail = [...late, tried].join('; ');
  return { kind: 'odds', severity, program, milestone: row.id, words, detail, href };
}

/** A promise that no forecast stands behind. */
function ofRefusal({ program, asOf }: DecisionSource, row: MilestoneRow): readonly Decision[] {
  if (row.health !== 'no-forecast' || row.target === null || row.target < asOf) return [];
  const href = milestoneHref(program, row.id);
  const words = [
    piece.link(row.name, href),
    piece.text(` is promised for ${dayWords(row.target, asOf)} and cannot be forecast`),
  ];
  return [{ kind: 'no-forecast', severity: 'risk', program, milestone: row.id, words, detail: row.words, href }];
}

function ofRequests({ graph, program }: DecisionSource): readonly Decision[] {
  return decisionsWaiting(graph, program).map(({ request, title, milestone, asker, days, href }) => {
    const of = milestone === null ? '' : ` of ${milestone.name}`;
    const since = days === 0 ? 'today' : `${countWords(days, 'day')} ago`;
    const words = [piece.text('A change'), piece.text(of), piece.text(' waits: '), piece.link(title, href)];
    const detail = `${request}, asked ${asker === null ? '' : `by ${asker} `}${since}: approve or decline it`;
    return {
      kind: 'request' as const,
      severity: 'risk' as const,
      program,
      milestone: milestone?.id ?? null,
      words,
      detail,
      href,
    };
  });
}

/** What-ifs that change something and are neither committed nor given up. */
function whatIfsOf({ graph, program }: DecisionSource): readonly Decision[] {
  const counts = new Map<string, number>();
  for (const { scenario, undone } of graph.changes.values())
    if (scenario !== null && undone !== true) counts.set(scenario, (counts.get(scenario) ?? 0) + 1);
  const open = [...graph.scenarios.values()].filter(
    (scenario) => scenario.program === program && scenario.state === 'open' && counts.has(scenario.id),
  );
  return open.map(({ id, name }) => {
    const href = `/programs/${encodeURIComponent(program)}/what-if?scenario=${encodeURIComponent(id)}`;
    const words = [piece.text('The what-if '), piece.link(`“${name ?? id}”`, href), piece.text(' is open')];
    const detail = `${countWords(counts.get(id) ?? 0, 'change')}: commit or discard it`;
    return { kind: 'what-if' as const, severity: 'none' as const, program, milestone: null, words, detail, href };
  });
}

function ofOverload({ program, overloaded }: DecisionSource): readonly Decision[] {
  const [first] = overloaded;
  if (first === undefined) return [];
  const href = `/programs/${encodeURIComponent(program)}/people`;
  const more = overloaded.length - 1;
  const who = more === 0 ? first.name : `${first.name} and ${more} more`;
  const words = [piece.link(who, href), piece.text(` ${more === 0 ? 'is' : 'are'} above the ceiling of their load`)];
  return [{ kind: 'overload', severity: 'risk', program, milestone: null, words, detail: first.words, href }];
}
