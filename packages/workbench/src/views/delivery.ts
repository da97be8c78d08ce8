import { z } from 'zod';
import { programRef } from './pages.ts';
import { dayText, words } from './words.ts';

/** One measure of delivery: its answer in words, its figures, or why there is none. */
const deliveryMeasure = z
  .object({
    id: z.enum(['lead-time', 'deployment-frequency', 'change-failure-rate', 'time-to-restore', 'review']),
    title: z.string(),
    question: z.string(),
    unit: z.string(),
    status: z.enum(['ok', 'not-connected', 'insufficient-data']),
    words: z.string(),
    value: z.number().nullable(),
    figures: z.record(z.string(), z.number()),
    /** The group of the DORA report of 2023 with figures like this, for information. */
    band: z.enum(['elite', 'high', 'medium', 'low']).nullable(),
    excluded: z.array(z.object({ why: z.string(), count: z.number().int() })),
    /** What it rests on, as subjects; the first 500. */
    evidence: z.array(z.object({ what: z.string(), count: z.number().int(), subjects: z.array(z.string()) })),
  })
  .meta({ id: 'DeliveryMeasure' });

const stages = z.object({
  coding: z.number().nullable(),
  pickup: z.number().nullable(),
  review: z.number().nullable(),
  deploy: z.number().nullable(),
});

/** How changes reach their users: the four measures of DORA, and code review. */
export const deliveryView = z
  .object({
    asOf: dayText,
    program: programRef,
    from: dayText,
    to: dayText,
    headline: words,
    measures: z.array(deliveryMeasure),
    /** Whole weeks by their last day: days with a deployment to production, deployments, and how many failed. */
    weeks: z.array(
      z.object({
        day: dayText,
        days: z.number().int(),
        deployments: z.number().int(),
        failed: z.number().int(),
      }),
    ),
    /** The changes that took longest to reach production, with the hours of each stage. */
    slowest: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        url: z.string().nullable(),
        deployed: dayText,
        hours: z.number(),
        stages,
        items: z.array(z.string()),
      }),
    ),
    method: z.string(),
  })
  .meta({ id: 'Delivery' });
export type DeliveryView = z.infer<typeof deliveryView>;
