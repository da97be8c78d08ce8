import { dayOf, EPOCH, isDay, parseInstant, startOfDay } from '@fulcrum/core/calendar';
import type { StateCategory } from '@fulcrum/core/vocabulary';
import type { FactWriter, Version } from '../kit/fact-writer.ts';
import { versionOf } from './frame.ts';
import type { LinearSettings } from './settings.ts';
import type { LinearCycle, LinearInitiative, LinearProject, LinearUser, surroundings } from './shape.ts';

const MEANS: Readonly<Record<string, StateCategory>> = {
  triage: 'todo',
  backlog: 'todo',
  unstarted: 'todo',
  started: 'doing',
  completed: 'done',
  canceled: 'dropped',
  duplicate: 'dropped',
};

/** One object that issues refer to, from the list that holds it. */
interface Around {
  readonly endpoint: keyof typeof surroundings;
  readonly node: unknown;
  readonly settings: LinearSettings;
}

/** What an object around the issues says: a team, a state, a person, a cycle, a project, an initiative. */
export function saySurroundings(writer: FactWriter, { endpoint, node, settings }: Around): void {
  SAYINGS[endpoint](writer, node as never, settings);
}

type Sayings = {
  readonly [N in keyof typeof surroundings]: (
    writer: FactWriter,
    node: (typeof surroundings)[N]['_output'],
    settings: LinearSettings,
  ) => void;
};

const SAYINGS: Sayings = {
  teams: (writer, { key, name, updatedAt }, settings) => {
    const version = since(updatedAt, `linear:team/${key}`);
    writer.observe(['team', key], { name, program: settings.program ?? key }, version);
    if (!settings.program) writer.observe(['program', key], { name }, version);
  },
  states: (writer, { name, type }) => sayState(writer, name, type),
  users: sayUser,
  labels: () => {},
  cycles: sayCycle,
  projects: sayProject,
  initiatives: sayInitiative,
};

/** A state of Linear by its name, with what its type means. */
export function sayState(writer: FactWriter, name: string, type: string): void {
  const id = `state/${name}`;
  const means = Object.hasOwn(MEANS, type) ? MEANS[type] : undefined;
  writer.say(['word', id], { field: 'state', text: name, means }, { at: EPOCH, cause: `linear:word/${id}` });
}

function sayUser(writer: FactWriter, user: LinearUser): void {
  const { id, name, displayName, email, active, timezone, updatedAt } = user;
  const attributes = {
    name: name || displayName || id,
    email: email ?? undefined,
    zone: timezone ?? undefined,
    active: active ?? undefined,
  };
  writer.observe(['person', id], attributes, since(updatedAt, `linear:user/${id}`));
}

function sayCycle(writer: FactWriter, cycle: LinearCycle, settings: LinearSettings): void {
  const { id, number, name, description, startsAt, endsAt, completedAt, updatedAt, team } = cycle;
  const attributes = {
    name: name || `Cycle ${number}`,
    program: settings.program ?? team?.key,
    goal: description ?? undefined,
    state: completedAt ? 'closed' : undefined,
    start: dayIn(startsAt),
    end: dayIn(endsAt),
    completed: dayIn(completedAt),
  };
  writer.observe(['sprint', id], attributes, since(updatedAt, `linear:cycle/${id}`));
}

function sayProject(writer: FactWriter, project: LinearProject, settings: LinearSettings): void {
  const { id, name, targetDate, startDate, completedAt, updatedAt } = project;
  const version = since(updatedAt, `linear:project/${id}`);
  const start = isDay(startDate ?? '') ? (startDate ?? null) : null;
  writer.observe(['milestone', id], { ...milestone(name, targetDate, settings), start }, version);
  sayEnd(writer, id, { completedAt, cause: version.cause });
  for (const step of project.projectMilestones?.nodes ?? []) {
    const own = since(step.updatedAt, `linear:milestone/${step.id}`);
    writer.observe(['milestone', step.id], milestone(`${name}: ${step.name}`, step.targetDate, settings), own);
  }
}

function sayInitiative(writer: FactWriter, initiative: LinearInitiative, settings: LinearSettings): void {
  const { id, name, targetDate, completedAt, updatedAt } = initiative;
  const version = since(updatedAt, `linear:initiative/${id}`);
  writer.observe(['milestone', id], milestone(name, targetDate, settings), version);
  sayEnd(writer, id, { completedAt, cause: version.cause });
}

function milestone(name: string, targetDate: string | null | undefined, { program }: LinearSettings) {
  const target = isDay(targetDate ?? '') ? (targetDate ?? null) : null;
  return { name, form: 'epic', target, program: program ?? undefined };
}

function sayEnd(
  writer: FactWriter,
  id: string,
  { completedAt, cause }: { completedAt: string | null | undefined; cause: string },
): void {
  const day = dayIn(completedAt);
  if (day === undefined) return;
  writer.say(['milestone', id], { released: day, isReleased: true }, { at: startOfDay(day), cause });
}

function dayIn(text: string | null | undefined): string | undefined {
  const at = text ? parseInstant(text) : null;
  return at === null ? undefined : dayOf(at);
}

function since(updatedAt: string | null | undefined, cause: string): Version {
  return { since: EPOCH, version: versionOf(updatedAt), cause };
}
