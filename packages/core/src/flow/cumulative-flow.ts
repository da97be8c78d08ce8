import type { Instant } from '../calendar/index.ts';
import { type ItemFilter, type Metric, type Point, selectItems } from '../measure/index.ts';
import type { Item } from '../program/index.ts';
import { answerHead, weeksOf } from './times.ts';
import { reached } from './weekly.ts';

const about = { id: 'cumulative-flow', unit: 'items' };

/** At the end of each week: items created, items known to be started, and items finished by then. Each line opens its items. */
export const cumulativeFlow: Metric = {
  ...about,
  name: 'Cumulative flow',
  question: 'Does work leave as fast as it arrives, and where does it pile up?',
  method: 'flow',
  compute: (graph, query) => {
    const items = selectItems(graph, query.filter);
    const weeks = weeksOf(graph, query);
    const line = (name: string, atOf: (item: Item) => Instant | null, opens: (until: Instant) => ItemFilter) => {
      const instants = items.flatMap((item) => atOf(item) ?? []).sort((a, b) => a - b);
      const counts = reached(
        weeks.map(({ until }) => until - 1),
        instants,
      );
      const points = weeks.map(({ day, until }, week): Point => {
        return { day, value: counts[week]!, opens: { ...query.filter, ...opens(until) } };
      });
      return { name, points };
    };
    const series = [
      line(
        'created',
        (item) => item.createdAt,
        (until) => ({ created: { until } }),
      ),
      line(
        'started',
        (item) => item.startedAt,
        (until) => ({ started: { until } }),
      ),
      line(
        'finished',
        (item) => item.finishedAt,
        (until) => ({ finished: { until } }),
      ),
    ];
    const head = answerHead(graph, about, { what: 'items', count: items.length, filter: query.filter });
    if (items.length === 0) {
      return { ...head, status: 'insufficient-data', reason: 'there are no items here', series: [], figures: {} };
    }
    const [created, , finished] = series.map(({ points }) => points.at(-1)?.value ?? 0);
    return { ...head, status: 'ok', series, figures: { open: created! - finished!, finished: finished! } };
  },
};
