import type { Day } from '@fulcrum/core/calendar';
import type { SprintForecast, SprintRecord } from '@fulcrum/core/forecast';
import type { EvidenceRef, Words } from '../../views/index.ts';
import { countWords, dayWords, oddsWords, piece } from '../phrases.ts';
import { dayAt, type SprintStage } from './sprints.ts';

interface Told {
  readonly sprint: SprintRecord;
  readonly goal: string | null;
  readonly forecast: SprintForecast;
  readonly stage: SprintStage;
  readonly asOf: Day;
  /** All items of the sprint, those that are over, those that are open. */
  readonly evidence: { readonly all: EvidenceRef; readonly done: EvidenceRef; readonly open: EvidenceRef };
}

/** What is to be said of a sprint in a sentence or two. */
export function sprintHeadline(told: Told): Words {
  const { sprint, stage, asOf, goal } = told;
  const about = goal === null || goal === '' ? '' : `, goal “${goal}”`;
  const when = `${ENDS[stage]} ${dayWords(dayAt(sprint.end), asOf)}`;
  return [{ text: sprint.name, strong: true }, piece.text(` (${when}${about}) `), ...standing(told)];
}

const ENDS = { ahead: 'ends', running: 'ends', overdue: 'was to end', over: 'ended' } as const;

function standing(told: Told): Words {
  const { stage, forecast, evidence } = told;
  const { total, done, open } = forecast.state;
  if (total === 0) return [piece.text(stage === 'ahead' ? 'holds no items yet.' : 'holds no items.')];
  const all = piece.figure(countWords(total, 'item'), evidence.all);
  const finished = [piece.figure(String(done), evidence.done), piece.text(' of its '), all];
  if (stage === 'ahead') return [piece.text('has not begun; it holds '), all, piece.text('.')];
  if (stage === 'over') return [piece.text('finished '), ...finished, piece.text('.')];
  if (stage === 'overdue')
    return [piece.text('finished '), ...finished, piece.text(`; ${open.length} are open, and it is not closed.`)];
  return done === total ? [piece.text('has finished all of its '), all, piece.text('.')] : ahead(told, finished);
}

function ahead({ forecast, evidence }: Told, finished: Words): Words {
  const { total, done } = forecast.state;
  if (forecast.status !== 'ok')
    return [
      piece.text('has finished '),
      ...finished,
      piece.text(`. How many more cannot be forecast: ${forecast.reason}.`),
    ];
  const { p15, p85 } = forecast.quantiles;
  return [
    piece.text('will probably finish '),
    { text: p15 === p85 ? String(p15) : `${p15}–${p85}`, strong: true, evidence: METHOD },
    piece.text(' of its '),
    piece.figure(countWords(total, 'item'), evidence.all),
    piece.text(` (${doneWords(done)}); all ${total}: `),
    { text: oddsWords(forecast.oddsOfAll), strong: true, evidence: METHOD },
    piece.text('.'),
  ];
}

const doneWords = (done: number): string => (done === 0 ? 'none done yet' : `${done} done`);

const METHOD: EvidenceRef = { kind: 'method', label: 'How sprints are forecast', params: { name: 'sprint' } };
