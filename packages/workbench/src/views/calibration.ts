import { z } from 'zod';
import { landedRow, programRef } from './pages.ts';
import { dayText, diagnosticView, words } from './words.ts';

const coverage = z.object({
  /** The odds that were claimed, 0 to 1. */
  nominal: z.number(),
  observed: z.number(),
  /** 95 % interval, clustered by milestone. */
  low: z.number(),
  high: z.number(),
});

const methodScore = z
  .object({
    method: z.enum(['fulcrum', 'velocity', 'bootstrap']),
    coverage: z.array(coverage),
    /** Mean continuous ranked probability score, in days: less is better. */
    crps: z.number(),
    /** The same, relative to velocity = 1. */
    crpsRelative: z.number(),
    pinball85: z.number(),
  })
  .meta({ id: 'MethodScore' });

/** The back-test of one definition of a milestone's end. */
const backtestView = z
  .object({
    end: z.enum(['release', 'items']),
    definition: z.string(),
    forecasts: z.number().int(),
    milestones: z.number().int(),
    /** How many could not be forecast, and why, in words. */
    refused: z.number().int(),
    methods: z.array(methodScore),
    /** Reliability: claimed odds against how often it came true. */
    reliability: z.array(coverage.extend({ n: z.number().int() })),
    /** Probability integral transform, ten bins; flat is calibrated. */
    pit: z.array(z.number()),
  })
  .meta({ id: 'Backtest' });

export const calibrationView = z
  .object({
    asOf: dayText,
    program: programRef,
    headline: words,
    backtests: z.array(backtestView),
    record: z.object({
      /** Forecasts that were kept when they were made, and scored when the truth came. */
      stored: z.number().int(),
      scored: z.number().int(),
      /** Of the scored ones: how many landed by their 85 % date, and their mean CRPS in days. */
      byP85: z.number().int(),
      crps: z.number().nullable(),
      rows: z.array(landedRow),
    }),
    computedAt: z.iso.datetime().nullable(),
    modelVersion: z.string(),
    limits: z.array(z.string()),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Calibration' });
export type CalibrationView = z.infer<typeof calibrationView>;
