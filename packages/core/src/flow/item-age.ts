import { dayOf } from '../calendar/index.ts';
import { type ItemFilter, type Metric, selectItems } from '../measure/index.ts';
import { answerHead, daysFrom, LEAST_ITEMS, percentiles } from './times.ts';

const about = { id: 'item-age', unit: 'days' };

/** One point an open item, at the day on which it was created: how old it is as of the graph's time. */
export const itemAge: Metric = {
  ...about,
  name: 'Item age',
  question: 'How long have the open items been waiting?',
  method: 'flow',
  compute: (graph, query) => {
    const filter: ItemFilter = { ...query.filter, openAt: graph.at };
    const open = selectItems(graph, filter);
    const points = open.map((item) => {
      return { day: dayOf(item.createdAt), value: daysFrom(item.createdAt, graph.at), opens: { ids: [item.id] } };
    });
    points.sort((a, b) => b.value - a.value);
    const head = answerHead(graph, about, { what: 'open items', count: open.length, filter });
    if (open.length < LEAST_ITEMS) {
      const reason = `${open.length} items are open, the floor is ${LEAST_ITEMS}`;
      return { ...head, status: 'insufficient-data', reason, series: [], figures: {} };
    }
    const figures = percentiles(points.map((point) => point.value));
    return { ...head, status: 'ok', series: [{ name: 'open items', points }], figures };
  },
};
