import { addDays } from '@fulcrum/core/calendar';
import type { CalendarFileView, SettingsView } from '../views/index.ts';

// RFC 5545: a line has 75 octets at most, and goes on after a space.
const MOST_OCTETS = 73;

/** The holidays of a calendar as iCalendar: what any calendar, and this one again, reads. Half days are told as hours. */
export function calendarFile({ id, name, holidays }: SettingsView['calendars'][number]): CalendarFileView {
  const events = holidays.flatMap(({ id: uid, day, title, share }) => [
    'BEGIN:VEVENT',
    `UID:${uid}@fulcrum`,
    'DTSTAMP:19700101T000000Z',
    ...timesOf(day, share),
    `SUMMARY:${escaped(title)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fulcrum//Holidays//EN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events,
    'END:VCALENDAR',
  ];
  const file = `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 60) || id}.ics`;
  return { file, text: `${lines.map(folded).join('\r\n')}\r\n` };
}

const HOURS = 8;
const MINUTES = 60;
const FIRST_HOUR = 8;

function timesOf(day: string, share: number): readonly string[] {
  const compact = (of: string) => of.replaceAll('-', '');
  if (share >= 1) return [`DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`];
  const end = FIRST_HOUR * MINUTES + Math.round(share * HOURS * MINUTES);
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / MINUTES)).padStart(2, '0')}${String(minutes % MINUTES).padStart(2, '0')}00`;
  return [`DTSTART:${compact(day)}T${clock(FIRST_HOUR * MINUTES)}`, `DTEND:${compact(day)}T${clock(end)}`];
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r?\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

function folded(line: string): string {
  let folds = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > MOST_OCTETS) {
      folds += '\r\n ';
      octets = 1;
    }
    folds += sign;
    octets += size;
  }
  return folds;
}
