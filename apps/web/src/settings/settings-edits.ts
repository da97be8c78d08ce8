import type { CalendarSaidView, HolidaysChangedView, SettingsView } from '@fulcrum/workbench/views';
import type { Edit } from '../edits/edit.ts';

export type Calendar = SettingsView['calendars'][number];
export type Holiday = Calendar['holidays'][number];
export type NewHoliday = Pick<Holiday, 'day' | 'title' | 'share'>;
export type CalendarSaid = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** The path of a calendar at the server, or of what is done with it. */
export const calendarPath = (id: string, ...rest: readonly string[]): string =>
  ['/api/calendars', encodeURIComponent(id), ...rest].join('/');

/** Says in which zone days begin. */
export function zoneEdit(zone: string | null, seen: string | null): Edit {
  const of = (to: string | null, from: string | null) =>
    ({ method: 'put', path: '/api/workspace/zone', body: { zone: to, seen: from } }) as const;
  const words = (to: string | null) => `Days are those of ${to ?? 'UTC'} now.`;
  return { ...of(zone, seen), words: words(zone), undo: { ...of(seen, zone), words: words(seen) } };
}

/** Says the currency of rates and expenses. */
export function currencyEdit(currency: string | null, seen: string | null): Edit {
  const of = (to: string | null, from: string | null) =>
    ({ method: 'put', path: '/api/workspace/currency', body: { currency: to, seen: from } }) as const;
  const words = (to: string | null) => (to === null ? 'No currency is named.' : `Rates and expenses are in ${to} now.`);
  return { ...of(currency, seen), words: words(currency), undo: { ...of(seen, currency), words: words(seen) } };
}

const SET = { method: 'put', path: '/api/calendars' } as const;
const saidWords = (answer: unknown): string => (answer as CalendarSaidView).words;

/** Makes a calendar. */
export function newCalendarEdit(name: string): Edit {
  const back = (answer: unknown): Edit => ({
    ...SET,
    body: { id: (answer as CalendarSaidView).id, set: { deleted: true } },
    words: `The calendar ${name} is gone again.`,
  });
  return { ...SET, body: { set: { name } }, words: saidWords, undo: back };
}

/** Says something of a calendar: its name, its days, its hours. */
export function calendarEdit(calendar: Calendar, set: CalendarSaid, seen: CalendarSaid): Edit {
  const back = (answer: unknown): Edit => ({
    ...SET,
    body: { id: calendar.id, set: (answer as CalendarSaidView).undo },
    words: `${calendar.name} is as before.`,
  });
  return { ...SET, body: { id: calendar.id, set, seen }, words: saidWords, undo: back };
}

/** Takes a calendar away; its holidays stay with it and come back with it. */
export function dropCalendarEdit({ id, name }: Calendar): Edit {
  const undo: Edit = { ...SET, body: { id, set: { deleted: false } }, words: `${name} is back.` };
  return { ...SET, body: { id, set: { deleted: true } }, words: saidWords, undo };
}

export type Whose = { readonly of: 'workspace' | 'team' | 'person'; readonly id?: string };

/** Says who has which calendar; null for the next wider one. */
export function calendarUseEdit(whose: Whose, calendar: string | null, seen: string | null): Edit {
  const of = (to: string | null, from: string | null): Edit => ({
    method: 'put',
    path: '/api/calendars/use',
    body: { ...whose, calendar: to, seen: from },
    words: saidWords,
  });
  return { ...of(calendar, seen), undo: of(seen, calendar) };
}

type Change = { readonly add?: readonly NewHoliday[]; readonly drop?: readonly string[] };

/** Enters holidays of a calendar, and takes some out. */
export function holidaysEdit({ id }: Pick<Calendar, 'id'>, change: Change): Edit {
  const path = calendarPath(id, 'holidays');
  const words = (answer: unknown): string => (answer as HolidaysChangedView).words;
  const back = (answer: unknown): Edit | undefined => {
    const { undo } = answer as HolidaysChangedView;
    return undo.add.length + undo.drop.length === 0 ? undefined : { method: 'post', path, body: undo, words };
  };
  return { method: 'post', path, body: change, words, undo: back };
}
