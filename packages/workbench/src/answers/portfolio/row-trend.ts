import type { Day } from '@fulcrum/core/calendar';
import { daysBetween } from '@fulcrum/core/calendar';
import type { MilestoneRow, PortfolioRow } from '../../views/index.ts';
import { countWords, oddsWords } from '../phrases.ts';

// Smaller moves over two months are none that anybody would act on.
const POINTS = 0.05;
const DAYS = 3;

/** How a milestone went in the weeks that are known: by odds where there is a target, else by its 85 % date. */
export function rowTrend({ past, oddsOfTarget, quantiles, target }: MilestoneRow, asOf: Day): PortfolioRow['trend'] {
  if (target !== null && oddsOfTarget !== null) {
    const first = past.find(({ odds }) => odds !== null);
    if (first?.odds != null) return oddsTrend(first.odds, oddsOfTarget, weeksWords(first.asOf, asOf));
  }
  const first = past.find(({ p85 }) => p85 !== null);
  if (first?.p85 == null || quantiles?.p85 == null) return { way: 'unknown', words: '' };
  return dateTrend(daysBetween(first.p85, quantiles.p85), weeksWords(first.asOf, asOf));
}

function oddsTrend(before: number, now: number, since: string): PortfolioRow['trend'] {
  if (Math.abs(now - before) < POINTS) return { way: 'steady', words: `steady for ${since}` };
  const isUp = now > before;
  return { way: isUp ? 'better' : 'worse', words: `${isUp ? 'up' : 'down'} from ${oddsWords(before)} in ${since}` };
}

function dateTrend(days: number, since: string): PortfolioRow['trend'] {
  if (Math.abs(days) < DAYS) return { way: 'steady', words: `steady for ${since}` };
  const isLater = days > 0;
  return {
    way: isLater ? 'worse' : 'better',
    words: `${countWords(Math.abs(days), 'day')} ${isLater ? 'later' : 'sooner'} in ${since}`,
  };
}

function weeksWords(first: Day, asOf: Day): string {
  return countWords(Math.round(daysBetween(first, asOf) / 7), 'week');
}
