import { createHash } from 'node:crypto';
import { startOfDay } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import { checkFact, type Fact, type Holiday, subjectOf, type Value } from '@fulcrum/core/vocabulary';
import { BadInput, notFound } from '../catalogue/errors.ts';
import type { Principal } from '../policy/permission.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';

/** A holiday as it is told. */
export interface HolidayToAdd {
  readonly day: string;
  readonly title: string;
  /** How much of the day it takes. */
  readonly share: number;
}

/** What is to become of the holidays of a calendar. */
export interface HolidayChange {
  readonly calendar: string;
  readonly add: readonly HolidayToAdd[];
  /** Ids of holidays. */
  readonly drop: readonly string[];
}

/** What became of them, and what takes it back. */
export interface HolidaysChanged {
  readonly calendar: string;
  readonly added: number;
  readonly dropped: number;
  readonly undo: { readonly add: HolidayToAdd[]; readonly drop: string[] };
}

/**
 * Adds holidays to a calendar and takes some out, in one transaction. The same day and title is the same holiday: what is there
 * already says nothing new. Throws NotFound for a calendar or a holiday that is not there, BadInput for a day that cannot be meant.
 */
export async function changeHolidays(
  { workbench, principal }: { readonly workbench: Workbench; readonly principal: Principal },
  change: HolidayChange,
): Promise<HolidaysChanged> {
  let changed: Changes = { facts: [], undo: { add: [], drop: [] }, added: 0, dropped: 0 };
  await workbench.record({
    source: principal.source,
    facts: () => {
      // Nobody else can append any more: what is known here is still so when the facts go in.
      changed = changesOf(graphAsOf(workbench, undefined), change);
      const cause = `command:${workbench.now()}`;
      const at = startOfDay(today(workbench));
      const facts = changed.facts.map((fact): Fact => ({ ...fact, op: 'set', at, source: principal.source, cause }));
      for (const fact of facts) refuse(fact);
      return facts;
    },
  });
  const { added, dropped, undo } = changed;
  return { calendar: change.calendar, added, dropped, undo };
}

interface Changes {
  readonly facts: readonly Pick<Fact, 'subject' | 'attribute' | 'value'>[];
  readonly undo: HolidaysChanged['undo'];
  readonly added: number;
  readonly dropped: number;
}

function changesOf(graph: ProgramGraph, { calendar, add, drop }: HolidayChange): Changes {
  const facts: Pick<Fact, 'subject' | 'attribute' | 'value'>[] = [];
  const say = (id: string, values: Readonly<Record<string, Value>>) => {
    for (const [attribute, value] of Object.entries(values))
      facts.push({ subject: subjectOf('holiday', id), attribute, value });
  };
  const undo: HolidaysChanged['undo'] = { add: [], drop: [] };
  const leaving = drop.map((id) => holidayIn(graph, calendar, id));
  for (const holiday of leaving) {
    say(holiday.id, { deleted: true });
    undo.add.push(told(holiday));
  }
  const coming = new Map(add.map((each) => [holidayId(calendar, each), each]));
  for (const [id, each] of coming) {
    const known = graph.holidays.get(id);
    const isGoing = drop.includes(id);
    if (known !== undefined && !isGoing && (known.share ?? 1) === each.share) continue;
    say(id, { title: each.title, calendar, day: each.day, share: each.share, deleted: false });
    if (known === undefined) undo.drop.push(id);
    else if (!isGoing) undo.add.push(told(known));
  }
  return { facts, undo, dropped: leaving.length, added: facts.filter(({ attribute }) => attribute === 'day').length };
}

/** The same day and title in the same calendar is the same holiday. */
export function holidayId(calendar: string, { day, title }: Pick<HolidayToAdd, 'day' | 'title'>): string {
  const digest = createHash('sha256').update(JSON.stringify([calendar, day, title.trim().toLowerCase()]));
  return `holiday-${digest.digest('hex').slice(0, 16)}`;
}

function holidayIn(graph: ProgramGraph, calendar: string, id: string): Holiday {
  const found = graph.holidays.get(id);
  if (found?.calendar === calendar) return found;
  throw notFound(
    'holiday',
    id,
    [...graph.holidays.values()].flatMap((each) => (each.calendar === calendar ? each.id : [])),
  );
}

function told({ day, title, share }: Holiday): HolidayToAdd {
  return { day: day ?? '', title: title ?? 'Holiday', share: share ?? 1 };
}

function refuse(fact: Fact): void {
  const trouble = checkFact(fact);
  if (trouble !== null) throw new BadInput(`${fact.attribute} "${fact.value}": ${trouble.what}`);
}
