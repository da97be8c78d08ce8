import { dayOf, EPOCH, type Instant, parseInstant, startOfDay } from '@fulcrum/core/calendar';
import type { StateCategory, Value } from '@fulcrum/core/vocabulary';
import type { FactWriter, Version } from '../kit/fact-writer.ts';
import { sayPast, type Told } from '../kit/past.ts';
import { guessCategory } from '../kit/state-guess.ts';
import { type Around, dayOrNull } from './say-around.ts';
import type { AsanaStory, AsanaTask } from './shape.ts';
import { COMPLETED, meaningOf, milestoneId, OPEN, readStories, sectionOf } from './task-past.ts';

/** A task in its time and place. */
interface TaskFrame {
  readonly around: Around;
  readonly home: string | null;
  readonly created: Instant;
  readonly stories: readonly AsanaStory[];
  /** Takes what is said of words. */
  readonly words: FactWriter;
}

const TYPES: Readonly<Record<string, string>> = {
  default_task: 'Task',
  milestone: 'Milestone',
  approval: 'Approval',
  section: 'Section',
};

/** The item, its past story by story, what it waits for, and, where it is one, the milestone. */
export function sayTask(writer: FactWriter, task: AsanaTask, frame: TaskFrame): void {
  const { home, created, stories } = frame;
  const id = itemId(task.gid);
  const updated = parseInstant(task.modified_at ?? '') ?? created;
  const cause = `asana:task/${task.gid}`;
  const version = { since: created, version: updated, cause };
  const now = toldNow(task, frame);
  const past = readStories(task, { stories, now, home });
  for (const gid of past.undated) writer.diagnose(undatedStory(id, gid));
  for (const state of new Set([now.state, past.initial.state, ...statesIn(past.turns)]))
    sayState(frame.words, String(state));
  sayPast(writer, id, { now, past, created, updated, cause });
  writer.observe(['item', id], untold(task, frame), version);
  sayDependencies(writer, task, { created, stories, version });
  if (task.resource_subtype === 'milestone') sayMilestone(writer, task, { ...frame, version });
}

/** What Asana tells as it is now alone. */
function untold(task: AsanaTask, { home, around }: TaskFrame): Readonly<Record<string, Value | undefined>> {
  return {
    program: around.programOf(home),
    type: task.parent ? 'Sub-task' : TYPES[task.resource_subtype ?? ''],
    parent: task.parent ? itemId(task.parent.gid) : null,
    reporter: task.created_by?.gid,
    url: task.permalink_url ?? undefined,
    deleted: home === null && around.projects.size > 0,
  };
}

/** How a task is called here. */
function itemId(gid: string): string {
  return `asana/${gid}`;
}

function toldNow(task: AsanaTask, { home, around }: TaskFrame): Told {
  const projects = (task.memberships ?? []).flatMap(({ project }) =>
    project && around.projects.has(project.gid) ? [project.gid] : [],
  );
  return {
    title: task.name ?? '',
    state: task.completed ? COMPLETED : sectionOf(task, home),
    assignee: task.assignee?.gid ?? null,
    labels: (task.tags ?? []).flatMap(({ name }) => (name ? [name] : [])).sort(),
    milestones: [...new Set(projects.map(milestoneId))].sort(),
    ...customValues(task),
  };
}

function customValues({ custom_fields: fields }: AsanaTask): Told {
  const values: Record<string, number | string | null> = {};
  for (const field of fields ?? []) {
    const attribute = meaningOf(field.name);
    if (attribute === 'priority') values.priority = field.enum_value?.name ?? field.text_value ?? null;
    else if (attribute !== null) values[attribute] = field.number_value ?? null;
  }
  return values;
}

function statesIn(turns: readonly { readonly attribute: string; readonly after: unknown }[]): readonly unknown[] {
  return turns.filter(({ attribute }) => attribute === 'state').map(({ after }) => after);
}

/** A section says by its name what it means; a person corrects that under Words. */
function sayState(writer: FactWriter, name: string): void {
  const id = `state/${name}`;
  writer.say(
    ['word', id],
    { field: 'state', text: name, means: meansOf(name) },
    { at: EPOCH, cause: `asana:word/${id}` },
  );
}

function meansOf(name: string): StateCategory {
  if (name === COMPLETED) return 'done';
  const guess = name === OPEN ? 'todo' : (guessCategory(name) ?? 'todo');
  // A section called "Done" holds tasks that nobody has marked: until they are, they are not done.
  return guess === 'done' ? 'doing' : guess;
}

interface Dependencies {
  readonly created: Instant;
  readonly stories: readonly AsanaStory[];
  readonly version: Version;
}

/** What a task waits for: since its story says so, or else since it was created. */
function sayDependencies(writer: FactWriter, task: AsanaTask, { created, stories, version }: Dependencies): void {
  const now = new Set((task.dependencies ?? []).map(({ gid }) => gid));
  const told = stories.filter(({ resource_subtype: type, dependency }) => type.startsWith('dependency_') && dependency);
  for (const from of new Set([...now, ...told.map(({ dependency }) => dependency?.gid ?? '')])) {
    const since = told
      .filter(({ dependency }) => dependency?.gid === from)
      .map((story) => parseInstant(story.created_at) ?? created);
    const ends = { from: itemId(from), to: itemId(task.gid), form: 'blocks', dependency: 'FS' };
    const link = ['link', `asana/${from}/${task.gid}`] as const;
    const at = since.length === 0 ? created : Math.min(...since);
    writer.say(link, ends, { at, cause: `asana:dependency/${from}/${task.gid}` });
    writer.observe(link, { deleted: !now.has(from) }, { ...version, since: at });
    // What a milestone waits for is in its scope.
    if (task.resource_subtype !== 'milestone') continue;
    const origin = { at, cause: `asana:dependency/${from}/${task.gid}` };
    const change = {
      attribute: 'milestones',
      op: now.has(from) ? 'add' : 'remove',
      value: milestoneId(task.gid),
    } as const;
    writer.change(`item:${itemId(from)}`, change, now.has(from) ? origin : { ...origin, at: version.version });
  }
}

function sayMilestone(writer: FactWriter, task: AsanaTask, frame: TaskFrame & { readonly version: Version }): void {
  const { around, home, created, stories, version } = frame;
  const id = milestoneId(task.gid);
  const program = around.programOf(home);
  const target = dayOrNull(task.due_on);
  const moved = stories
    .filter(({ resource_subtype: type }) => type === 'due_date_changed')
    .flatMap((story) => ({ story, at: parseInstant(story.created_at) ?? created }))
    .sort((one, other) => one.at - other.at);
  writer.observe(
    ['milestone', id],
    { name: task.name ?? task.gid, program, form: 'epic' },
    { ...version, since: EPOCH },
  );
  const first = moved[0] === undefined ? target : dayOrNull(moved[0].story.old_dates?.due_on);
  writer.say(['milestone', id], { target: first }, { at: created, cause: `asana:task/${task.gid}/created` });
  for (const { story, at } of moved)
    writer.say(
      ['milestone', id],
      { target: dayOrNull(story.new_dates?.due_on) },
      { at, cause: `asana:story/${story.gid}` },
    );
  const end = task.completed && task.completed_at ? parseInstant(task.completed_at) : null;
  if (end === null) return;
  const day = dayOf(end);
  writer.say(['milestone', id], { released: day, isReleased: true }, { at: startOfDay(day), cause: version.cause });
}

function undatedStory(where: string, gid: string) {
  const what = `its story ${gid} bears no time that can be read, so it is left out`;
  return { code: 'bad-date', severity: 'warning' as const, where, what, mend: 'look at its activity in Asana' };
}
