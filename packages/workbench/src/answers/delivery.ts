import { type Day, dayOf } from '@fulcrum/core/calendar';
import { type DeliveryMeasure, deliveryOf, STAGES, type Stage, type Way } from '@fulcrum/core/delivery';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { ProgramRecord } from '@fulcrum/core/vocabulary';
import type { DeliveryView } from '../views/index.ts';
import { measureWords } from './delivery-words.ts';
import { programRef } from './overview.ts';
import { piece } from './phrases.ts';

type MeasureView = DeliveryView['measures'][number];

const ABOUT: Readonly<Record<DeliveryMeasure['id'], { readonly title: string; readonly question: string }>> = {
  'lead-time': {
    title: 'Lead time of changes',
    question: 'How long does a change take from its first commit to its users?',
  },
  'deployment-frequency': {
    title: 'Deployment frequency',
    question: 'On how many days of a week do changes reach their users?',
  },
  'change-failure-rate': {
    title: 'Change failure rate',
    question: 'Which share of deployments fails or leads to an incident?',
  },
  'time-to-restore': { title: 'Time to restore', question: 'How long does it take until a failure is mended?' },
  review: { title: 'Code review', question: 'How long does a change wait for the first answer?' },
};

const SLOWEST = 10;
const SUBJECTS = 500;

/** How the changes of a program reach their users, over some days. */
export function delivery(graph: ProgramGraph, of: DeliveryAsked): DeliveryView {
  const { program, asOf, from, to } = of;
  const found = deliveryOf(graph, { program: program.id, from, to });
  const measures = found.measures.map(measureView);
  const slowest = found.ways.toSorted((one, other) => other.hours - one.hours).slice(0, SLOWEST);
  return {
    asOf,
    program: programRef(program),
    from,
    to,
    headline: headline(measures),
    measures,
    weeks: [...found.weeks],
    slowest: slowest.map(wayView),
    method: 'delivery',
  };
}

/** What is asked of which program. */
export interface DeliveryAsked {
  readonly program: ProgramRecord;
  readonly asOf: Day;
  readonly from: Day;
  readonly to: Day;
}

function measureView(measure: DeliveryMeasure): MeasureView {
  const { id, status, figures, unit, band, excluded, evidence } = measure;
  return {
    ...{ id, ...ABOUT[id], unit, status, band },
    words: measureWords(measure),
    value: figures.rate ?? figures.p50 ?? null,
    figures: { ...figures },
    excluded: [...excluded],
    evidence: evidence.map(({ what, count, subjects = [] }) => ({
      what,
      count,
      subjects: subjects.slice(0, SUBJECTS),
    })),
  };
}

function wayView({ pull, attempt, hours, stages }: Way): DeliveryView['slowest'][number] {
  const { id, title, url, items } = pull;
  const each = STAGES.map((stage) => [stage, rounded(stages[stage])] as const);
  return {
    ...{ id, title: title ?? id, items: [...items] },
    // A link that a tool gives could run a script.
    url: url !== null && /^https?:\/\//i.test(url) ? url : null,
    deployed: dayOf(attempt.finished),
    hours: rounded(hours) ?? 0,
    stages: Object.fromEntries(each) as Record<Stage, number | null>,
  };
}

function rounded(hours: number | null): number | null {
  return hours === null ? null : Math.round(hours * 10) / 10;
}

function headline(measures: readonly MeasureView[]): DeliveryView['headline'] {
  const known = measures.filter(({ status }) => status === 'ok');
  if (measures.every(({ status }) => status === 'not-connected'))
    return [piece.text('How changes are delivered is not known: connect GitHub, or import git.')];
  if (known.length === 0) return [piece.text('Too little was delivered in these days to say how it goes.')];
  return known
    .filter(({ id }) => id === 'lead-time' || id === 'deployment-frequency' || known.length === 1)
    .flatMap(({ title, words }) => [piece.text(`${title}: `), { text: `${words}. `, strong: true }]);
}
