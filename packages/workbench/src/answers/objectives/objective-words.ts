import type { ObjectivesView, ObjectiveView } from '../../views/index.ts';
import { countWords, dayWords, oddsWords } from '../phrases.ts';

type Unit = ObjectiveView['unit'];

/** "€40,000", "120 points"; a sum without a currency is a plain number. */
export function worthWords(amount: number, unit: Unit, currency: string | null): string {
  const rounded = Math.abs(amount) >= 1_000 ? Number(amount.toPrecision(3)) : Math.round(amount * 10) / 10;
  if (unit === 'points') return `${rounded.toLocaleString('en')}\u00a0${rounded === 1 ? 'point' : 'points'}`;
  if (currency === null) return rounded.toLocaleString('en');
  return rounded.toLocaleString('en', { style: 'currency', currency, maximumFractionDigits: 0 });
}

/** "5 weeks"; below ten with a half where that is nearer. */
export function weeksWords(weeks: number): string {
  if (weeks < 1) return 'less than a week';
  return countWords(weeks < 10 ? Math.round(weeks * 2) / 2 : Math.round(weeks), 'week');
}

/** An objective in a sentence: when it lands, and what waiting costs. */
export function objectiveWords(
  objective: Omit<ObjectiveView, 'words'>,
  of: Pick<ObjectivesView, 'asOf' | 'currency'>,
): string {
  const { landing, odds, due, delay, unit, state } = objective;
  if (state !== 'open') return state === 'achieved' ? 'Achieved.' : 'Given up.';
  if (landing.status === 'landed') return `Its work landed on ${dayWords(landing.day!, of.asOf)}.`;
  if (landing.status !== 'ok') return `It cannot be told when it lands: ${landing.reason}.`;
  const dates = `Lands by ${dayWords(landing.p50!, of.asOf)} as likely as not, by ${dayWords(landing.p85!, of.asOf)} with 85\u00a0%`;
  const target = due === null || odds === null ? '' : `; ${oddsWords(odds)} by ${dayWords(due, of.asOf)}`;
  const since = due === null ? 'Waiting from today until then' : 'Being late';
  const lost = delay === null ? '' : ` ${since} loses ${worthWords(delay.mean, unit, of.currency)} on average.`;
  return `${dates}${target}.${lost}`;
}
