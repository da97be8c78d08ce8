import { type ItemFilter, type Metric, selectItems } from '../measure/index.ts';
import { answerHead, LEAST_ITEMS, percentiles, spanOf, weeksOf } from './times.ts';
import { bucketed } from './weekly.ts';

const about = { id: 'throughput', unit: 'items/week' };

export const throughput: Metric = {
  ...about,
  name: 'Throughput',
  question: 'How many items are finished in a week?',
  method: 'flow',
  compute: (graph, query) => {
    const filter: ItemFilter = { ...query.filter, finished: spanOf(graph, query) };
    const finished = selectItems(graph, filter);
    const weeks = weeksOf(graph, query);
    const counts = bucketed(
      weeks,
      finished.map((item) => item.finishedAt ?? 0),
    );
    const points = weeks.map(({ day, from, until }, week) => {
      return { day, value: counts[week]!, opens: { ...query.filter, finished: { from, until } } };
    });
    const head = answerHead(graph, about, { what: 'items finished in these days', count: finished.length, filter });
    if (finished.length < LEAST_ITEMS) {
      const reason = `${finished.length} items were finished in these days, the floor is ${LEAST_ITEMS}`;
      return { ...head, status: 'insufficient-data', reason, series: [], figures: {} };
    }
    const mean = Math.round((finished.length / weeks.length) * 10) / 10;
    const figures = { mean, ...percentiles(counts) };
    return { ...head, status: 'ok', series: [{ name: 'finished', points }], figures };
  },
};
