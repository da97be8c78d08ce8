import { startOfDay } from '@fulcrum/core/calendar';
import { type ProgramGraph, WORKSPACE_ID } from '@fulcrum/core/program';
import { type Fact, subjectOf } from '@fulcrum/core/vocabulary';
import { BadInput } from '../catalogue/errors.ts';
import type { Principal } from '../policy/permission.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { recordUnlessChanged } from './record-unless-changed.ts';
import { findThing } from './references.ts';

/** Who is to have which calendar, by its id; null for the next wider one. */
export interface CalendarUse {
  readonly of: 'workspace' | 'team' | 'person';
  /** The team or person, by id or name. */
  readonly id?: string | undefined;
  readonly calendar: string | null;
  readonly seen?: string | null | undefined;
}

/** Says who has a calendar from today on: other days keep theirs. Throws Conflict, NotFound or BadInput. */
export async function useCalendar(
  { workbench, principal }: { readonly workbench: Workbench; readonly principal: Principal },
  { of, id: wanted, calendar, seen }: CalendarUse,
) {
  const graph = graphAsOf(workbench, undefined);
  const id = idOf(graph, of, wanted);
  const before = calendarOf(graph, of, id);
  const fact: Fact = {
    subject: subjectOf(of, id),
    attribute: 'calendar',
    op: 'set',
    value: calendar,
    at: startOfDay(today(workbench)),
    source: principal.source,
    cause: `command:${workbench.now()}`,
  };
  const now = () => ({ calendar: calendarOf(graphAsOf(workbench, undefined), of, id) });
  const looked = seen === undefined ? undefined : { calendar: seen };
  await recordUnlessChanged({ workbench, principal }, { facts: [fact], seen: looked, now });
  const whose = of === 'workspace' ? 'Everybody without another calendar' : nameOf(graph, of, id);
  const name = calendar === null ? null : (graph.calendars.get(calendar)?.name ?? calendar);
  const wider = of === 'workspace' ? 'Monday to Friday' : 'the calendar of whoever they belong to';
  return {
    id,
    undo: { calendar: before },
    words: `${whose} has ${name === null ? wider : `the calendar ${name}`} now.`,
  };
}

function idOf(graph: ProgramGraph, of: CalendarUse['of'], wanted: string | undefined): string {
  if (of === 'workspace') return WORKSPACE_ID;
  if (wanted === undefined) throw new BadInput(`say which ${of} has the calendar`);
  return findThing(graph, { kind: of, wanted, program: '' });
}

function calendarOf(graph: ProgramGraph, of: CalendarUse['of'], id: string): string | null {
  if (of === 'workspace') return graph.workspace.calendar;
  return (of === 'team' ? graph.teams : graph.persons).get(id)?.calendar ?? null;
}

function nameOf(graph: ProgramGraph, of: 'team' | 'person', id: string): string {
  return (of === 'team' ? graph.teams : graph.persons).get(id)?.name ?? id;
}
