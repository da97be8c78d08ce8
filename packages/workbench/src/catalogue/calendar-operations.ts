import { holidayRegions } from '@fulcrum/connectors';
import { startOfDay } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { Calendar } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { holidaysRead } from '../answers/holidays-read.ts';
import { countWords } from '../answers/phrases.ts';
import { calendarView, settingsPage } from '../answers/settings-page.ts';
import { calendarFile } from '../exporting/calendar-file.ts';
import { changeHolidays } from '../recording/change-holidays.ts';
import { recordThing } from '../recording/record-thing.ts';
import { useCalendar } from '../recording/use-calendar.ts';
import {
  calendarFileView,
  calendarSaidView,
  holidaysChangedView,
  holidaysReadView,
  holidayToAdd,
  regionsView,
} from '../views/index.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import { BadInput, notFound } from './errors.ts';
import { operation } from './operation.ts';

const said = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const values = z.record(z.string(), said);
const calendar = z.string().describe('A calendar by id or name.');
// As much as a request may hold.
const MOST_TEXT = 900_000;
const MOST_HOLIDAYS = 1_000;

/** Calendars: working days, hours, holidays. */
export const CALENDAR_OPERATIONS = [
  operation({
    id: 'set-calendar',
    method: 'put',
    path: '/api/calendars',
    permission: 'workspace.configure',
    summary: 'Says the name, the working days or the hours of a calendar, or makes a new one.',
    input: z.object({
      id: calendar.optional(),
      set: values.describe('name, days (mon … sun), hours, region; deleted: true takes it away.'),
      seen: values.optional().describe('What was there when you looked: refused (409) when somebody changed it since.'),
    }),
    output: calendarSaidView,
    run: async (context, input) => {
      const { workbench } = context;
      const graph = graphAsOf(workbench, undefined);
      if (input.id !== undefined) findCalendar(graph, input.id);
      const at = startOfDay(today(workbench));
      const { id, undo, isNew, thing } = await recordThing(context, graph, {
        ...input,
        kind: 'calendar',
        program: '',
        at,
      });
      const name = String(thing.name ?? id);
      const words =
        input.set.deleted === true
          ? `The calendar ${name} is gone; whoever had it has the next wider one.`
          : `The calendar ${name} is ${isNew ? 'made' : 'changed'}.`;
      return { id, undo: plain(undo), words, settings: await settingsPage(workbench) };
    },
  }),
  operation({
    id: 'use-calendar',
    method: 'put',
    path: '/api/calendars/use',
    permission: 'workspace.configure',
    summary: 'Says which calendar the workspace, a team or a person has; null for the next wider one.',
    input: z.object({
      of: z.enum(['workspace', 'team', 'person']),
      id: z.string().optional().describe('The team or person, by id or name.'),
      calendar: calendar.nullable(),
      seen: z.string().nullable().optional().describe('The calendar that they had when you looked, by id.'),
    }),
    output: calendarSaidView,
    run: async (context, input) => {
      const { workbench } = context;
      const wanted = input.calendar === null ? null : findCalendar(graphAsOf(workbench, undefined), input.calendar).id;
      const told = await useCalendar(context, { ...input, calendar: wanted });
      return { ...told, settings: await settingsPage(workbench) };
    },
  }),
  operation({
    id: 'change-holidays',
    method: 'post',
    path: '/api/calendars/{calendar}/holidays',
    permission: 'workspace.configure',
    summary: 'Adds holidays to a calendar, and takes some out. The same day and title is the same holiday.',
    input: z.object({
      calendar,
      add: z.array(holidayToAdd).max(MOST_HOLIDAYS).default([]),
      drop: z.array(z.string()).max(MOST_HOLIDAYS).default([]).describe('Ids of holidays.'),
    }),
    output: holidaysChangedView,
    run: async (context, input) => {
      const { id, name } = findCalendar(graphAsOf(context.workbench, undefined), input.calendar);
      const changed = await changeHolidays(context, { ...input, calendar: id });
      const { added, dropped } = changed;
      const parts = [
        ...(added > 0 ? [`${countWords(added, 'holiday')} entered`] : []),
        ...(dropped > 0 ? [`${countWords(dropped, 'holiday')} taken out`] : []),
      ];
      const words = parts.length === 0 ? 'Nothing was new.' : `${name ?? id}: ${parts.join(', ')}.`;
      return { ...changed, words };
    },
  }),
  operation({
    id: 'read-holidays',
    method: 'post',
    path: '/api/calendars/{calendar}/read',
    permission: 'workspace.configure',
    summary:
      'Reads holidays from iCalendar, a table, or the public holidays of a region, and keeps none: for a look before they are.',
    input: z.object({
      calendar,
      text: z.string().max(MOST_TEXT).optional().describe('iCalendar, or CSV with the columns from and title.'),
      region: z.string().max(20).optional().describe('A country, or a part of one: DE, DE-BY.'),
      years: z.array(z.int().min(1990).max(2100)).min(1).max(10).optional(),
    }),
    output: holidaysReadView,
    run: async ({ workbench }, { calendar: wanted, text, region, years }) => {
      const graph = graphAsOf(workbench, undefined);
      const found = findCalendar(graph, wanted);
      const day = today(workbench);
      if ((text === undefined) === (region === undefined))
        throw new BadInput('say either the text of a calendar, or the region whose public holidays are meant');
      const ahead = [Number(day.slice(0, 4)), Number(day.slice(0, 4)) + 1];
      const from = text === undefined ? { region: region as string, years: years ?? ahead } : { text };
      return holidaysRead(graph, { calendar: found, from, today: day });
    },
  }),
  operation({
    id: 'holiday-regions',
    method: 'get',
    path: '/api/holiday-regions',
    permission: 'program.read',
    summary: 'Countries whose public holidays are known; with a country, its parts that have holidays of their own.',
    input: z.object({ country: z.string().length(2).toUpperCase().optional() }),
    output: regionsView,
    run: async (_, { country }) => ({ regions: [...(await holidayRegions(country))] }),
  }),
  operation({
    id: 'export-calendar',
    method: 'get',
    path: '/api/calendars/{calendar}/export',
    permission: 'program.read',
    summary: 'The holidays of a calendar as iCalendar.',
    input: z.object({ calendar }),
    output: calendarFileView,
    run: async ({ workbench }, { calendar: wanted }) => {
      const graph = graphAsOf(workbench, undefined);
      return calendarFile(calendarView(graph, findCalendar(graph, wanted), today(workbench)));
    },
  }),
] as const;

/** Lists in facts are read-only; in a view they are plain. */
function plain(undo: object) {
  return undo as z.infer<typeof values>;
}

/** A calendar by id or name. Throws NotFound with the nearest. */
function findCalendar(graph: ProgramGraph, wanted: string): Calendar {
  const lower = wanted.trim().toLowerCase();
  const all = [...graph.calendars.values()];
  const found = graph.calendars.get(wanted) ?? all.find(({ name }) => name?.toLowerCase() === lower);
  if (found === undefined)
    throw notFound(
      'calendar',
      wanted,
      all.map(({ id, name }) => name ?? id),
    );
  return found;
}
