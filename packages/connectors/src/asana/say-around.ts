import { dayOf, EPOCH, isDay, parseInstant, startOfDay } from '@fulcrum/core/calendar';
import type { RawRecord } from '../kit/connector.ts';
import type { FactWriter } from '../kit/fact-writer.ts';
import { textOf } from '../kit/text-of.ts';
import { dataOf } from './ask.ts';
import type { AsanaSettings } from './settings.ts';
import type { AsanaProject, AsanaTask, AsanaUser } from './shape.ts';
import { milestoneId } from './task-past.ts';

/** What tasks refer to: the projects of the connection and the program that they make. */
export interface Around {
  /** The end of the name of the source, where no project is at hand. */
  readonly source: string;
  /** The project of the connection that a task is in; null when it is in none. */
  readonly homeOf: (task: AsanaTask) => string | null;
  readonly programOf: (home: string | null) => string;
  readonly projects: ReadonlySet<string>;
}

/** Reads the projects that came before the tasks. */
export function aroundIn(settings: AsanaSettings, records: readonly RawRecord[]): Around {
  const listed = records.filter(({ endpoint }) => endpoint === 'project' || endpoint === 'items');
  const projects = new Set(listed.flatMap(({ body }) => dataOf(body)).map(({ gid }) => textOf(gid)));
  for (const gid of settings.projects) projects.add(gid);
  const whole = settings.program ?? (settings.portfolio ? `asana/${settings.portfolio}` : null);
  const [first] = projects;
  const source = projects.size === 1 && first !== undefined ? first : (settings.portfolio ?? first ?? 'tasks');
  return {
    source,
    projects,
    homeOf: ({ memberships }) =>
      memberships?.find(({ project }) => projects.has(project?.gid ?? ''))?.project?.gid ?? null,
    programOf: (home) => whole ?? `asana/${home ?? source}`,
  };
}

/** A project is a milestone: its tasks, by its due date. Where nothing else is the program, it is one, too. */
export function sayProject(writer: FactWriter, project: AsanaProject, around: Around): void {
  const { gid, name, due_on: due, start_on: start, completed, completed_at: completedAt } = project;
  const version = versionOf(project, `asana:project/${gid}`);
  const program = around.programOf(gid);
  if (program === `asana/${gid}`) writer.observe(['program', program], { name: name ?? gid, key: gid }, version);
  else writer.say(['program', program], { key: program }, { at: EPOCH, cause: `asana:program/${program}` });
  const dates = { target: dayOrNull(due), start: dayOrNull(start) };
  writer.observe(['milestone', milestoneId(gid)], { name: name ?? gid, program, form: 'epic', ...dates }, version);
  const end = completed && completedAt ? parseInstant(completedAt) : null;
  if (end === null) return;
  const day = dayOf(end);
  writer.say(
    ['milestone', milestoneId(gid)],
    { released: day, isReleased: true },
    { at: startOfDay(day), cause: version.cause },
  );
}

/** The portfolio is the program, unless a person named another. */
export function sayPortfolio(writer: FactWriter, portfolio: AsanaProject, around: Around): void {
  const program = around.programOf(null);
  if (program !== `asana/${portfolio.gid}`) return;
  const version = versionOf(portfolio, `asana:portfolio/${portfolio.gid}`);
  writer.observe(['program', program], { name: portfolio.name ?? portfolio.gid, key: portfolio.gid }, version);
}

/** A person, by the gid that tasks name. */
export function sayUser(writer: FactWriter, { gid, name, email }: AsanaUser): void {
  const version = { since: EPOCH, version: EPOCH, cause: `asana:user/${gid}` };
  writer.observe(['person', gid], { name: name || gid, email: email ?? undefined }, version);
}

function versionOf({ modified_at: modified, created_at: created }: AsanaProject, cause: string) {
  return { since: EPOCH, version: parseInstant(modified ?? created ?? '') ?? EPOCH, cause };
}

/** A day as it stands, or none. */
export function dayOrNull(text: string | null | undefined): string | null {
  return text && isDay(text) ? text : null;
}
