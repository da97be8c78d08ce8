import type { Instant } from '../calendar/index.ts';

/** How many instants fall into each of some spans that follow each other without a gap. */
export function bucketed(
  spans: readonly { readonly from: Instant; readonly until: Instant }[],
  instants: readonly Instant[],
): number[] {
  const counts = spans.map(() => 0);
  const sorted = [...instants].sort((a, b) => a - b);
  let span = 0;
  for (const at of sorted) {
    while (span < spans.length && at >= spans[span]!.until) span++;
    if (span < spans.length && at >= spans[span]!.from) counts[span]!++;
  }
  return counts;
}

/** How many of some sorted instants lie at or before each of some rising times. */
export function reached(times: readonly Instant[], sorted: readonly Instant[]): number[] {
  let count = 0;
  return times.map((time) => {
    while (count < sorted.length && sorted[count]! <= time) count++;
    return count;
  });
}
