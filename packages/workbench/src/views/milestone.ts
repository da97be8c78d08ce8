import { z } from 'zod';
import { answerStatus, forecastView, health, quantiles } from './forecast.ts';
import { dayText, diagnosticView, words } from './words.ts';

/** A past forecast of the same milestone, for ghosts and histories. */
const pastForecast = z
  .object({
    asOf: dayText,
    status: answerStatus,
    p15: dayText.nullable(),
    p50: dayText.nullable(),
    p85: dayText.nullable(),
    /** Odds of the target that it had then. */
    odds: z.number().nullable(),
  })
  .meta({ id: 'PastForecast' });

const scopePoint = z
  .object({ day: dayText, total: z.number().int(), done: z.number().int() })
  .meta({ id: 'ScopePoint' });

/** One milestone in a list: where it lands against its target, and how that moved in a week. */
export const milestoneRow = z
  .object({
    id: z.string(),
    name: z.string(),
    form: z.enum(['release', 'epic']),
    total: z.number().int(),
    open: z.number().int(),
    target: dayText.nullable(),
    status: answerStatus,
    health,
    words: z.string(),
    quantiles: quantiles.nullable(),
    oddsOfTarget: z.number().nullable(),
    lastWeek: quantiles.nullable(),
    /** Days by which the 85 % date moved in seven days; positive is later; null when either date is missing. */
    movedDays: z.number().int().nullable(),
    /** Items that joined or left its scope in seven days. */
    joined: z.number().int(),
    left: z.number().int(),
    /** What joined, left or was finished in seven days, in words whose figures open these items. */
    moves: words,
    scope: z.array(scopePoint),
    /** Forecasts of the last weeks that are known already, oldest first; the page of the milestone computes the rest. */
    past: z.array(pastForecast),
    /** What really happened; only when it was asked to be revealed and is known. */
    actual: dayText.nullable(),
  })
  .meta({ id: 'MilestoneRow' });
export type MilestoneRow = z.infer<typeof milestoneRow>;

/** The page of one milestone. */
export const milestoneView = z
  .object({
    asOf: dayText,
    program: z.object({ id: z.string(), name: z.string(), key: z.string() }),
    row: milestoneRow,
    headline: words,
    forecast: forecastView,
    lastWeek: forecastView.nullable(),
    past: z.array(pastForecast),
    /** What really happened; only when it was asked to be revealed. */
    actual: z.object({ day: dayText, words: z.string() }).nullable(),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'MilestonePage' });
export type MilestoneView = z.infer<typeof milestoneView>;
