import { type Instant, parseInstant } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import { type Move, type Past, pastOf, type Told, type Turn } from '../kit/past.ts';
import type { CustomField } from './custom-fields.ts';
import type { Frame } from './frame.ts';
import type { JiraHistory, JiraHistoryItem } from './shape.ts';

/** An entry of the changelog with its time. */
export interface DatedHistory extends JiraHistory {
  readonly at: Instant;
}

/** Where an issue is, which tells what a change of it means. */
export interface Where {
  readonly frame: Frame;
  readonly projectKey: string;
  /** True for a story or a bug: what it is a part of is an epic, and that is a milestone. */
  readonly isBelowEpic: boolean;
}

/** Entries in the order of time, and the ids of those whose time cannot be read. */
export function inOrder(histories: readonly JiraHistory[]): {
  readonly dated: readonly DatedHistory[];
  readonly undated: readonly string[];
} {
  const undated: string[] = [];
  const dated = histories.flatMap((history) => {
    const at = parseInstant(history.created);
    if (at === null) undated.push(history.id);
    return at === null ? [] : [{ ...history, at }];
  });
  return { dated: dated.sort((one, other) => one.at - other.at || Number(one.id) - Number(other.id)), undated };
}

/** How an issue began and what became of it, from how it is now and its changelog. */
export function readItemPast(now: Told, histories: readonly DatedHistory[], where: Where): Past {
  const turns: Turn[] = [];
  const moves: Move[] = [];
  for (const { id, at, items } of histories) {
    const cause = `jira:history/${id}`;
    for (const reading of items.flatMap((item) => readingsOf(item, where))) {
      if ('out' in reading)
        moves.push({ attribute: reading.attribute, out: reading.out, into: reading.into, at, cause });
      else turns.push({ attribute: reading.attribute, before: reading.before, after: reading.after, at, cause });
    }
  }
  return pastOf(now, turns, moves);
}

type Reading = Pick<Turn, 'attribute' | 'before' | 'after'> | Pick<Move, 'attribute' | 'out' | 'into'>;
type Read = (item: JiraHistoryItem, where: Where) => readonly Reading[];

const side = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);
const texts = (item: JiraHistoryItem) => [side(item.fromString), side(item.toString)] as const;
const ids = (item: JiraHistoryItem) => [side(item.from), side(item.to)] as const;

function turn(attribute: string, sides: typeof texts, read: (text: string) => Value = (text) => text): Read {
  return (item) => {
    const [before, after] = sides(item);
    return [{ attribute, before: before === null ? null : read(before), after: after === null ? null : read(after) }];
  };
}

function list(attribute: string, sides: typeof texts, split: (text: string, where: Where) => readonly string[]): Read {
  return (item, where) => {
    const [before = [], after = []] = sides(item).map((text) => (text === null ? [] : split(text, where)));
    const out = before.filter((member) => !after.includes(member));
    const into = after.filter((member) => !before.includes(member));
    return [{ attribute, out, into }];
  };
}

function members(attribute: string, sides: typeof texts, id: (member: string, where: Where) => string): Read {
  return (item, where) => {
    const [out, into] = sides(item).map((text) => (text === null ? [] : [id(text, where)]));
    return [{ attribute, out: out ?? [], into: into ?? [] }];
  };
}

const number = (text: string) => (Number.isFinite(Number(text)) ? Number(text) : null);
const hours = (text: string) => (Number.isFinite(Number(text)) ? Number(text) / 3_600 : null);

/** The ids that members of the changelog go by here. */
export const sprintId = (id: string, { frame, projectKey }: Where) =>
  `${frame.projectOfSprint.get(id) ?? projectKey}/${id}`;
export const versionId = (id: string, { frame, projectKey }: Where) =>
  `${frame.projectOfVersion.get(id) ?? projectKey}/${id}`;
const byName = (words: string) => words.split(/\s+/).filter(Boolean).sort();

/** What an issue is a part of: told with the key as text, and with the id of the issue beside it. */
const parent: Read = (item, { isBelowEpic }) => {
  const [before, after] = texts(item).map((text) => /^[A-Z][A-Z0-9_]*-\d+/i.exec(text ?? '')?.[0] ?? null) as [
    Key,
    Key,
  ];
  const whole = [{ attribute: 'parent', before, after }];
  return isBelowEpic
    ? [...whole, { attribute: 'milestones', out: before === null ? [] : [before], into: after === null ? [] : [after] }]
    : whole;
};
type Key = string | null;

const project: Read = (item, { frame }) => {
  if (frame.program !== null) return [];
  const [before, after] = ids(item).map((id) => frame.projectKeyOfId.get(id ?? '') ?? null);
  // A project that the account does not see has no name here: then it counts as having been in this one all the time.
  return before === null || before === undefined || after === null || after === undefined
    ? []
    : [{ attribute: 'program', before, after }];
};

const READINGS: Readonly<Record<string, Read>> = {
  status: turn('state', texts),
  summary: turn('title', texts),
  issuetype: turn('type', texts),
  priority: turn('priority', texts),
  resolution: turn('resolution', texts),
  assignee: turn('assignee', ids),
  reporter: turn('reporter', ids),
  timeoriginalestimate: turn('effort', ids, hours),
  timespent: turn('logged', ids, hours),
  labels: list('labels', texts, byName),
  'fix version': members('milestones', ids, versionId),
  fixversions: members('milestones', ids, versionId),
  component: members('components', texts, (name) => name),
  components: members('components', texts, (name) => name),
  parent,
  'parent issue': parent,
  issueparentassociation: parent,
  project,
};
const CUSTOM: Readonly<Record<CustomField, Read>> = {
  estimate: turn('estimate', texts, number),
  sprint: list('sprints', ids, (text, where) =>
    text
      .split(/,\s*/)
      .filter(Boolean)
      .map((id) => sprintId(id, where))
      .sort(),
  ),
  epic: members('milestones', texts, (key) => key),
  team: turn(
    'team',
    (item) => [side(item.from) ?? side(item.fromString), side(item.to) ?? side(item.toString)],
    (id) => `jira/${id}`,
  ),
  start: turn(
    'notBefore',
    (item) => [side(item.from) ?? side(item.fromString), side(item.to) ?? side(item.toString)],
    (text) => dayIn(text),
  ),
};

const CUSTOM_FIELDS = Object.keys(CUSTOM) as readonly CustomField[];

const dayIn = (text: string) => /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? null;

/** What one changed field says; nothing when it is none that is read. */
function readingsOf(item: JiraHistoryItem, where: Where): readonly Reading[] {
  const { ids: known, names } = where.frame.fields;
  const name = item.field.toLowerCase();
  const byId = CUSTOM_FIELDS.find((each) => known[each].includes(item.fieldId ?? ''));
  const meaning = byId ?? (Object.hasOwn(names, name) ? names[name] : undefined);
  if (meaning !== undefined) return CUSTOM[meaning](item, where);
  const id = (item.fieldId ?? '').toLowerCase();
  const called = [id, name].find((each) => Object.hasOwn(READINGS, each));
  return called === undefined ? [] : (READINGS[called]?.(item, where) ?? []);
}
