import type { Day } from '@fulcrum/core/calendar';
import { reportAsOf } from '@fulcrum/core/forecast';
import type { Milestone, ProgramRecord } from '@fulcrum/core/vocabulary';
import type { WorkProgress } from '../../catalogue/operation.ts';
import type { BriefView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { keptBacktest } from '../calibration.ts';
import { explanation } from '../explanation.ts';
import { milestoneForecast, weekBefore } from '../forecasts.ts';
import { programRef } from '../overview.ts';
import { programDiagnostics } from '../program-diagnostics.ts';
import type { BriefSource } from './brief-source.ts';
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
  /** True for an answer that does not wait for the causes of a move. */
  readonly isQuick: boolean;
  readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
}

// The parts of an explanation open their facts: as many as a drawer lists.
const FACTS = 500;

/** A milestone in five sentences for whoever has half a minute, composed from the answers and from nothing else. */
export async function brief(workbench: Workbench, of: BriefOf): Promise<BriefView> {
  const { program, asOf } = of;
  const place = { program, milestone: of.milestone.id };
  const graph = graphAsOf(workbench, asOf);
  const forecast = await milestoneForecast(workbench, { ...place, asOf });
  const finished = forecast.status === 'ok' ? forecast.finished : null;
  // What has ended is held against what was said shortly before it did.
  const since = of.since ?? weekBefore(finished?.day ?? asOf);
  const before = await milestoneForecast(workbench, { ...place, asOf: since });
  const isOpen = forecast.status === 'ok' && finished === null && before.status === 'ok';
  const question = { ...place, from: since, to: asOf, draws: {}, facts: FACTS, onProgress: of.onProgress };
  const explained = isOpen && !of.isQuick ? await explanation(workbench, question) : null;
  const kept = await keptBacktest(workbench, program);
  const report = kept === null ? null : reportAsOf(kept.report, asOf);
  return {
    status: finished === null ? forecast.status : 'finished',
    asOf,
    since,
    program: programRef(graph.programs.get(program) as ProgramRecord),
    milestone: { id: place.milestone, name: forecast.name },
    target: forecast.target,
    sentences: sentences({ graph, program, forecast, before, explained, report }),
    isWhole: explained !== null || !isOpen,
    diagnostics: [...programDiagnostics(graph, program), ...forecast.diagnostics],
  };
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
