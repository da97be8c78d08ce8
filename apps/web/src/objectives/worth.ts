import type { Objective } from './objectives-query.ts';

/** An amount in its unit: `€40,000`, `120 points`; a sum without a currency is a plain number. */
export function formatWorth(amount: number, unit: Objective['unit'], currency: string | null): string {
  const whole = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 });
  if (unit === 'points') return `${whole.format(amount)}\u00a0${amount === 1 ? 'point' : 'points'}`;
  if (currency === null) return whole.format(amount);
  const options = { style: 'currency', currency, maximumFractionDigits: 0, maximumSignificantDigits: 3 } as const;
  return new Intl.NumberFormat(undefined, options).format(amount);
}

/** Weeks with a half where they are few: `5.5`, `27`. */
export function formatWeeks(weeks: number): string {
  return String(weeks < 10 ? Math.round(weeks * 2) / 2 : Math.round(weeks));
}
