import { holidayRegions, publicHolidays, readLeave, UnfitText } from '@fulcrum/connectors';
import { addDays, type Day, daysBetween } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { Calendar, Diagnostic } from '@fulcrum/core/vocabulary';
import { BadInput, notFound } from '../catalogue/errors.ts';
import { type HolidayToAdd, holidayId } from '../recording/change-holidays.ts';
import type { HolidaysReadView } from '../views/index.ts';
import { countWords } from './phrases.ts';
import { weekdayName, worksOn } from './settings-page.ts';

/** Where holidays are read from. */
export type HolidaySource = { readonly text: string } | { readonly region: string; readonly years: readonly number[] };

interface Asked {
  readonly calendar: Calendar;
  readonly from: HolidaySource;
  readonly today: Day;
}

const LIBRARY = 'date-holidays, whose data is under CC BY-SA 3.0';

/** Reads holidays, keeps none, and tells which of them are new to a calendar. Throws BadInput or NotFound where nothing can be read. */
export async function holidaysRead(graph: ProgramGraph, asked: Asked): Promise<HolidaysReadView> {
  const { calendar, from, today } = asked;
  const zone = graph.workspace.zone;
  const { found, diagnostics } = 'text' in from ? inText(from.text, { today, zone }) : await inRegion(from);
  const unique = new Map(found.map((each) => [holidayId(calendar.id, each), each]));
  const holidays = [...unique]
    .map(([id, each]) => ({
      ...each,
      weekday: weekdayName(each.day),
      isWorkday: worksOn(calendar, each.day),
      isKnown: graph.holidays.has(id),
    }))
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  return { holidays, words: wordsOf(holidays), source: 'text' in from ? null : LIBRARY, diagnostics: [...diagnostics] };
}

function wordsOf(holidays: HolidaysReadView['holidays']): string {
  if (holidays.length === 0) return 'No holiday is in it.';
  const fresh = holidays.filter(({ isKnown }) => !isKnown);
  if (fresh.length === 0) return `All ${countWords(holidays.length, 'holiday')} are in the calendar already.`;
  const work = fresh.filter(({ isWorkday }) => isWorkday).length;
  const all = fresh.length === holidays.length ? '' : ` of ${holidays.length}`;
  return `${countWords(fresh.length, 'holiday')}${all} ${fresh.length === 1 ? 'is' : 'are'} new, ${work} on working days.`;
}

interface Read {
  readonly found: readonly HolidayToAdd[];
  readonly diagnostics: readonly Diagnostic[];
}

const DAYS_BEFORE = 400;
const DAYS_AHEAD = 1_100;
const MOST_DAYS = 31;

function inText(text: string, { today, zone }: { readonly today: Day; readonly zone: string | null }): Read {
  const days = { from: addDays(today, -DAYS_BEFORE), until: addDays(today, DAYS_AHEAD), zone };
  const { rows, diagnostics } = readable(() => readLeave(text, days));
  const found = rows.flatMap(({ title, from, until, share }) =>
    Array.from({ length: Math.min(MOST_DAYS, daysBetween(from, until) + 1) }, (_, day) => ({
      day: addDays(from, day),
      title: (title ?? 'Holiday').slice(0, 500),
      share,
    })),
  );
  return { found, diagnostics };
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UnfitText ? new BadInput(error.message) : error;
  }
}

async function inRegion({
  region,
  years,
}: {
  readonly region: string;
  readonly years: readonly number[];
}): Promise<Read> {
  const found = await publicHolidays(region, years);
  if (found !== null) return { found, diagnostics: [] };
  const [country = ''] = region.toUpperCase().split('-');
  const known = [...(await holidayRegions()), ...(await holidayRegions(country))];
  throw notFound(
    'region',
    region,
    known.map(({ code }) => code),
  );
}
