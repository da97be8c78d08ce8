/** Odds in words that never claim more than can be known: the ends are capped. `probability` is 0 to 1. */
export function formatOdds(probability: number): string {
  if (probability > 0.95) return '>95\u00a0%';
  if (probability < 0.05) return '<5\u00a0%';
  return `${Math.round(probability * 100)}\u00a0%`;
}

/** A share of a whole, such as how often a team is last: below one in a hundred is said so. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.01) return '<1\u00a0%';
  if (share < 1 && share > 0.99) return '>99\u00a0%';
  return `${Math.round(share * 100)}\u00a0%`;
}

/** A move in days with its sign: `+12 d`, `−4 d`, `0 d`. */
export function formatMove(days: number): string {
  if (days === 0) return '0\u00a0d';
  return `${days > 0 ? '+' : '−'}${Math.abs(days)}\u00a0d`;
}

const whole = new Intl.NumberFormat();
/** A count in the reader's locale: `19,747`. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** `1 item`, `2 items`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)}\u00a0${count === 1 ? one : many}`;
}

const oneDigit = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
/** A pace with one digit: `9.5`. */
export function formatRate(rate: number): string {
  return oneDigit.format(rate);
}
