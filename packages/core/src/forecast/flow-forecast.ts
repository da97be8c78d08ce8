import { type Day, dayOf, MS_PER_DAY } from '../calendar/index.ts';
import type { ProgramGraph } from '../program/index.ts';
import { quantileSorted } from '../stats/index.ts';
import type { EndDefinition, ForecastDates, MilestoneForecast, NoDates, Remaining, Scope } from './answer.ts';
import { datesOfFinished, datesWithin, lateNoteOf } from './dates.ts';
import { diagnosticsOf } from './diagnose.ts';
import { evidenceOf } from './evidence.ts';
import { type Floor, floorOf } from './floor.ts';
import { LEAST_ITEMS, type Learned } from './learn.ts';
import { type Ledger, NEVER } from './ledger.ts';
import { MODEL_VERSION } from './model-version.ts';
import { type Past, pastOf } from './past.ts';
import { type MilestoneRun, runMilestone } from './run-milestone.ts';
import { outlookOf } from './snapshot.ts';
import { teamName, teamParts } from './team-parts.ts';

/** How a forecast is asked for. */
export interface ForecastOptions {
  readonly seed?: number;
  /** How often the future is simulated; 10,000 unless told. */
  readonly replications?: number;
  /** What counts as the end; the release where this program has dated releases, and the items elsewhere. */
  readonly definition?: EndDefinition;
  /** What `pastOf` gave for the same graph, when several forecasts are asked of it. */
  readonly past?: Past;
  /**
   * The program some weeks before, under whose capacity and sizes of open items its pace was measured; without it, those of
   * today are the usual ones.
   */
  readonly before?: ProgramGraph;
  /**
   * The program without what a scenario lays over it: its dates are the record's, and the scenario's are held against them in
   * the same futures, so that what it does not touch stays where it is.
   */
  readonly trunk?: ProgramGraph;
}

export const DEFAULT_SEED = 20170915;
export const DEFAULT_REPLICATIONS = 10_000;

/** What the record says of a milestone, and the run behind it. */
export interface FlowForecast {
  readonly forecast: MilestoneForecast;
  /** Null where there is no answer, or it is over already. */
  readonly run: MilestoneRun | null;
}

/**
 * When a milestone ends by the record alone, as of the graph's time: a joint Monte Carlo of its teams, corrected by how earlier
 * milestones of the program ended (docs/methods/forecast.md). Looks at nothing after the as-of day, and at nothing that was entered
 * about the days ahead.
 * @throws RangeError when the graph has no such milestone, or it belongs to no program
 */
export function flowForecast(graph: ProgramGraph, milestone: string, options: ForecastOptions = {}): FlowForecast {
  const record = graph.milestones.get(milestone);
  if (record === undefined) throw new RangeError(`no milestone "${milestone}" in this program`);
  if (record.program === null) throw new RangeError(`milestone "${milestone}" belongs to no program`);
  const past = options.past ?? pastOf(graph, record.program);
  const { ledger } = past.learned;
  const index = ledger.milestones.findIndex((one) => one.id === milestone);
  const definition = options.definition ?? usualDefinition(past.learned);
  const ask = {
    milestone: index,
    day: ledger.asOf,
    definition,
    seed: options.seed ?? DEFAULT_SEED,
    replications: options.replications ?? DEFAULT_REPLICATIONS,
  };
  const asOf = dayOf(ledger.asOf * MS_PER_DAY);
  const outlook = outlookOf(ledger, ask, past.learned.growth);
  const floor = floorOf(ledger, outlook, (team) => teamName(graph, ledger.teams[team] ?? null));
  const over = finishedDay(ledger, index, definition);
  const run = over === null && floor.reason === null ? runMilestone(past.learned, ask) : null;
  const head = {
    unit: 'day',
    asOf,
    seed: ask.seed,
    replications: ask.replications,
    modelVersion: MODEL_VERSION,
    inputHash: past.inputHash,
    definition,
    milestone,
    name: record.name ?? milestone,
    target: record.target,
    remaining: remainingOf({ past, asOf, floor }, outlook.state, run),
    scope: scopeOf(outlook.state, run),
    evidence: evidenceOf(past, index, run),
    diagnostics: diagnosticsOf({ past, floor, definition, isOver: over !== null }, index, run),
  };
  if (over !== null) {
    const dates = datesOfFinished(dayOf(over.day * MS_PER_DAY), record.target, over.by);
    return { forecast: { ...head, ...dates }, run: null };
  }
  const outcome = outcomeOf({ asOf, floor, target: record.target }, run);
  return { forecast: { ...head, ...outcome, ...besides(head, outcome) }, run };
}

/** Without a date of the whole, none of a part; and what must be known of late dates. */
function besides(
  { milestone, remaining, diagnostics }: Pick<MilestoneForecast, 'milestone' | 'remaining' | 'diagnostics'>,
  outcome: ForecastDates | NoDates,
) {
  return {
    remaining: outcome.status === 'ok' ? remaining : { ...remaining, byTeam: [] },
    diagnostics: [...diagnostics, ...lateNoteOf(`milestone:${milestone}`, outcome)],
  };
}

interface Frame {
  readonly asOf: Day;
  readonly floor: Floor;
}

function outcomeOf(frame: Frame & { target: Day | null }, run: MilestoneRun | null): ForecastDates | NoDates {
  if (run === null) return { status: 'insufficient-data', reason: frame.floor.reason as string };
  return datesWithin(frame.asOf, frame.target, { days: run.days, subject: 'at its present pace it does' });
}

/** The end that a program's milestones are measured by: releases where at least three are dated. */
export function usualDefinition(learned: Learned): EndDefinition {
  const dated = learned.ends.filter((end) => end !== null && end.finishes.length >= LEAST_ITEMS).length;
  return dated >= 3 ? 'release' : 'items';
}

function finishedDay(ledger: Ledger, milestone: number, definition: EndDefinition) {
  const release = ledger.released[milestone]!;
  if (release !== NEVER) return { day: release, by: 'release' as const };
  const finishes = [...ledger.members[milestone]!.items].map((item) => ledger.finished[item]!).sort((a, b) => a - b);
  const last = finishes.at(-1);
  if (last === undefined || last === NEVER) return null;
  if (definition === 'release' && ledger.milestones[milestone]!.isReleased !== true) return null;
  return { day: finishes[Math.ceil(0.95 * finishes.length) - 1]!, by: 'items' as const };
}

function remainingOf(
  frame: Frame & { past: Past },
  state: { readonly openByTeam: Float64Array; readonly doneByTeam: Float64Array },
  run: MilestoneRun | null,
): Remaining {
  const items = state.openByTeam.reduce((sum, count) => sum + count, 0);
  return { items, byTeam: run === null ? [] : teamParts(frame, run) };
}

function scopeOf(state: { readonly known: number; readonly done: number }, run: MilestoneRun | null): Scope {
  const arrivals =
    run === null ? Float64Array.of(0) : run.outlook.growth.map((ratio) => (ratio - 1) * state.known).sort();
  const at = (p: number): number => Math.max(0, Math.round(quantileSorted(arrivals, p)));
  return { done: state.done, total: state.known, growth: { p15: at(0.15), p50: at(0.5), p85: at(0.85) } };
}
