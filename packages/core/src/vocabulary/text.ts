import { z } from 'zod';
import { EARLIEST, endOfDay, isDay, isPlausible, LATEST } from '../calendar/index.ts';

/** A line of text, as trackers hold it: hostile until a surface escapes it. */
export const text = z.string().max(10_000);

/** The id of another thing, without its kind. */
export const ref = z.string().min(1).max(500);

/** A calendar day between 1990 and 2100. */
export const day = z
  .string()
  .refine((value) => isDay(value) && isPlausible(endOfDay(value)), 'a day between 1990-01-01 and 2100-12-31');

/** A moment between 1990 and 2100, in milliseconds since 1970. */
export const instant = z.number().int().min(EARLIEST).max(LATEST);
