import type { Day } from '../time/day.ts';
import { formatDay, formatRange } from '../time/format-day.ts';
import { formatOdds, formatShare } from '../words/figures.ts';
import type { Row } from './rows.ts';
import type { TimelineItem, TimelineMilestone } from './timeline-query.ts';

/** An item in words, for those who do not see its bar. */
export function itemWords(item: TimelineItem, near: Day): readonly string[] {
  const { planned, oddsOfPlanned, p85, criticality } = item;
  return [
    planned === null ? 'in no schedule' : `planned ${formatRange(planned.start, planned.end, near)}`,
    ...(oddsOfPlanned === null ? [] : [`${formatOdds(oddsOfPlanned)} to be done by then`]),
    p85 === null ? 'without odds' : `85\u00a0% by ${formatDay(p85, near)}`,
    ...(criticality !== null && criticality >= 0.01 ? [`decides in ${formatShare(criticality)} of the futures`] : []),
  ];
}

/** A milestone in words. */
export function milestoneWords(milestone: TimelineMilestone, near: Day): readonly string[] {
  const { planned, p50, p85, reason, target, oddsOfTarget } = milestone;
  if (reason !== null || p50 === null || p85 === null) return [`no date: ${reason ?? 'it is in no schedule'}`];
  return [
    ...(planned === null ? [] : [`planned for ${formatDay(planned, near)}`]),
    `even odds by ${formatDay(p50, near)}, 85\u00a0% by ${formatDay(p85, near)}`,
    ...(target === null
      ? []
      : [`target ${formatDay(target, near)}${oddsOfTarget === null ? '' : `: ${formatOdds(oddsOfTarget)}`}`]),
  ];
}

/** A row in words: what a screen reader says of it. */
export function rowWords(row: Row, near: Day): string {
  if (row.kind === 'item') return [`${row.item.item} ${row.name}`, ...itemWords(row.item, near)].join(', ');
  if (row.kind === 'milestone') return [row.name, row.note, ...milestoneWords(row.milestone, near)].join(', ');
  return `${row.name}, ${row.note}`;
}
