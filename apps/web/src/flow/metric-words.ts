import { formatDay } from '../time/format-day.ts';
import { formatCount, plural } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';
import { formatAge } from '../work/format-age.ts';
import type { FlowMetric } from './flow-query.ts';

/** The answer of a metric in a sentence; what has no sentence here keeps the words of the server. */
export function metricWords(metric: FlowMetric): string {
  const words = metric.status === 'ok' ? SENTENCES[metric.id]?.(metric) : undefined;
  return words ?? begun(localDates(metric.words));
}

type Sentence = (metric: FlowMetric) => string | undefined;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  throughput: (metric) => {
    const [half, high] = [levelOf(metric, 50), levelOf(metric, 85)];
    if (half === undefined || high === undefined) return undefined;
    return `In half of the weeks ${round(half)} items or fewer were finished; in 15\u00a0% of them more than ${round(high)}.`;
  },
  'cycle-time': (metric) => times(metric, 'from start to finish'),
  'lead-time': (metric) => times(metric, 'from creation to finish'),
  'item-age': (metric) => {
    const [half, high] = [levelOf(metric, 50), levelOf(metric, 85)];
    if (half === undefined || high === undefined) return undefined;
    const items = plural(metric.items.length, 'open item');
    return `Half of ${items} are older than ${formatAge(Math.round(half))}; 15\u00a0% are older than ${formatAge(Math.round(high))}.`;
  },
  'cumulative-flow': (metric) => {
    const [created, finished] = [growthOf(metric, 'created'), growthOf(metric, 'finished')];
    if (created === undefined || finished === undefined) return undefined;
    const since = metric.series[0]?.points[0]?.day;
    return `${since ? `Since ${formatDay(since)}, ` : ''}${formatCount(created)} items arrived and ${formatCount(finished)} were finished: ${netWords(created - finished)}.`;
  },
};

function times(metric: FlowMetric, what: string): string | undefined {
  const [half, high] = [levelOf(metric, 50), levelOf(metric, 85)];
  if (half === undefined || high === undefined) return undefined;
  const items = plural(metric.items.length, 'finished item');
  return `Half of ${items} took ${formatAge(Math.round(half))} or less ${what}; 85\u00a0% took ${formatAge(Math.round(high))} or less.`;
}

function netWords(net: number): string {
  if (net === 0) return 'as many are open as before';
  return `${formatCount(Math.abs(net))} ${net > 0 ? 'more' : 'fewer'} are open than before`;
}

/** The value at a level in percent. */
function levelOf({ percentiles }: FlowMetric, level: number): number | undefined {
  return percentiles.find(({ p }) => Math.round(p <= 1 ? p * 100 : p) === level)?.value;
}

function growthOf({ series }: FlowMetric, name: string): number | undefined {
  const points = series.find((one) => one.name === name)?.points ?? [];
  const [first] = points;
  const last = points.at(-1);
  return first && last ? last.value - first.value : undefined;
}

const round = (value: number) => formatCount(Math.round(value));

const begun = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
