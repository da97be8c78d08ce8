import type { DeliveryMeasure } from '@fulcrum/core/delivery';

/** The answer of a measure of delivery in one line. */
export function measureWords(measure: DeliveryMeasure): string {
  if (measure.status !== 'ok') return `${measure.status === 'not-connected' ? 'not connected: ' : ''}${measure.reason}`;
  return WORDS[measure.id](measure.figures);
}

type Figures = DeliveryMeasure['figures'];

const WORDS: Readonly<Record<DeliveryMeasure['id'], (figures: Figures) => string>> = {
  'lead-time': (figures) =>
    `half take ${spanWords(figures.p50)} or less, 85\u00a0% ${spanWords(figures.p85)}${stageWords(figures)}`,
  'deployment-frequency': ({ p50, mean, deployments }) =>
    `${p50} ${p50 === 1 ? 'day' : 'days'} in the middle week (${mean} on average), ${deployments} deployments`,
  'change-failure-rate': ({ rate = 0, failed, deployments }) =>
    `${Math.round(rate * 1000) / 10}\u00a0% (${failed} of ${deployments} deployments)`,
  'time-to-restore': ({ p50, p85, outages }) =>
    outages === 1
      ? `${spanWords(p50)}, of the one that there was`
      : `half take ${spanWords(p50)} or less, 85\u00a0% ${spanWords(p85)} (${outages} in all)`,
  review: ({ p50, p85, waiting, unreviewed }) =>
    `half wait ${spanWords(p50)} or less for the first answer, 85\u00a0% ${spanWords(p85)}; ${waiting} wait now, ${unreviewed} were merged without`,
};

const STAGES: readonly (readonly [name: string, words: string])[] = [
  ['coding', 'coding'],
  ['pickup', 'waiting for review'],
  ['review', 'review'],
  ['deploy', 'deployment'],
];

function stageWords(figures: Figures): string {
  const known = STAGES.flatMap(([name, words]) => {
    const hours = figures[`${name}-p50`];
    return hours === undefined ? [] : [`${words} ${spanWords(hours)}`];
  });
  return known.length === 0 ? '' : `; in the middle: ${known.join(', ')}`;
}

/** Hours as people say them: `40 min`, `5.5 h`, `3.2 days`. */
function spanWords(hours = 0): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  return hours < 48 ? `${Math.round(hours * 10) / 10} h` : `${Math.round((hours / 24) * 10) / 10} days`;
}
