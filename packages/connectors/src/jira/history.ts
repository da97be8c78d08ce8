import { type Instant, parseInstant } from '@fulcrum/core/calendar';
import type { Op, Value } from '@fulcrum/core/vocabulary';
import type { JiraHistory, JiraHistoryItem, JiraIssue } from './shape.ts';

/** One entry of the changelog in our words. */
export interface HistoryChange {
  readonly attribute: string;
  readonly op: Op;
  readonly value: Value;
  readonly at: Instant;
  readonly cause: string;
}

/** What the changelog tells: the value of each attribute at creation, where it differs from today's, and every change since. */
export interface IssueHistory {
  readonly initial: Readonly<Record<string, Value>>;
  readonly changes: readonly HistoryChange[];
  /** Entries that could not be placed in time. */
  readonly undated: readonly string[];
}

type Reading = (item: JiraHistoryItem) => { attribute: string; before: Value; after: Value };

const side = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);
const scalar =
  (attribute: string, use: 'id' | 'name'): Reading =>
  (item) => ({
    attribute,
    before: side(use === 'id' ? item.from : item.fromString),
    after: side(use === 'id' ? item.to : item.toString),
  });
const number: Reading = (item) => ({
  attribute: 'estimate',
  before: numberOf(item.fromString),
  after: numberOf(item.toString),
});
const list =
  (attribute: string, split: RegExp, use: 'id' | 'name'): Reading =>
  (item) => ({
    attribute,
    before: (side(use === 'id' ? item.from : item.fromString) ?? '').split(split).filter(Boolean),
    after: (side(use === 'id' ? item.to : item.toString) ?? '').split(split).filter(Boolean),
  });

const READINGS: Readonly<Record<string, Reading>> = {
  status: scalar('state', 'name'),
  summary: scalar('title', 'name'),
  issuetype: scalar('type', 'name'),
  priority: scalar('priority', 'name'),
  resolution: scalar('resolution', 'name'),
  assignee: scalar('assignee', 'id'),
  labels: list('labels', /\s+/, 'name'),
  sprint: list('sprints', /,\s*/, 'id'),
  'story points': number,
  'story point estimate': number,
};

/** Fields whose entries name one member that came or went. */
const MEMBERS: Readonly<Record<string, { attribute: string; use: 'id' | 'name' }>> = {
  'fix version': { attribute: 'milestones', use: 'id' },
  component: { attribute: 'components', use: 'name' },
  'epic link': { attribute: 'milestones', use: 'name' },
};

/**
 * Reads a changelog.
 * @param memberId the id that a member of a list goes by here, from the tracker's own (a version's or sprint's number, an epic's key)
 * @param current today's lists, from which those at creation are found by undoing the changes
 */
export function readHistory(
  issue: JiraIssue,
  memberId: MemberId,
  current: Readonly<Record<string, readonly string[]>>,
): IssueHistory {
  const undated: string[] = [];
  const read = inOrder(issue.changelog?.histories ?? [], undated).flatMap(({ id, at, items }) => {
    const origin = { at, cause: `jira:history/${id}` };
    return items.flatMap((item) => readItem(item, memberId, origin));
  });
  const initial: Record<string, Value> = {};
  for (const { change, before } of read) {
    if (change.op === 'set' && !(change.attribute in initial)) initial[change.attribute] = before;
  }
  const changes = read.map(({ change }) => change);
  for (const [attribute, members] of Object.entries(current)) {
    const own = changes.filter((change) => change.attribute === attribute && change.op !== 'set');
    if (own.length > 0) initial[attribute] = undone(members, own);
  }
  return { initial, changes, undated };
}

type MemberId = (field: string, member: string) => string;
type Origin = Pick<HistoryChange, 'at' | 'cause'>;

/** One entry of the changelog as changes, with the value before where the entry tells it. */
function readItem(item: JiraHistoryItem, memberId: MemberId, origin: Origin) {
  const field = item.field.toLowerCase();
  const reading = Object.hasOwn(READINGS, field) ? READINGS[field] : undefined;
  if (reading === undefined) {
    return memberChanges(item, memberId, origin).map((change) => ({ change, before: null as Value }));
  }
  const { attribute, before, after } = reading(item);
  const ids = (value: Value) => (Array.isArray(value) ? value.map((member) => memberId(field, member)) : value);
  return [{ change: { attribute, op: 'set' as const, value: ids(after), ...origin }, before: ids(before) }];
}

function inOrder(histories: readonly JiraHistory[], undated: string[]) {
  return histories
    .flatMap((history) => {
      const at = parseInstant(history.created);
      if (at === null) undated.push(history.id);
      return at === null ? [] : [{ ...history, at }];
    })
    .sort((one, other) => one.at - other.at || Number(one.id) - Number(other.id));
}

function memberChanges(item: JiraHistoryItem, memberId: MemberId, origin: Origin): HistoryChange[] {
  const field = item.field.toLowerCase();
  const members = Object.hasOwn(MEMBERS, field) ? MEMBERS[field] : undefined;
  if (members === undefined) return [];
  const [gone, come] =
    members.use === 'id' ? [side(item.from), side(item.to)] : [side(item.fromString), side(item.toString)];
  const change = (op: Op, member: string): HistoryChange => ({
    attribute: members.attribute,
    op,
    value: memberId(field, member),
    ...origin,
  });
  return [...(gone === null ? [] : [change('remove', gone)]), ...(come === null ? [] : [change('add', come)])];
}

function undone(members: readonly string[], changes: readonly HistoryChange[]): readonly string[] {
  const set = new Set(members);
  for (const change of changes.toReversed()) {
    if (change.op === 'add') set.delete(change.value as string);
    else set.add(change.value as string);
  }
  return [...set];
}

function numberOf(text: string | null | undefined): number | null {
  const value = Number(text);
  return text === null || text === undefined || text === '' || Number.isNaN(value) ? null : value;
}
