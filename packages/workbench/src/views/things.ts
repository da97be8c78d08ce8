import { z } from 'zod';
import { dayText, diagnosticView } from './words.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** A thing as the vocabulary has it: values by the names of its attributes; null where nothing is known. */
const thing = z.object({ id: z.string(), values: z.record(z.string(), value) }).meta({ id: 'Thing' });

/** The things of one kind. */
export const thingsView = z
  .object({
    asOf: dayText,
    kind: z.string(),
    /** What people can say of them. */
    attributes: z.array(
      z.object({ name: z.string(), meaning: z.string(), unit: z.string().nullable(), many: z.boolean() }),
    ),
    total: z.number().int(),
    things: z.array(thing),
  })
  .meta({ id: 'Things' });
export type ThingsView = z.infer<typeof thingsView>;

/** What was recorded. */
export const recordedView = z
  .object({
    kind: z.string(),
    id: z.string(),
    isNew: z.boolean(),
    thing,
    /** What to set to take it back. */
    undo: z.record(z.string(), value),
    /** What the rest must be read with from now on: a link that closes a ring. */
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Recorded' });
export type RecordedView = z.infer<typeof recordedView>;
