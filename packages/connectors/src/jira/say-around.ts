import { dayOf, EPOCH, type Instant, isDay, parseInstant, startOfDay } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import type { FactWriter } from '../kit/fact-writer.ts';
import type { Frame } from './frame.ts';
import type { JiraVersion } from './shape.ts';
import type { JiraProject } from './shape-around.ts';
import type { JiraSprint } from './sprints.ts';

/** Where a thing belongs, and the time of the record that tells it. */
interface Told {
  readonly projectKey: string;
  readonly frame: Frame;
  readonly version: Instant;
}

/** The program that a project's things belong to. */
export function programOf(projectKey: string, { program }: Frame): string {
  return program ?? projectKey;
}

/** The project as a program; nothing when the connection names one program for all. */
export function observeProject(
  writer: FactWriter,
  { key, name }: JiraProject,
  { frame, version }: Omit<Told, 'projectKey'>,
): void {
  if (frame.program !== null) return;
  const as = { since: EPOCH, version, cause: `jira:project/${key}` };
  writer.observe(['program', key], { name: name ?? key, key }, as);
}

/** A version as a milestone and, once it is out, as a release. */
export function observeVersion(writer: FactWriter, version: JiraVersion, told: Told): void {
  const id = `${told.projectKey}/${version.id}`;
  const program = programOf(told.projectKey, told.frame);
  const cause = `jira:version/${version.id}`;
  const day = dayIn(version.releaseDate);
  const isOut = version.released === true && day !== undefined;
  const observe = (
    kind: 'milestone' | 'release',
    attributes: Readonly<Record<string, Value | undefined>>,
    since: Instant,
  ) => writer.observe([kind, id], attributes, { since, version: told.version, cause });
  const base = { name: version.name, program, form: 'release', start: dayIn(version.startDate) ?? null };
  // What a version that is not out yet calls its release date is the promise; once it is out, the promise stays as it was.
  observe('milestone', { ...base, target: version.released === true ? undefined : (day ?? null) }, EPOCH);
  const since = isOut ? startOfDay(day) : EPOCH;
  observe('milestone', { released: isOut ? day : null, isReleased: version.released === true }, since);
  if (isOut) observe('release', { name: version.name, program, milestone: id, day, outcome: 'succeeded' }, since);
}

export function observeSprint(writer: FactWriter, sprint: JiraSprint, told: Told): void {
  const state = sprint.state?.toLowerCase();
  const attributes = {
    name: sprint.name,
    program: programOf(told.projectKey, told.frame),
    goal: sprint.goal || undefined,
    state: state === 'future' || state === 'active' || state === 'closed' ? state : undefined,
    start: momentDay(sprint.startDate),
    end: momentDay(sprint.endDate),
    completed: momentDay(sprint.completeDate),
  };
  const as = { since: EPOCH, version: told.version, cause: `jira:sprint/${sprint.id}` };
  writer.observe(['sprint', `${told.projectKey}/${sprint.id}`], attributes, as);
}

function dayIn(text: string | null | undefined) {
  const day = text?.slice(0, 10);
  return day !== undefined && isDay(day) ? day : undefined;
}

function momentDay(text: string | null | undefined) {
  const at = text ? parseInstant(text) : null;
  return at === null ? undefined : dayOf(at);
}
