import { type Instant, isPlausible, parseInstant } from '@fulcrum/core/calendar';
import type { z } from 'zod';
import type { RawRecord, Translator } from '../kit/connector.ts';
import { type FactWriter, factWriter } from '../kit/fact-writer.ts';
import { textOf } from '../kit/text-of.ts';
import type { Translation } from '../kit/translation.ts';
import { dataOf } from './ask.ts';
import { type Around, aroundIn, sayPortfolio, sayProject, sayUser } from './say-around.ts';
import { sayTask } from './say-task.ts';
import type { AsanaSettings } from './settings.ts';
import {
  type AsanaProject,
  type AsanaStory,
  type AsanaTask,
  type AsanaUser,
  project,
  story,
  task,
  user,
} from './shape.ts';

/** What all parts of a translation share. */
interface Frame {
  readonly around: Around;
  readonly said: Set<string>;
  readonly stories: ReadonlyMap<string, readonly AsanaStory[]>;
  /** The tasks at hand, by gid. */
  readonly tasks: ReadonlyMap<string, AsanaTask>;
}

/** Makes facts of Asana's answers. Tasks and their stories are joined by the task's gid. */
export function translator(given: {
  readonly settings: AsanaSettings;
  readonly surroundings: readonly RawRecord[];
}): Translator {
  const around = aroundIn(given.settings, given.surroundings);
  const said = new Set<string>();
  return (records) => {
    const frame = { around, said, stories: storiesByTask(records), tasks: tasksByGid(records) };
    return joined(records.flatMap((record) => thingsIn(record).map((thing) => translateThing(thing, record, frame))));
  };
}

function thingsIn({ endpoint, body }: RawRecord): readonly unknown[] {
  if (endpoint === 'stories') return [];
  const data = dataOf(body);
  if (data.length > 0 || Array.isArray(Object(body).data)) return data;
  return Array.isArray(body) ? body : [body];
}

type Sayer = (thing: unknown, frame: Frame) => Translation;

/** How a thing that tasks refer to is read, by the endpoint that lists it; anything else is a task. */
const SAYERS: Readonly<Record<string, { readonly shape: z.ZodType; readonly say: Sayer }>> = {
  project: {
    shape: project,
    say: (thing, frame) => around(frame, (writer) => sayProject(writer, thing as AsanaProject, frame.around)),
  },
  items: {
    shape: project,
    say: (thing, frame) => around(frame, (writer) => sayProject(writer, thing as AsanaProject, frame.around)),
  },
  portfolio: {
    shape: project,
    say: (thing, frame) => around(frame, (writer) => sayPortfolio(writer, thing as AsanaProject, frame.around)),
  },
  users: { shape: user, say: (thing, frame) => around(frame, (writer) => sayUser(writer, thing as AsanaUser)) },
};
const TASK = { shape: task, say: (thing: unknown, frame: Frame) => translateTask(thing as AsanaTask, frame) };

function around(frame: Frame, say: (writer: FactWriter) => void): Translation {
  const writer = factWriter(`asana:${frame.around.source}`, frame.said);
  say(writer);
  return writer.translation();
}

function translateThing(thing: unknown, { endpoint, key }: RawRecord, frame: Frame): Translation {
  if (endpoint === 'gone') return gone(thing);
  const { shape, say } = (Object.hasOwn(SAYERS, endpoint) ? SAYERS[endpoint] : undefined) ?? TASK;
  const parsed = shape.safeParse(thing);
  if (parsed.success) return say(parsed.data, frame);
  const [trouble] = parsed.error.issues;
  const where = (textOf(Object(thing).gid) || key).slice(0, 100);
  const at = trouble?.path.join('.') || 'the object';
  return refused(where, 'bad-record', `not what Asana lists under ${endpoint}: ${at}: ${trouble?.message}`);
}

function translateTask(raw: AsanaTask, frame: Frame): Translation {
  const created = parseInstant(raw.created_at);
  if (created === null || !isPlausible(created)) {
    const what = `created at "${raw.created_at}", which is no time between 1990 and 2100`;
    return refused(raw.gid, 'bad-date', what);
  }
  const home = homeOf(raw, frame);
  const writer = factWriter(`asana:${home ?? frame.around.source}`, frame.said);
  // Sections of the same name in two projects are one word.
  const words = factWriter(`asana:${frame.around.source}`, frame.said);
  sayTask(writer, raw, {
    words,
    around: frame.around,
    home,
    created,
    stories: frame.stories.get(raw.gid) ?? [],
  });
  const told = writer.translation();
  const meant = words.translation();
  return {
    ...told,
    facts: [...meant.facts, ...told.facts],
    diagnostics: [...meant.diagnostics, ...told.diagnostics],
  };
}

/** The project of a task, or of the task that it is a part of. */
function homeOf(raw: AsanaTask, { around, tasks }: Frame): string | null {
  const seen = new Set<string>();
  for (
    let at: AsanaTask | undefined = raw;
    at !== undefined && !seen.has(at.gid);
    at = tasks.get(at.parent?.gid ?? '')
  ) {
    seen.add(at.gid);
    const home = around.homeOf(at);
    if (home !== null) return home;
  }
  return raw.parent && around.projects.size === 1 ? around.source : null;
}

function tasksByGid(records: readonly RawRecord[]): ReadonlyMap<string, AsanaTask> {
  const listed = records.filter(({ endpoint }) => ['tasks', 'task', 'subtasks'].includes(endpoint)).flatMap(thingsIn);
  return new Map(listed.flatMap((thing) => task.safeParse(thing).data ?? []).map((one) => [one.gid, one]));
}

function storiesByTask(records: readonly RawRecord[]): ReadonlyMap<string, readonly AsanaStory[]> {
  const found = new Map<string, AsanaStory[]>();
  for (const { key, body } of records.filter(({ endpoint }) => endpoint === 'stories')) {
    const ofPath = /\/tasks\/(\d+)\/stories/.exec(key)?.[1];
    const stories = (Array.isArray(body) ? body : dataOf(body)).flatMap((thing) => story.safeParse(thing).data ?? []);
    for (const one of stories) {
      const of = one.target?.gid ?? ofPath;
      if (of !== undefined) found.set(of, [...(found.get(of) ?? []), one]);
    }
  }
  return found;
}

/** A task that an event or a webhook named and that is not there any more. */
function gone(thing: unknown): Translation {
  const { gid, at } = Object(thing) as { gid?: unknown; at?: unknown };
  const version: Instant | null = typeof at === 'string' ? parseInstant(at) : null;
  if (typeof gid !== 'string' || version === null) return EMPTY;
  const writer = factWriter('asana:gone');
  const as = { since: version, version, cause: `asana:gone/${gid}` };
  writer.observe(['item', `asana/${gid}`], { deleted: true }, as);
  return writer.translation();
}

const EMPTY: Translation = { facts: [], diagnostics: [] };

function joined(parts: readonly Translation[]): Translation {
  const observed = parts.flatMap((part) => part.observed ?? []);
  return {
    facts: parts.flatMap((part) => part.facts),
    diagnostics: parts.flatMap((part) => part.diagnostics),
    ...(observed.length > 0 ? { observed } : {}),
  };
}

function refused(where: string, code: string, what: string): Translation {
  const mend = 'look at it in Asana; the rest has gone in';
  return { facts: [], diagnostics: [{ code, severity: 'error', where, what, mend }] };
}
