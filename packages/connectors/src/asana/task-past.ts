import { type Instant, parseInstant } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import { type Move, type Past, pastOf, type Told, type Turn } from '../kit/past.ts';
import type { AsanaStory, AsanaTask } from './shape.ts';

/** The word for a task that is done: Asana knows done and not done, and the section tells the rest. */
export const COMPLETED = 'Completed';
/** The word for an open task that is in no section. */
export const OPEN = 'Open';

const ESTIMATE = /^(story ?points?|points?|estimate)( estimate)?$/i;
const EFFORT = /^(effort|estimated (time|hours)|hours)$/i;
const PRIORITY = /^priority$/i;

/** The attribute that a custom field stands for, by its name. */
export function meaningOf(name: string | null | undefined): 'estimate' | 'effort' | 'priority' | null {
  if (name === null || name === undefined) return null;
  if (ESTIMATE.test(name)) return 'estimate';
  if (EFFORT.test(name)) return 'effort';
  return PRIORITY.test(name) ? 'priority' : null;
}

/** A story in its time. */
interface Dated {
  readonly story: AsanaStory;
  readonly at: Instant;
  readonly cause: string;
}

/** How a milestone is called here that is a project or a task of Asana. */
export function milestoneId(gid: string): string {
  return `asana/${gid}`;
}

/** What the stories of a task tell, and those that bear no time. */
export interface TaskPast extends Past {
  readonly undated: readonly string[];
}

/**
 * Reads the stories of a task: only their typed fields, never their text.
 * @param now the attributes as they are now
 * @param home the project whose sections tell the state
 */
export function readStories(
  task: AsanaTask,
  given: { stories: readonly AsanaStory[]; now: Told; home: string | null },
): TaskPast {
  const undated: string[] = [];
  const dated = given.stories
    .flatMap((story) => {
      const at = parseInstant(story.created_at);
      if (at === null) undated.push(story.gid);
      return at === null ? [] : [{ story, at, cause: `asana:story/${story.gid}` }];
    })
    .sort((one, other) => one.at - other.at || Number(one.story.gid) - Number(other.story.gid));
  const once = dated.filter(({ story }, at) => dated.findIndex((other) => other.story.gid === story.gid) === at);
  const turns = [...stateTurns(task, once, given.home), ...assigneeTurns(once, given.now), ...once.flatMap(plainTurns)];
  return {
    ...pastOf(
      given.now,
      turns.sort((one, other) => one.at - other.at),
      once.flatMap(movesOf),
    ),
    undated,
  };
}

/** The state is the section, until the task is completed. */
function stateTurns(task: AsanaTask, dated: readonly Dated[], home: string | null): readonly Turn[] {
  const marks = dated.filter(({ story }) => story.resource_subtype.startsWith('marked_'));
  const first = dated.find(({ story }) => isMoveAt(story, home));
  const start = {
    section: first?.story.old_section?.name ?? sectionOf(task, home),
    isDone: marks[0]?.story.resource_subtype === 'marked_incomplete',
  };
  const events = [...dated, ...completedOtherwise(task, marks)].sort((one, other) => one.at - other.at);
  const turns: Turn[] = [];
  let place = start;
  for (const { story, at, cause } of events) {
    const next = placeAfter(place, story, home);
    const [before, after] = [wordOf(place), wordOf(next)];
    if (after !== before) turns.push({ attribute: 'state', before, after, at, cause });
    place = next;
  }
  return turns;
}

interface Place {
  readonly section: string;
  readonly isDone: boolean;
}

function wordOf({ section, isDone }: Place): string {
  return isDone ? COMPLETED : section;
}

function placeAfter(place: Place, story: AsanaStory, home: string | null): Place {
  if (story.resource_subtype === 'marked_complete') return { ...place, isDone: true };
  if (story.resource_subtype === 'marked_incomplete') return { ...place, isDone: false };
  return isMoveAt(story, home) ? { ...place, section: story.new_section?.name ?? OPEN } : place;
}

function isMoveAt(story: AsanaStory, home: string | null): boolean {
  const { resource_subtype: type, project } = story;
  return type === 'section_changed' && (!project || home === null || project.gid === home);
}

/** The section of a task in a project. */
export function sectionOf({ memberships }: AsanaTask, home: string | null): string {
  const membership = memberships?.find(({ project }) => home === null || project?.gid === home) ?? memberships?.[0];
  return membership?.section?.name || OPEN;
}

/** Tasks that were completed before Asana wrote such stories tell the time themselves. */
function completedOtherwise(task: AsanaTask, marks: readonly Dated[]): readonly Dated[] {
  const at = task.completed && marks.length === 0 && task.completed_at ? parseInstant(task.completed_at) : null;
  if (at === null) return [];
  const story = { gid: task.gid, created_at: '', resource_subtype: 'marked_complete' } as AsanaStory;
  return [{ story, at, cause: `asana:task/${task.gid}/completed` }];
}

/** A story of an assignment names whom it was given to; whom it was taken from is who had it before. */
function assigneeTurns(dated: readonly Dated[], now: Told): readonly Turn[] {
  const told = dated.filter(({ story }) => ['assigned', 'unassigned'].includes(story.resource_subtype));
  const first = told[0]?.story;
  let before: Value =
    first === undefined
      ? (now.assignee ?? null)
      : first.resource_subtype === 'unassigned'
        ? (first.assignee?.gid ?? null)
        : null;
  return told.flatMap(({ story, at, cause }) => {
    const after = story.resource_subtype === 'assigned' ? (story.assignee?.gid ?? null) : null;
    const turn = { attribute: 'assignee', before, after, at, cause };
    before = after;
    return turn.before === after ? [] : [turn];
  });
}

function plainTurns({ story, at, cause }: Dated): readonly Turn[] {
  const told = sidesOf(story);
  if (told === null) return [];
  const [attribute, before, after] = told;
  return [{ attribute, before: before ?? null, after: after ?? null, at, cause }];
}

type Side = string | number | null | undefined;

function sidesOf(story: AsanaStory): readonly [attribute: string, before: Side, after: Side] | null {
  const { resource_subtype: type } = story;
  if (type === 'name_changed') return ['title', story.old_name ?? '', story.new_name ?? ''];
  const meaning = type.endsWith('custom_field_changed') ? meaningOf(story.custom_field?.name) : null;
  if (meaning === null) return null;
  if (meaning === 'priority') return [meaning, story.old_enum_value?.name, story.new_enum_value?.name];
  return [meaning, story.old_number_value, story.new_number_value];
}

function movesOf({ story, at, cause }: Dated): readonly Move[] {
  const project = story.project ? [milestoneId(story.project.gid)] : [];
  const tag = story.tag?.name ? [story.tag.name] : [];
  const move = (attribute: string, out: readonly string[], into: readonly string[]) => [
    { attribute, out, into, at, cause },
  ];
  switch (story.resource_subtype) {
    case 'added_to_project':
      return move('milestones', [], project);
    case 'removed_from_project':
      return move('milestones', project, []);
    case 'added_to_tag':
      return move('labels', [], tag);
    case 'removed_from_tag':
      return move('labels', tag, []);
    default:
      return [];
  }
}
