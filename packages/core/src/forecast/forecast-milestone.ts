import type { ProgramGraph } from '../program/index.ts';
import type { Diagnostic } from '../vocabulary/index.ts';
import type { ForecastDates, MilestoneForecast, NoDates, Remaining } from './answer.ts';
import { BEYOND_HORIZON, lateNoteOf } from './dates.ts';
import { type FlowForecast, type ForecastOptions, flowForecast } from './flow-forecast.ts';
import { type Past, pastOf } from './past.ts';
import { earlierSizes, enteredAhead } from './plan/entered.ts';
import { modelInput } from './plan/model-input-of.ts';
import { rememberedFlow } from './plan/model-milestones.ts';
import { modelOnBranch, type PlanModel, type PlanRun, planModel } from './plan/plan-model.ts';
import { datesIn } from './plan/planned-end.ts';
import { plannedParts, recordedDays } from './plan/planned-parts.ts';

/**
 * When a milestone ends, as of the graph's time: what the record says (docs/methods/forecast.md), moved by what people
 * entered about the days ahead (docs/methods/plan.md). Where nobody entered anything, it is the record's forecast. With a
 * `trunk`, the graph is that of a scenario: then its dates are those of the trunk, moved by what the scenario changes.
 * @throws RangeError when the graph has no such milestone, or it belongs to no program
 */
export function forecastMilestone(
  graph: ProgramGraph,
  milestone: string,
  options: ForecastOptions = {},
): MilestoneForecast {
  const { trunk, ...plain } = options;
  if (trunk?.milestones.has(milestone)) return forecastOnBranch(graph, milestone, { ...plain, trunk });
  const program = graph.milestones.get(milestone)?.program ?? '';
  const ahead = graph.programs.has(program) ? enteredAhead(graph, program) : [];
  if (ahead.length === 0 && options.before === undefined) return flowForecast(graph, milestone, options).forecast;
  const past = options.past ?? pastOf(graph, program);
  const flow = rememberedFlow(past, milestone, options);
  const { forecast } = flow;
  if (forecast.status !== 'ok' || forecast.finished !== null) return forecast;
  const model = rememberedModel(past, milestone, options);
  const resized = options.before === undefined ? [] : [...earlierSizes(graph, options.before, program).keys()];
  const entered = [...new Set([...ahead, ...resized.map((id) => `item:${id}`).sort()])];
  return planned(forecast, { model, run: model.current, entered, record: daysOf(past, flow) });
}

/** What remains is read from the branch; when it ends is what the branch does to the plan of the trunk. */
function forecastOnBranch(
  graph: ProgramGraph,
  milestone: string,
  { trunk, past: _, ...options }: ForecastOptions & { readonly trunk: ProgramGraph },
): MilestoneForecast {
  const program = graph.milestones.get(milestone)?.program ?? '';
  if (trunk.milestones.get(milestone)?.program !== program || !trunk.programs.has(program))
    return forecastMilestone(graph, milestone, options);
  const { forecast } = rememberedFlow(pastOf(graph, program), milestone, options);
  if (forecast.status !== 'ok' || forecast.finished !== null) return forecast;
  const model = rememberedModel(pastOf(trunk, program), milestone, options);
  const branch = rememberedBranch(model, graph);
  const run = branch.current;
  if (!run.input.milestones.some(({ id }) => id === milestone)) return forecastMilestone(graph, milestone, options);
  const past = pastOf(trunk, program);
  const record = daysOf(past, rememberedFlow(past, milestone, options));
  return planned(forecast, { model: branch, run, entered: enteredAhead(graph, program), record });
}

const branches = new WeakMap<ProgramGraph, WeakMap<PlanModel, PlanModel>>();

/** A plan of a branch, run once in the futures of the trunk's. */
function rememberedBranch(model: PlanModel, graph: ProgramGraph): PlanModel {
  const known = branches.get(graph) ?? new WeakMap<PlanModel, PlanModel>();
  branches.set(graph, known);
  const { program, seed, definition } = model.input;
  const input = () => modelInput(graph, program, { seed, definition, trunk: model.input });
  const branch = known.get(model) ?? modelOnBranch(model, input());
  known.set(model, branch);
  return branch;
}

interface Planned {
  readonly model: PlanModel;
  /** The plan as it stands, or that of a scenario. */
  readonly run: PlanRun;
  readonly entered: readonly string[];
  /** Days of each team's part in the record that the plan is held against, by team. */
  readonly record: ReadonlyMap<string, Float64Array>;
}

function daysOf({ learned }: Past, { run }: FlowForecast): ReadonlyMap<string, Float64Array> {
  return run === null ? new Map() : recordedDays(learned.ledger.teams, run);
}

function planned(forecast: MilestoneForecast & ForecastDates, of: Planned): MilestoneForecast {
  const { model, run, entered } = of;
  const index = run.input.milestones.findIndex(({ id }) => id === forecast.milestone);
  const dates = datesIn(model, run, index);
  const diagnostics: readonly Diagnostic[] = [
    ...forecast.diagnostics.filter(({ code }) => code !== BEYOND_HORIZON),
    ...run.input.diagnostics,
    ...run.compiled.diagnostics,
    ...lateNoteOf(`milestone:${forecast.milestone}`, dates),
  ];
  const said = { what: 'what was entered about the days ahead', count: entered.length, subjects: entered };
  const evidence = entered.length === 0 ? forecast.evidence : [...forecast.evidence, said];
  return { ...headOf(forecast), ...dates, remaining: remainingIn(forecast, dates, of), evidence, diagnostics };
}

/** What remains, with the dates of the plan for each team; without a date of the whole, none of a part. */
function remainingIn(
  { milestone, remaining }: MilestoneForecast,
  dates: ForecastDates | NoDates,
  { model, run, record }: Planned,
): Remaining {
  if (dates.status !== 'ok') return { ...remaining, byTeam: [] };
  const recorded = { milestone, parts: remaining.byTeam, days: record, whole: dates.quantiles };
  return { ...remaining, byTeam: plannedParts(model, run, recorded) };
}

/** A forecast without its dates: those of the plan take their place. */
function headOf(forecast: MilestoneForecast & ForecastDates) {
  const {
    status: _,
    quantiles: __,
    curve: ___,
    oddsOfTarget: ____,
    beyondHorizon: _____,
    finished: ______,
    ...head
  } = forecast;
  return head;
}

const models = new WeakMap<Past, Map<string, PlanModel>>();

/** The plan of a program, made once for each past and way of asking: all of its active milestones share it. */
function rememberedModel(past: Past, milestone: string, options: Omit<ForecastOptions, 'trunk'>): PlanModel {
  const known = models.get(past) ?? new Map<string, PlanModel>();
  models.set(past, known);
  const { seed, replications, definition, before } = options;
  const key = `${seed}/${replications}/${definition}/${before?.at}`;
  const active = known.get(key) ?? planModel(modelInput(past.graph, past.program, { ...options, past }), options);
  known.set(key, active);
  if (active.input.milestones.some(({ id }) => id === milestone)) return active;
  const input = modelInput(past.graph, past.program, { ...options, past, also: milestone });
  return planModel(input, options);
}
