export { type DelayProfile, HALVES_IN, lossesOf } from './delay.ts';
export {
  type Ahead,
  daysAhead,
  type Landing,
  landingDates,
  landingOdds,
  landingOf,
  type NeededWork,
  type PairedOdds,
  pairedOdds,
} from './landing.ts';
export { type Contender, gainOfOrder, type Ranked, rankedByCd3, rankedByValue, weeksOf } from './order.ts';
export { type Progress, progressOf, type Reading } from './progress.ts';
