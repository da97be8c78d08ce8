import { type ItemFilter, type Metric, selectItems } from '../measure/index.ts';
import type { Item } from '../program/index.ts';
import { answerHead, weeksOf } from './times.ts';
import { reached } from './weekly.ts';

const about = { id: 'wip', unit: 'items' };

/** Items that were started and not finished at the end of each week. Open items without a known start do not count. */
export const workInProgress: Metric = {
  ...about,
  name: 'Work in progress',
  question: 'How many items are under way at once?',
  method: 'flow',
  compute: (graph, query) => {
    const started = selectItems(graph, query.filter).filter(isStarted);
    const weeks = weeksOf(graph, query);
    const times = weeks.map(({ until }) => until - 1);
    const starts = reached(
      times,
      started.map((item) => item.startedAt as number).sort((a, b) => a - b),
    );
    const ends = reached(
      times,
      started.flatMap(finishAfterStart).sort((a, b) => a - b),
    );
    const points = weeks.map(({ day, until }, week) => {
      const opens: ItemFilter = { ...query.filter, started: { until }, openAt: until - 1 };
      return { day, value: starts[week]! - ends[week]!, opens };
    });
    const now = points.at(-1);
    const head = answerHead(graph, about, {
      what: 'items under way',
      count: now?.value ?? 0,
      filter: now?.opens ?? query.filter,
    });
    // Without a changelog only the items under way today have a start: their number today would be a lie about the past.
    if (!started.some((item) => item.finishedAt !== null)) {
      const reason = 'no finished item has a known start: the import has no changelog, or no state means "doing"';
      return { ...head, status: 'insufficient-data', reason, series: [], figures: {} };
    }
    return { ...head, status: 'ok', series: [{ name: 'under way', points }], figures: { now: now?.value ?? 0 } };
  },
};

// An item that was reopened counts as open until it was finished for good, as the filter has it.
function isStarted(item: Item): boolean {
  return item.startedAt !== null && (item.finishedAt === null || item.finishedAt >= item.startedAt);
}

function finishAfterStart(item: Item): number[] {
  return item.finishedAt === null ? [] : [item.finishedAt];
}
