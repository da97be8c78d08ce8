import { addDays, type Day, dayOf, endOfDay, type Instant, MS_PER_DAY, startOfDay } from '../calendar/index.ts';
import type { ItemFilter, Metric, MetricAnswer, MetricQuery, Point } from '../measure/index.ts';
import { selectItems } from '../measure/index.ts';
import type { Item, ProgramGraph } from '../program/index.ts';
import { quantileSorted } from '../stats/index.ts';

/** Fewer items than this, and percentiles say nothing. */
export const LEAST_ITEMS = 5;

/** The percentiles that flow is told in. */
export function percentiles(values: readonly number[]): Readonly<Record<string, number>> {
  const sorted = [...values].sort((a, b) => a - b);
  return Object.fromEntries(
    [50, 85, 95].map((percent) => [`p${percent}`, Math.round(quantileSorted(sorted, percent / 100) * 10) / 10]),
  );
}

/** Instants from the start of the query's first day to the end of its last; nothing after the graph's time. */
export function spanOf(graph: ProgramGraph, query: MetricQuery): { readonly from: Instant; readonly until: Instant } {
  return { from: startOfDay(query.from), until: Math.min(endOfDay(query.to), graph.at) + 1 };
}

/** The weeks of a query as spans, the last one ending with its last day; the first may be cut short. */
export function weeksOf(
  graph: ProgramGraph,
  query: MetricQuery,
): readonly { day: Day; from: Instant; until: Instant }[] {
  const { from, until } = spanOf(graph, query);
  const last = dayOf(until - 1);
  const weeks = [];
  for (let end = last; endOfDay(end) >= from; end = addDays(end, -7)) {
    const start = Math.max(from, startOfDay(addDays(end, -6)));
    weeks.push({ day: end, from: start, until: Math.min(until, endOfDay(end) + 1) });
  }
  return weeks.reverse();
}

/** What every metric's answer starts with. */
export function answerHead(graph: ProgramGraph, metric: Pick<Metric, 'id' | 'unit'>, items: Evidenced) {
  return {
    metric: metric.id,
    unit: metric.unit,
    asOf: dayOf(graph.at),
    seed: null,
    evidence: [{ what: items.what, count: items.count, items: items.filter }],
    diagnostics: [],
  };
}

interface Evidenced {
  readonly what: string;
  readonly count: number;
  readonly filter: ItemFilter;
}

/** Days between two instants, to a tenth. */
export function daysFrom(since: Instant, until: Instant): number {
  return Math.round(((until - since) / MS_PER_DAY) * 10) / 10;
}

/** A metric of how long finished items took, from a moment that it is told: one point an item. */
export function timeMetric(
  of: Pick<Metric, 'id' | 'name' | 'question'>,
  sinceOf: (item: Item) => Instant | null,
  missing: string,
): Metric {
  const metric = { ...of, unit: 'days', method: 'flow' };
  return { ...metric, compute: (graph, query) => computeTimes(graph, query, { metric, sinceOf, missing }) };
}

interface TimeOf {
  readonly metric: Pick<Metric, 'id' | 'unit'>;
  readonly sinceOf: (item: Item) => Instant | null;
  readonly missing: string;
}

function computeTimes(graph: ProgramGraph, query: MetricQuery, of: TimeOf): MetricAnswer {
  const filter: ItemFilter = { ...query.filter, finished: spanOf(graph, query) };
  const finished = selectItems(graph, filter);
  const points = finished.flatMap((item): Point[] => {
    const since = of.sinceOf(item);
    const { finishedAt } = item;
    if (since === null || finishedAt === null || finishedAt < since) return [];
    return [{ day: dayOf(finishedAt), value: daysFrom(since, finishedAt), opens: { ids: [item.id] } }];
  });
  points.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const head = answerHead(graph, of.metric, { what: 'items finished in these days', count: finished.length, filter });
  if (points.length >= LEAST_ITEMS) {
    const figures = percentiles(points.map((point) => point.value));
    return { ...head, status: 'ok', series: [{ name: 'items', points }], figures };
  }
  const short = finished.length >= LEAST_ITEMS ? of.missing : 'were finished';
  const reason = `${points.length} items ${short} in these days, the floor is ${LEAST_ITEMS}`;
  return { ...head, status: 'insufficient-data', reason, series: [], figures: {} };
}
