import type { Day } from '@fulcrum/core/calendar';
import { type MilestoneForecast, reportAsOf } from '@fulcrum/core/forecast';
import type { Milestone, ProgramRecord } from '@fulcrum/core/vocabulary';
import { scenarioState } from '../../scenarios/scenario-state.ts';
import type { BriefView, OptionsView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { WorkProgress } from '../../workspace/elsewhere.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { keptBacktest } from '../calibration.ts';
import { explanation } from '../explanation.ts';
import { milestoneForecast, weekBefore } from '../forecasts.ts';
import { programRef } from '../overview.ts';
import { programDiagnostics } from '../program-diagnostics.ts';
import type { BriefScenario, BriefSource } from './brief-source.ts';
import { movedSentence } from './moved-sentence.ts';
import { optionsSentence } from './options-sentence.ts';
import { recordSentence } from './record-sentence.ts';
import { threatSentence } from './threat-sentence.ts';
import { whenSentence } from './when-sentence.ts';

export interface BriefOf {
  readonly program: string;
  readonly milestone: Milestone;
  readonly asOf: Day;
  /** The earlier day to compare with; a week before, when there is none. */
  readonly since: Day | undefined;
  /** Tells what can be done, for the milestone as of the day; null for an answer that does not wait for that and for causes. */
  readonly options: (() => Promise<OptionsView>) | null;
  /** The scenario that is laid over the workbench, and the workbench without it. */
  readonly scenario: { readonly id: string; readonly trunk: Workbench } | null;
  readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
}

/** A milestone in five sentences for whoever has half a minute, composed from the answers and from nothing else. */
export async function brief(workbench: Workbench, of: BriefOf): Promise<BriefView> {
  const source = await sourceOf(workbench, of);
  const { graph, program, forecast, before, plan, scenario } = source;
  const isFinished = finishedOn(forecast) !== null;
  return {
    status: isFinished ? 'finished' : forecast.status,
    asOf: of.asOf,
    since: before.asOf,
    program: programRef(graph.programs.get(program) as ProgramRecord),
    milestone: { id: forecast.milestone, name: forecast.name },
    target: forecast.target,
    scenario: scenario === null ? null : { id: scenario.id, name: scenario.name },
    sentences: sentences(source),
    isWhole: plan !== null || !isOpen(forecast),
    diagnostics: [...programDiagnostics(graph, program), ...forecast.diagnostics],
  };
}

async function sourceOf(workbench: Workbench, of: BriefOf): Promise<BriefSource> {
  const { program, asOf } = of;
  const place = { program, milestone: of.milestone.id, asOf };
  const forecast = await milestoneForecast(workbench, place);
  // What has ended is held against what was said shortly before it did.
  const since = of.since ?? weekBefore(finishedOn(forecast) ?? asOf);
  const kept = await keptBacktest(workbench, program);
  const source = {
    graph: graphAsOf(workbench, asOf),
    program,
    forecast,
    before: await milestoneForecast(workbench, { ...place, asOf: since }),
    scenario: of.scenario === null ? null : await scenarioOf(of.scenario, place),
    report: kept === null ? null : reportAsOf(kept.report, asOf),
  };
  if (of.options === null || !isOpen(forecast)) return { ...source, plan: null, explained: null };
  const plan = await of.options();
  if (!canExplain(source)) return { ...source, plan, explained: null };
  const question = { ...place, from: since, to: asOf, draws: {}, facts: 0, onProgress: of.onProgress };
  return { ...source, plan, explained: await explanation(workbench, question) };
}

/** Causes are told of dates that are known on both days; a scenario is compared on one day. */
function canExplain({ before, scenario }: Pick<BriefSource, 'before' | 'scenario'>): boolean {
  return before.status === 'ok' && scenario === null;
}

function isOpen(forecast: MilestoneForecast): boolean {
  return forecast.status === 'ok' && forecast.finished === null;
}

function finishedOn(forecast: MilestoneForecast): Day | null {
  return forecast.status === 'ok' ? (forecast.finished?.day ?? null) : null;
}

type Place = { readonly program: string; readonly milestone: string; readonly asOf: Day };

async function scenarioOf({ id, trunk }: NonNullable<BriefOf['scenario']>, place: Place): Promise<BriefScenario> {
  const { scenario, changes } = scenarioState(trunk, id);
  const words = changes.flatMap((change) => (change.undone === true ? [] : [change.words ?? '']));
  return { id, name: scenario.name ?? id, changes: words, without: await milestoneForecast(trunk, place) };
}

/** The five sentences, always in this order. */
function sentences(source: BriefSource): BriefView['sentences'] {
  return [
    { id: 'when', title: 'When it lands', words: whenSentence(source) },
    { id: 'moved', title: 'What moved', words: movedSentence(source) },
    { id: 'threat', title: 'What threatens it', words: threatSentence(source) },
    { id: 'options', title: 'What can be done', words: optionsSentence(source) },
    { id: 'record', title: 'How good we were', words: recordSentence(source) },
  ];
}
