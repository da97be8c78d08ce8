/** How waiting costs. */
export interface DelayProfile {
  readonly urgency: 'steady' | 'deadline' | 'decaying';
  /** What a week of waiting loses. */
  readonly costOfDelay: number;
  /** What it is worth: what is lost when the deadline is past. */
  readonly value: number | null;
  /** After how many weeks a decaying cost is half of what it was. */
  readonly halvesIn: number;
}

/** Weeks after which a decaying cost of delay is half, where nobody said. */
export const HALVES_IN = 13;

/** What landing so many days late loses; nothing when it lands in time. */
export function lossOfDelay(profile: DelayProfile, daysLate: number): number {
  if (daysLate <= 0) return 0;
  const weeks = daysLate / DAYS_PER_WEEK;
  if (profile.urgency === 'deadline') return profile.value ?? profile.costOfDelay * weeks;
  if (profile.urgency === 'steady') return profile.costOfDelay * weeks;
  const life = profile.halvesIn / Math.LN2;
  return profile.costOfDelay * life * (1 - 2 ** (-weeks / profile.halvesIn));
}

/** The same in each future. @param due days ahead of the day by which it is wanted: lateness is counted from its end */
export function lossesOf(profile: DelayProfile, days: Float64Array, due: number): Float64Array {
  return days.map((each) => lossOfDelay(profile, Math.round(each) - due));
}

export const DAYS_PER_WEEK = 7;
