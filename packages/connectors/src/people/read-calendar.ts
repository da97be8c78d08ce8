import { addDays } from '@fulcrum/core/calendar';
import type { Diagnostic } from '@fulcrum/core/vocabulary';
import ICAL from 'ical.js';
import type { LeaveOptions, LeaveRow } from './leave-row.ts';
import { type ReadRows, UnfitText } from './read-table.ts';

/** An event of a calendar comes back at most so often. */
const MOST_TIMES = 750;
const WORKING_HOURS = 8;

/**
 * Reads the events of a calendar as leave: all-day ones by their days, timed ones by the share of a working day that they take, each time
 * that they come back within the asked days. Moved and cancelled ones are taken as they are.
 * @throws UnfitText when it is no calendar
 */
export function readCalendar(text: string, options: LeaveOptions): ReadRows<LeaveRow> {
  const calendar = calendarIn(text);
  const name = textOf(calendar.getFirstPropertyValue('x-wr-calname'));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const components = calendar.getAllSubcomponents('vevent');
  const moved = components.filter((each) => each.hasProperty('recurrence-id'));
  const read = components
    .filter((each) => !each.hasProperty('recurrence-id'))
    .map((component) => {
      const uid = textOf(component.getFirstPropertyValue('uid')) ?? '';
      const where = `event "${textOf(component.getFirstPropertyValue('summary')) ?? uid}"`;
      const exceptions = moved.filter((each) => textOf(each.getFirstPropertyValue('uid')) === uid);
      return eventIn(component, exceptions, { where, name, options });
    });
  return {
    rows: read.flatMap(({ rows }) => rows),
    diagnostics: read.flatMap(({ trouble }) => trouble ?? []),
  };
}

interface ReadEvent {
  readonly rows: readonly LeaveRow[];
  readonly trouble: Diagnostic | null;
}

function eventIn(component: ICAL.Component, exceptions: ICAL.Component[], frame: Frame): ReadEvent {
  const { where } = frame;
  try {
    const { rows, isCut } = timesOf(new ICAL.Event(component, { exceptions }), frame);
    return { rows, trouble: isCut ? { ...TOO_OFTEN, where } : null };
  } catch (error) {
    const what = `it cannot be read: ${error instanceof Error ? error.message : 'unknown form'}`;
    const mend = 'correct it in the calendar';
    return { rows: [], trouble: { code: 'bad-event', severity: 'warning', where, what, mend } };
  }
}

const TOO_OFTEN = {
  code: 'event-too-often',
  severity: 'note',
  what: `it comes back more than ${MOST_TIMES} times: the later ones are left out`,
  mend: 'give it an end in the calendar',
} as const;

function calendarIn(text: string): ICAL.Component {
  try {
    const jcal = ICAL.parse(text);
    return new ICAL.Component((Array.isArray(jcal[0]) ? jcal[0] : jcal) as unknown as string);
  } catch (error) {
    throw new UnfitText(`the calendar cannot be read: ${error instanceof Error ? error.message : 'it is damaged'}`);
  }
}

interface Frame {
  readonly where: string;
  /** The name of the calendar. */
  readonly name: string | undefined;
  readonly options: LeaveOptions;
}

function timesOf(event: ICAL.Event, frame: Frame): { rows: readonly LeaveRow[]; isCut: boolean } {
  if (!event.startDate) throw new Error('it has no start');
  if (!event.isRecurring())
    return { rows: rowsOf(event, { start: event.startDate, end: event.endDate }, frame), isCut: false };
  const rows: LeaveRow[] = [];
  const times = event.iterator();
  for (let count = 0; count < MOST_TIMES; count++) {
    const next = times.next();
    if (!next) return { rows, isCut: false };
    const { item, startDate: start, endDate: end } = event.getOccurrenceDetails(next);
    if (dayIn(start, frame.options) > frame.options.until) return { rows, isCut: false };
    rows.push(...rowsOf(item, { start, end }, frame));
  }
  return { rows, isCut: true };
}

interface Span {
  readonly start: ICAL.Time;
  readonly end: ICAL.Time;
}

function rowsOf(event: ICAL.Event, { start, end }: Span, { where, name, options }: Frame): readonly LeaveRow[] {
  if (textOf(event.component.getFirstPropertyValue('status'))?.toUpperCase() === 'CANCELLED') return [];
  const from = dayIn(start, options);
  const last = lastDay({ start, end }, options);
  // What ends before it starts is of one day: some tools write it so.
  const until = [from, last].sort()[1] ?? from;
  if (until < options.from || from > options.until) return [];
  const hours = end.subtractDate(start).toSeconds() / 3_600;
  const share = start.isDate || until > from ? 1 : Math.min(1, Math.max(0, hours / WORKING_HOURS));
  if (share === 0) return [];
  const title = event.summary || undefined;
  const key = `${event.uid || title || 'event'}/${from}`;
  return [{ where, key, who: whoseOf(event, name), team: undefined, title, from, until, share }];
}

/** The last day of an event: the end of an all-day one is the day after it, and what ends at midnight ends the day before. */
function lastDay({ start, end }: Span, options: LeaveOptions): string {
  if (start.isDate) return addDays(dayIn(end, options), -1);
  const last = end.clone();
  last.adjust(0, 0, 0, -1);
  return dayIn(last, options);
}

/** The day of a time where it was written; times in UTC by the zone of the workspace. */
function dayIn(time: ICAL.Time, { zone }: LeaveOptions): string {
  if (time.isDate || zone === null || time.zone !== ICAL.Timezone.utcTimezone) return time.toString().slice(0, 10);
  const instant = time.toJSDate();
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(instant);
}

/** By what whoever is away may be known: who takes part, who entered it, the words of the title, the name of the calendar. */
function whoseOf(event: ICAL.Event, calendar: string | undefined): readonly string[] {
  const attendees = event.attendees.map((each) => addressOf(textOf(each.getFirstValue())));
  // "Gita Rao - vacation", "Vacation: Gita Rao", "Gita Rao (vacation)"
  const words = (event.summary ?? '').split(/\s+[-–—|]\s+|[:()|,]/).map((part) => part.trim());
  // Who entered it comes after the words: a manager enters the leave of others.
  return [...attendees, ...words, addressOf(event.organizer ?? undefined), calendar].filter(
    (one) => one !== undefined && one !== '',
  ) as string[];
}

function addressOf(text: string | undefined): string | undefined {
  return text?.replace(/^mailto:/i, '');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
