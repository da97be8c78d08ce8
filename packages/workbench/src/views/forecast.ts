import { z } from 'zod';
import { dayText, diagnosticView, evidenceRef } from './words.ts';

/** Days that are reached with the odds of their name; null where the odds lie beyond what can be said. */
export const quantiles = z
  .object({
    p5: dayText.nullable(),
    p15: dayText.nullable(),
    p50: dayText.nullable(),
    p85: dayText.nullable(),
    p95: dayText.nullable(),
  })
  .meta({ id: 'Quantiles' });
export type QuantilesView = z.infer<typeof quantiles>;

export const answerStatus = z.enum(['ok', 'insufficient-data', 'infeasible', 'out-of-time', 'finished']);

/** Where a date stands against its target: 60 % odds and more on track, 40 to 60 at risk, below late. */
export const health = z.enum(['on-track', 'at-risk', 'late', 'no-target', 'no-forecast', 'finished']);

const teamRemaining = z
  .object({
    team: z.string(),
    name: z.string(),
    open: z.number().int(),
    done: z.number().int(),
    /** When this team's part ends; null when its history is too thin to say. */
    quantiles: quantiles.nullable(),
    /** Share of futures in which this team is the last to end, 0 to 1. */
    isLast: z.number().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'TeamRemaining' });

/** The answer to "when, and how sure?" for one milestone, or for all known work of a program. */
export const forecastView = z
  .object({
    status: answerStatus,
    /** The answer in one plain sentence, also when there is none. */
    words: z.string(),
    program: z.string(),
    milestone: z.object({ id: z.string(), name: z.string() }).nullable(),
    asOf: dayText,
    target: dayText.nullable(),
    quantiles: quantiles.nullable(),
    /** The whole distribution: the day reached with probability p, for p = .01 … .99. */
    curve: z.array(z.object({ p: z.number(), day: dayText })),
    /** 0 to 1; null without a target or without a forecast. */
    oddsOfTarget: z.number().nullable(),
    health,
    remaining: z.object({ items: z.number().int(), byTeam: z.array(teamRemaining) }),
    scope: z.object({ total: z.number().int(), done: z.number().int(), expectedGrowth: z.number().nullable() }),
    /** What counts as the end: the release, or the last items. */
    end: z.enum(['release', 'items']),
    /** Set when it already ended as of this day. */
    finished: dayText.nullable(),
    seed: z.number().int(),
    replications: z.number().int(),
    modelVersion: z.string(),
    inputHash: z.string(),
    diagnostics: z.array(diagnosticView),
    evidence: z.array(evidenceRef),
  })
  .meta({ id: 'Forecast' });
export type ForecastView = z.infer<typeof forecastView>;
