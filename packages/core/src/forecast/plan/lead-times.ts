import { type Day, daysBetween } from '../../calendar/index.ts';
import { median, normalQuantile } from '../../stats/index.ts';
import type { Diagnostic, Wait } from '../../vocabulary/index.ts';
import { WORK_PER_DAY } from './axis.ts';
import { leftAfter, threePointQuantile } from './tables.ts';

/** How long an answer takes where nothing is known of it, in days: half of them come within three weeks. */
const PRIOR_DAYS = 21;
/** Answered waits that such a guess is worth. */
const PRIOR_COUNT = 3;
/** Standard deviation of the logarithm of a lead time that is only guessed, learned from few, or promised. */
const SPREAD = 0.8;
const PROMISED_SPREAD = 0.5;
const LEAST_DAYS = 0.5;

/** What is left of a wait. */
export interface LeadTime {
  /** Quantiles in working days from the as-of day. */
  readonly quantile: (p: number) => number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * How long an open wait still takes: as three points say, else as was promised, else as answered waits of the same
 * form and of the same people took, drawn towards what is usual. What has passed since it was asked is taken off: it is known to have
 * lasted so long. Asked today, when nobody has asked yet.
 */
export function leadTime(wait: Wait, answered: readonly Wait[], asOf: Day): LeadTime {
  const elapsed = wait.asked === null ? 0 : Math.max(0, daysBetween(wait.asked, asOf));
  const said = threePointQuantile(wait);
  const { quantile, diagnostics } = said === null ? guessed(wait, answered, asOf) : { quantile: said, diagnostics: [] };
  const left = leftAfter(quantile, elapsed);
  return { quantile: (p) => WORK_PER_DAY * Math.max(0, left(p)), diagnostics };
}

function guessed(wait: Wait, answered: readonly Wait[], asOf: Day): LeadTime {
  if (wait.promised !== null) {
    const days = Math.max(LEAST_DAYS, daysBetween(wait.asked ?? asOf, wait.promised));
    return { quantile: lognormal(days, PROMISED_SPREAD), diagnostics: [] };
  }
  const similar = answered.filter((one) => one.form === wait.form && (one.with === wait.with || wait.with === null));
  const times = similar.flatMap(({ asked, answered: came }) =>
    asked === null || came === null ? [] : [Math.log(Math.max(LEAST_DAYS, daysBetween(asked, came)))],
  );
  const own = median(times) ?? 0;
  const weight = times.length / (times.length + PRIOR_COUNT);
  const days = Math.exp(weight * own + (1 - weight) * Math.log(PRIOR_DAYS));
  const what =
    times.length === 0
      ? `nothing tells how long "${nameOf(wait)}" takes, so half of such answers are taken to come within ${PRIOR_DAYS} days`
      : `how long "${nameOf(wait)}" takes is learned from ${times.length} answers before it`;
  const note = { severity: 'note' as const, code: 'lead-time', where: `wait:${wait.id}`, what };
  return {
    quantile: lognormal(days, SPREAD),
    diagnostics: [{ ...note, mend: 'say what was promised, or how long it takes: low, likely and high' }],
  };
}

function lognormal(middle: number, spread: number): (p: number) => number {
  return (p) => middle * Math.exp(spread * normalQuantile(p));
}

function nameOf(wait: Wait): string {
  return wait.title ?? wait.with ?? wait.id;
}
