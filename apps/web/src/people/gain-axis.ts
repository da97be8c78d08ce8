import type { Candidate } from './people-query.ts';

/** Days gained as places on a line: more to the left, as dates that come earlier. */
export type GainAxis = {
  /** Percent of the width. */
  readonly at: (days: number) => number;
  readonly ticks: readonly number[];
};

/** An axis on which the gains of all candidates fit, and nothing at least. */
export function axisOf(candidates: readonly Pick<Candidate, 'gained'>[]): GainAxis {
  const all = candidates.flatMap(({ gained }) => (gained === null ? [] : [gained.low, gained.high, gained.p85]));
  const most = Math.max(1, ...all);
  const least = Math.min(0, ...all);
  const pad = (most - least) * 0.06;
  const [left, right] = [most + pad, least - pad];
  const at = (days: number) => ((left - days) / (left - right)) * 100;
  const step = stepOf((most - least) / 4);
  const count = Math.floor(most / step);
  const below = Math.floor(-least / step);
  const ticks = Array.from({ length: count + below + 1 }, (_, place) => (count - place) * step);
  return { at, ticks };
}

function stepOf(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? 10 * power;
}

/** Days by which a date comes earlier, as a move of it: "−5 d". */
export function gainWords(days: number): string {
  const whole = Math.round(days);
  if (whole === 0) return `0\u00a0d`;
  return `${whole > 0 ? '−' : '+'}${Math.abs(whole)}\u00a0d`;
}
