import { type Day, dayOf } from '@fulcrum/core/calendar';
import type { DateQuantiles } from '@fulcrum/core/forecast';
import type { EvidenceRef, Words } from '../views/index.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "4 Dec", with the year when it is another than that of the as-of day. The spaces do not break. */
export function dayWords(day: Day, asOf: Day): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  const short = `${Number(date)}\u00a0${MONTHS[Number(month) - 1]}`;
  return year === asOf.slice(0, 4) ? short : `${short}\u00a0${year}`;
}

/** The range to plan with: "18 Nov – 12 Jan 2018". */
export function rangeWords(quantiles: Pick<DateQuantiles, 'p15' | 'p85'>, asOf: Day): string {
  const { p15, p85 } = quantiles;
  if (p15 === p85) return dayWords(p15, asOf);
  // "2 Dec – 5 Aug 2018" reads as if both lay in 2018: a range over two years names both.
  const first = p15.slice(0, 4) === p85.slice(0, 4) ? dayWords(p15, asOf) : dayWords(p15, '');
  return `${first} – ${dayWords(p85, asOf)}`;
}

/** Odds as nobody can misread them: never 0 %, never 100 %. */
export function oddsWords(odds: number): string {
  if (odds > 0.95) return '>95\u00a0%';
  if (odds < 0.05) return '<5\u00a0%';
  return `${Math.round(odds * 100)}\u00a0%`;
}

/** "3 items", "1 item". */
export function countWords(count: number, noun: string): string {
  return `${count.toLocaleString('en')}\u00a0${count === 1 ? noun : `${noun}s`}`;
}

/** "12 days later", "5 days sooner", "unchanged". */
export function moveWords(days: number): string {
  if (days === 0) return 'unchanged';
  return `${countWords(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'sooner'}`;
}

/** Why something cannot be forecast, to follow words that already say that it cannot. */
export function reasonWords(reason: string): string {
  return reason.replace(/^cannot (be )?forecast: /i, '');
}

/** A piece of a sentence: plain text, a figure with its evidence, or a link. */
export const piece = {
  text: (text: string): Words[number] => ({ text }),
  figure: (text: string, evidence: EvidenceRef): Words[number] => ({ text, strong: true, evidence }),
  link: (text: string, href: string): Words[number] => ({ text, strong: true, href }),
};

/** The day of an instant, or null. */
export function dayOrNull(at: number | null): Day | null {
  return at === null ? null : dayOf(at);
}
