import { z } from 'zod';
import { programRef } from './pages.ts';
import { dayText, diagnosticView, evidenceRef, words } from './words.ts';

/** A point of a series. `evidence` opens exactly the items that it counts. */
const flowPoint = z
  .object({ day: dayText, value: z.number(), evidence: evidenceRef.optional() })
  .meta({ id: 'FlowPoint' });

const flowItem = z
  .object({
    id: z.string(),
    title: z.string(),
    day: dayText,
    days: z.number(),
    team: z.string().nullable(),
    state: z.string().nullable(),
  })
  .meta({ id: 'FlowItem' });

/** One metric: its answer in words, its figures, its series, or why there is none. */
const flowMetric = z
  .object({
    id: z.string(),
    title: z.string(),
    question: z.string(),
    unit: z.string(),
    status: z.enum(['ok', 'insufficient-data']),
    words: z.string(),
    value: z.number().nullable(),
    percentiles: z.array(z.object({ p: z.number(), value: z.number() })),
    series: z.array(z.object({ name: z.string(), points: z.array(flowPoint) })),
    /** The items behind it, one dot each (cycle time: the finished ones; age: the open ones). */
    items: z.array(flowItem),
    method: z.string(),
  })
  .meta({ id: 'FlowMetric' });

export const flowView = z
  .object({
    asOf: dayText,
    program: programRef,
    filter: z.object({
      team: z.string().nullable(),
      milestone: z.string().nullable(),
      type: z.string().nullable(),
      weeks: z.number().int(),
    }),
    headline: words,
    metrics: z.array(flowMetric),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Flow' });
export type FlowView = z.infer<typeof flowView>;
