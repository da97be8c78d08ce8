import { addDays, type Day } from '@fulcrum/core/calendar';
import { weekdayOf } from '@fulcrum/core/capacity';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { Calendar } from '@fulcrum/core/vocabulary';
import type { SettingsView, Words } from '../views/index.ts';
import { fixedClock, graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { peopleMatches } from './people-matches.ts';
import { countWords } from './phrases.ts';
import { wordsPage } from './words-page.ts';

type CalendarView = SettingsView['calendars'][number];

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const YEAR = 364;

/** Where days lie, who works when, and what words mean. */
export async function settingsPage(workbench: Workbench): Promise<SettingsView> {
  const graph = graphAsOf(workbench, undefined);
  const [day, settings] = [today(workbench), workbench.settings()];
  const calendars = [...graph.calendars.values()].map((each) => calendarView(graph, each, day)).sort(byName);
  const { open: questions } = await peopleMatches(workbench);
  const unmapped = wordsPage(workbench).words.filter(({ means }) => means === null).length;
  const { ceilingWeeks: weeks, ceilingDays: days, zone, currency } = settings;
  const view = { zone, calendars, unmapped, questions };
  return {
    headline: headline(view),
    today: day,
    clock: fixedClock(workbench),
    ...view,
    calendar: graph.calendars.has(graph.workspace.calendar ?? '') ? graph.workspace.calendar : null,
    teams: [...graph.teams.values()]
      .map(({ id, name, program, calendar }) => ({ id, name: name ?? id, program, calendar }))
      .sort(byName),
    currency,
    priced: pricedIn(graph),
    ceiling: { weeks, days },
  };
}

function headline({
  zone,
  calendars,
  unmapped,
  questions,
}: Pick<SettingsView, 'zone' | 'calendars' | 'unmapped' | 'questions'>): Words {
  const ahead = calendars.reduce((sum, calendar) => sum + calendar.holidays.length, 0);
  const holidays = calendars.reduce((sum, calendar) => sum + Math.ceil(calendar.ahead), 0);
  const parts: Words = [
    { text: 'Days are those of ' },
    { text: zone ?? 'UTC', strong: true, href: '#zone' },
    { text: '; ' },
    { text: calendars.length === 0 ? 'no calendar' : countWords(calendars.length, 'calendar'), href: '#calendars' },
    {
      text:
        calendars.length === 0
          ? ': Monday to Friday, without holidays; '
          : `, ${holidays === 0 && ahead === 0 ? 'no holidays' : countWords(holidays, 'holiday')} in the next 12 months; `,
    },
    unmapped === 0
      ? { text: 'every word has a meaning' }
      : { text: `${countWords(unmapped, 'word')} ${unmapped === 1 ? 'has' : 'have'} no meaning yet`, href: '#words' },
  ];
  if (questions === 0) return [...parts, { text: '.' }];
  return [
    ...parts,
    { text: '; ' },
    { text: `${countWords(questions, 'question')} on who is whom`, href: '#people' },
    { text: '.' },
  ];
}

/** A calendar with its holidays, who has it, and how much it takes of a year. */
export function calendarView(graph: ProgramGraph, { id, name, days, hours, region }: Calendar, day: Day): CalendarView {
  const holidays = [...graph.holidays.values()]
    .flatMap((each) => (each.calendar === id && each.day !== null ? [{ ...each, day: each.day }] : []))
    .map(({ id: own, day: on, title, share }) => ({ id: own, day: on, title: title ?? 'Holiday', share: share ?? 1 }))
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  const week = WEEKDAYS.filter((each) => (days.length === 0 ? isUsual(each) : days.includes(each)));
  const lost = (from: Day, until: Day) =>
    holidays
      .filter((each) => each.day > from && each.day <= until && worksOn({ days }, each.day))
      .reduce((sum, { share }) => sum + share, 0);
  const [ahead, past] = [lost(day, addDays(day, YEAR)), lost(addDays(day, -YEAR), day)];
  const isWorkspace = graph.workspace.calendar === id;
  const named = ({ id: of, name: own }: { readonly id: string; readonly name: string | null }) => ({
    id: of,
    name: own ?? of,
  });
  return {
    id,
    name: name ?? id,
    days: days.length === 0 ? [] : week,
    daysWords: daysWords(week),
    hours,
    region,
    isWorkspace,
    teams: [...graph.teams.values()]
      .filter(({ calendar }) => calendar === id)
      .map(named)
      .sort(byName),
    people: [...graph.persons.values()]
      .filter(({ calendar }) => calendar === id)
      .map(named)
      .sort(byName),
    holidays,
    ahead,
    past,
    words: `${daysWords(week)}, ${hours ?? 8} hours a day`,
  };
}

const isUsual = (day: (typeof WEEKDAYS)[number]) => day !== 'sat' && day !== 'sun';

/** "Mon–Fri", "Sun–Thu" as "Mon–Thu, Sun". */
function daysWords(week: readonly (typeof WEEKDAYS)[number][]): string {
  const places = week.map((day) => WEEKDAYS.indexOf(day));
  const runs: number[][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === place - 1) last.push(place);
    else runs.push([place]);
  }
  return runs
    .map((run) => (run.length > 2 ? `${NAMES[run[0]!]}–${NAMES[run.at(-1)!]}` : run.map((at) => NAMES[at]).join(', ')))
    .join(', ');
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name.localeCompare(other.name);
}

function pricedIn({ teams, persons, expenses }: ProgramGraph): SettingsView['priced'] {
  const rated = (things: Iterable<{ readonly rate: number | null }>) =>
    [...things].filter(({ rate }) => rate !== null).length;
  return { teams: rated(teams.values()), people: rated(persons.values()), expenses: expenses.size };
}

/** Whether a calendar has work on a day of the week, holidays aside. */
export function worksOn({ days }: Pick<Calendar, 'days'>, day: Day): boolean {
  const name = WEEKDAYS[weekdayOf(day)]!;
  return days.length === 0 ? isUsual(name) : days.includes(name);
}

/** The name of the day of the week. */
export function weekdayName(day: Day): string {
  return NAMES[weekdayOf(day)]!;
}
