import { z } from 'zod';
import { dayText, diagnosticView, words } from './words.ts';

const weekdays = z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']));
const named = z.object({ id: z.string(), name: z.string() });

const holiday = z.object({
  id: z.string(),
  day: dayText,
  title: z.string(),
  /** How much of the day it takes. */
  share: z.number(),
});

const calendar = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Empty for Monday to Friday. */
    days: weekdays,
    daysWords: z.string(),
    /** Null for eight. */
    hours: z.number().nullable(),
    region: z.string().nullable(),
    isWorkspace: z.boolean(),
    /** Teams and people that have it besides. */
    teams: z.array(named),
    people: z.array(named),
    /** In the order of days. */
    holidays: z.array(holiday),
    /** Those of the next 52 weeks that fall on its working days, in days; and those of the 52 weeks that are over. */
    ahead: z.number(),
    past: z.number(),
    words: z.string(),
  })
  .meta({ id: 'Calendar' });

/** Where days lie, who works when, and what words mean: what all pages stand on. */
export const settingsView = z
  .object({
    headline: words,
    today: dayText,
    clock: dayText.nullable(),
    zone: z.string().nullable(),
    /** The calendar of everybody who has no other; null for Monday to Friday without holidays. */
    calendar: z.string().nullable(),
    calendars: z.array(calendar),
    teams: z.array(named.extend({ program: z.string().nullable(), calendar: z.string().nullable() })),
    currency: z.string().nullable(),
    /** What is priced in it. */
    priced: z.object({ teams: z.number().int(), people: z.number().int(), expenses: z.number().int() }),
    ceiling: z.object({ weeks: z.number().nullable(), days: z.number().nullable() }),
    /** Words that mean nothing yet, and questions on who is whom. */
    unmapped: z.number().int(),
    questions: z.number().int(),
  })
  .meta({ id: 'Settings' });
export type SettingsView = z.infer<typeof settingsView>;

/** What another zone would change. */
export const zoneEffectView = z
  .object({ zone: z.string().nullable(), today: dayText, before: dayText, words: z.array(z.string()) })
  .meta({ id: 'ZoneEffect' });
export type ZoneEffectView = z.infer<typeof zoneEffectView>;

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));

/** What was said of a calendar, or of who has it, and what takes it back. */
export const calendarSaidView = z
  .object({ id: z.string(), undo: values, words: z.string(), settings: settingsView })
  .meta({ id: 'CalendarSaid' });
export type CalendarSaidView = z.infer<typeof calendarSaidView>;

export const holidayToAdd = z.object({
  day: dayText,
  title: z.string().min(1).max(500),
  share: z.number().min(0).max(1).default(1),
});

/** What became of the holidays of a calendar, and what takes it back. */
export const holidaysChangedView = z
  .object({
    calendar: z.string(),
    added: z.number().int(),
    dropped: z.number().int(),
    undo: z.object({ add: z.array(holidayToAdd), drop: z.array(z.string()) }),
    words: z.string(),
  })
  .meta({ id: 'HolidaysChanged' });
export type HolidaysChangedView = z.infer<typeof holidaysChangedView>;

/** Holidays that were read from somewhere, before any is kept. */
export const holidaysReadView = z
  .object({
    holidays: z.array(
      z.object({
        day: dayText,
        title: z.string(),
        share: z.number(),
        weekday: z.string(),
        /** On a working day of the calendar: else it takes nothing. */
        isWorkday: z.boolean(),
        /** In the calendar already. */
        isKnown: z.boolean(),
      }),
    ),
    words: z.string(),
    /** Whose data it is. */
    source: z.string().nullable(),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'HolidaysRead' });
export type HolidaysReadView = z.infer<typeof holidaysReadView>;

export const regionsView = z
  .object({ regions: z.array(z.object({ code: z.string(), name: z.string() })) })
  .meta({ id: 'HolidayRegions' });
export type RegionsView = z.infer<typeof regionsView>;

export const calendarFileView = z.object({ file: z.string(), text: z.string() }).meta({ id: 'CalendarFile' });
export type CalendarFileView = z.infer<typeof calendarFileView>;

/** What another meaning of a word would change, before it is kept. */
export const wordEffectView = z
  .object({
    id: z.string(),
    means: z.string(),
    /** Items that change, by what they are now and would be. */
    changes: z.array(z.object({ from: z.string(), to: z.string(), items: z.number().int() })),
    /** Active milestones whose open items change: those are forecast anew. */
    milestones: z.array(named.extend({ open: z.number().int(), openAfter: z.number().int() })),
    words: z.string(),
  })
  .meta({ id: 'WordEffect' });
export type WordEffectView = z.infer<typeof wordEffectView>;
