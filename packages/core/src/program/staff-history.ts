import { type Day, dayOf, type Instant } from '../calendar/index.ts';
import type { Person, Team } from '../vocabulary/index.ts';
import type { FactLog } from './fact-log.ts';
import { draftOf } from './fold.ts';
import { type Draft, resolveWhen } from './fold-subject.ts';
import { joinedDraft } from './joined-draft.ts';
import { joinsOf } from './joins.ts';

/** The teams and people of a workspace, by id, as they were from a day on until the next one that is told. */
export interface Staff {
  readonly from: Day;
  readonly teams: ReadonlyMap<string, Team>;
  readonly persons: ReadonlyMap<string, Person>;
}

const NONE = -1;
const TRUNK = 0;

/** The teams and people of the trunk on each day on which something was said of them, up to an instant; in order. */
export function staffHistory(log: FactLog, until: Instant): readonly Staff[] {
  const touched = subjectsByDay(log, until);
  const teams = new Map<string, Team>();
  const persons = new Map<string, Person>();
  return [...touched.keys()].sort().map((from) => {
    const { at, subjects } = touched.get(from)!;
    for (const subject of subjects) {
      const [kind, id] = namesOf(log, subject);
      const draft = draftOf(log, subject, resolveWhen(log, { at }))?.draft;
      const things = (kind === 'team' ? teams : persons) as Map<string, unknown>;
      if (draft === undefined) things.delete(id);
      else things.set(id, draft);
    }
    return { from, teams: new Map(teams), persons: whole(persons) };
  });
}

/** Persons who are the same as one. */
function whole(persons: ReadonlyMap<string, Person>): ReadonlyMap<string, Person> {
  const each = new Map<string, unknown>(persons);
  const { standIn, groups } = joinsOf(persons);
  for (const [end, members] of groups) {
    const drafts = members.map((id) => persons.get(id) as unknown as Draft);
    each.set(end, joinedDraft('person', drafts));
  }
  for (const id of standIn.keys()) each.delete(id);
  return each as ReadonlyMap<string, Person>;
}

interface Touched {
  /** The last instant of the day at which something was said. */
  at: Instant;
  readonly subjects: Set<number>;
}

function subjectsByDay(log: FactLog, until: Instant): ReadonlyMap<Day, Touched> {
  const days = new Map<Day, Touched>();
  for (let subject = 0; subject < log.subjects.list.length; subject++) {
    for (const at of trunkTimes(log, subject, until)) {
      const day = days.get(dayOf(at)) ?? { at, subjects: new Set() };
      day.at = Math.max(day.at, at);
      day.subjects.add(subject);
      days.set(dayOf(at), day);
    }
  }
  return days;
}

/** When the trunk says something of a team or of somebody; nothing for other subjects. */
function trunkTimes(log: FactLog, subject: number, until: Instant): readonly Instant[] {
  const [kind] = namesOf(log, subject);
  if (kind !== 'team' && kind !== 'person') return [];
  const times: Instant[] = [];
  let row = log.first[subject] as number;
  for (; row !== NONE && (log.at[row] as Instant) <= until; row = log.next[row] as number)
    if (log.branch[row] === TRUNK) times.push(log.at[row] as Instant);
  return times;
}

function namesOf(log: FactLog, subject: number): readonly [kind: string, id: string] {
  const name = log.subjects.list[subject] as string;
  const colon = name.indexOf(':');
  return [name.slice(0, colon), name.slice(colon + 1)];
}
