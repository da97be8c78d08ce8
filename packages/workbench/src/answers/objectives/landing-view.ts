import type { Day } from '@fulcrum/core/calendar';
import { type Landing, landingDates, landingOdds, weeksOf } from '@fulcrum/core/objectives';
import type { LandingView } from '../../views/index.ts';

const NO_DATES = { p5: null, p15: null, p50: null, p85: null, p95: null };

/** When something lands, as it is shown. */
export function landingView(asOf: Day, landing: Landing): LandingView {
  if (landing.status === 'ok') return { status: 'ok', reason: null, day: null, ...landingDates(asOf, landing) };
  if (landing.status === 'landed') return { status: 'landed', reason: null, day: landing.day, ...NO_DATES };
  return { status: landing.status, reason: landing.reason, day: null, ...NO_DATES };
}

/** The odds that it lands by a day; null without a day or dates. What has landed did, or did not. */
export function oddsOf(asOf: Day, due: Day | null, landing: Landing): number | null {
  if (due === null) return null;
  if (landing.status === 'ok') return landingOdds(asOf, due, landing);
  return landing.status === 'landed' ? Number(landing.day <= due) : null;
}

/** Weeks of its own that are left; null without dates. */
export function weeksLeft(landing: Landing) {
  return landing.status === 'ok' ? weeksOf(landing.duration) : null;
}

/** Mean and middle 70 % of a sample. */
export function spreadOf(values: Float64Array) {
  const sorted = values.slice().sort();
  const at = (p: number) => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0;
  const mean = values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
  return { mean, p15: at(0.15), p85: at(0.85) };
}
