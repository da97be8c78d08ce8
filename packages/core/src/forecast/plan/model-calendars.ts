import { isYearEnd } from '../../calendar/index.ts';
import { type Capacity, type WorkCalendar, weekdayOf } from '../../capacity/index.ts';
import type { ModelCalendar } from './model-input.ts';

/** The calendars of a program's teams and people that have holidays ahead on their working days, those around New Year left out. */
export function modelCalendars({ asOf, teams, people }: Capacity): readonly ModelCalendar[] {
  const used = new Map<string, WorkCalendar>();
  for (const { calendar } of [...teams.values(), ...people.values()]) {
    if (calendar.id !== null) used.set(calendar.id, calendar);
  }
  return [...used.values()]
    .map(({ id, usualShare, holidays, week }) => ({
      id: id as string,
      usualShare,
      holidays: [...holidays]
        .flatMap(([day, share]) =>
          day > asOf && share > 0 && week[weekdayOf(day)]! > 0 && !isYearEnd(day) ? [{ day, share }] : [],
        )
        .sort((a, b) => (a.day < b.day ? -1 : 1)),
    }))
    .filter(({ holidays }) => holidays.length > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
