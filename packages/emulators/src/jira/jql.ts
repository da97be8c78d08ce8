import { BadJql, type Clause, type Condition, parseJql } from './jql-parse.ts';
import type { Issue } from './things.ts';
import type { Tracker } from './tracker.ts';
import { instantIn } from './zone.ts';

/** In whose eyes a query is read: times are in the zone of the token's user. */
export interface Reader {
  readonly tracker: Tracker;
  readonly zone: string;
  readonly user: string;
  readonly now: number;
}

/** Answers a query over the issues that searches see. Throws BadJql for what Jira would refuse. */
export function find(jql: string, reader: Reader): readonly Issue[] {
  const { where, order } = parseJql(jql);
  const test = where === null ? () => true : testOf(where, reader);
  const keys = order.map(({ field, isDescending }) => ({ by: sorting(field), sign: isDescending ? -1 : 1 }));
  // Without an order Jira gives the newest first.
  const sorts = keys.length > 0 ? keys : [{ by: sorting('created'), sign: -1 }];
  return reader.tracker
    .searchable()
    .filter(test)
    .sort((one, other) => {
      for (const { by, sign } of sorts) {
        const difference = by(one) - by(other);
        if (difference !== 0) return sign * difference;
      }
      return Number(one.id) - Number(other.id);
    });
}

/** True for a query that restricts nothing: Cloud's search refuses it. */
export function isUnbounded(jql: string): boolean {
  return parseJql(jql).where === null;
}

/** True when the answer depends on when it is asked. */
export function isRelative(jql: string): boolean {
  return /[-+]\d+[mhdwM]/.test(jql) || /now\(\)/i.test(jql);
}

type Test = (issue: Issue) => boolean;

function testOf(condition: Condition, reader: Reader): Test {
  if (condition.kind === 'not') {
    const inner = testOf(condition.part, reader);
    return (issue) => !inner(issue);
  }
  if (condition.kind === 'clause') return clauseTest(condition, reader);
  const parts = condition.parts.map((part) => testOf(part, reader));
  return condition.kind === 'and'
    ? (issue) => parts.every((part) => part(issue))
    : (issue) => parts.some((part) => part(issue));
}

type Reading = (issue: Issue, reader: Reader) => readonly string[];

/** What a field of JQL holds, as texts in small letters; a value matches one of them. */
const READINGS: Readonly<Record<string, Reading>> = {
  project: ({ project }, { tracker }) => {
    const known = tracker.projects.find(({ key }) => key === project);
    return [project, known?.name ?? '', known?.id ?? ''];
  },
  key: ({ key, id }) => [key, id],
  sprint: ({ values }, { tracker }) => values.sprints.flatMap((id) => [id, tracker.sprintOf(id)?.name ?? '']),
  fixversion: ({ values }, { tracker }) => values.fixVersions.flatMap((id) => [id, tracker.versionOf(id)?.name ?? '']),
  labels: ({ values }) => values.labels,
  issuetype: ({ values }) => [values.type],
  status: ({ values }) => [values.status],
  statuscategory: ({ values }, { tracker }) => [CATEGORY[tracker.statuses.get(values.status)?.category ?? 'new'] ?? ''],
  component: ({ values }) => values.components,
  assignee: ({ values }) => (values.assignee === null ? [] : [values.assignee]),
  reporter: ({ values }) => (values.reporter === null ? [] : [values.reporter]),
  parent: ({ values: { parent } }, { tracker }) => (parent === null ? [] : [tracker.issueOf(parent)?.key ?? parent]),
  resolution: ({ values }) => [values.resolution ?? 'unresolved'],
};
const CATEGORY: Readonly<Record<string, string>> = { new: 'to do', indeterminate: 'in progress', done: 'done' };
const ALIASES: Readonly<Record<string, string>> = {
  id: 'key',
  issuekey: 'key',
  issue: 'key',
  type: 'issuetype',
  'epic link': 'parent',
};
const TIMES: Readonly<Record<string, (issue: Issue) => number | null>> = {
  updated: ({ updated }) => updated,
  created: ({ created }) => created,
  resolved: ({ resolved }) => resolved,
};

function clauseTest(clause: Clause, reader: Reader): Test {
  const field = ALIASES[clause.field] ?? clause.field;
  if (clause.op === 'changed after') return changedTest(clause, reader);
  if (Object.hasOwn(TIMES, field)) return timeTest(TIMES[field] as (issue: Issue) => number | null, clause, reader);
  const reading = Object.hasOwn(READINGS, field) ? READINGS[field] : undefined;
  if (reading === undefined) {
    throw new BadJql(`Field '${clause.field}' does not exist or you do not have permission to view it.`);
  }
  REFUSALS[field]?.(clause, reader);
  const wanted = new Set(clause.values.flatMap((value) => expanded(value, reader)).map((value) => value.toLowerCase()));
  const has: Test = (issue) => reading(issue, reader).some((value) => wanted.has(value.toLowerCase()));
  const isEmpty = [...wanted].some((value) => value === 'empty' || value === 'null');
  const holds: Test = isEmpty ? (issue) => reading(issue, reader).length === 0 || has(issue) : has;
  switch (clause.op) {
    case '=':
    case 'in':
    case 'is':
      return holds;
    case '!=':
    case 'not in':
    case 'is not':
      return (issue) => !holds(issue);
    default:
      throw new BadJql(`The operator '${clause.op}' is not supported by the '${clause.field}' field.`);
  }
}

// An issue or a project that is not there fails the whole query.
const REFUSALS: Readonly<Record<string, (clause: Clause, reader: Reader) => void>> = {
  key: ({ values }, { tracker }) => {
    const unknown = values.find((value) => tracker.issueOf(value) === undefined);
    if (unknown === undefined) return;
    const what = /^\d+$/.test(unknown) ? 'A value with ID' : 'An issue with key';
    throw new BadJql(`${what} '${unknown}' does not exist for field 'key'.`);
  },
  project: ({ values }, { tracker }) => {
    const known = new Set(tracker.projects.flatMap(({ id, key, name }) => [id, key.toLowerCase(), name.toLowerCase()]));
    const unknown = values.find((value) => !known.has(value.toLowerCase()) && !/^(empty|null)$/i.test(value));
    if (unknown !== undefined) throw new BadJql(`The value '${unknown}' does not exist for the field 'project'.`);
  },
};

function expanded(value: string, { tracker, user }: Reader): readonly string[] {
  const sprints = tracker.boards.flatMap((board) => board.sprints);
  const versions = tracker.projects.flatMap((project) => project.versions);
  switch (value.toLowerCase()) {
    case 'currentuser()':
      return [user];
    case 'opensprints()':
      return sprints.filter(({ state }) => state === 'active').map(({ id }) => String(id));
    case 'unreleasedversions()':
      return versions.filter(({ released }) => !released).map(({ id }) => id);
    case 'releasedversions()':
      return versions.filter(({ released }) => released).map(({ id }) => id);
    default:
      return [value];
  }
}

function timeTest(read: (issue: Issue) => number | null, clause: Clause, reader: Reader): Test {
  const bound = instantOf(clause.values[0] ?? '', reader);
  const holds: Record<string, (at: number) => boolean> = {
    '>=': (at) => at >= bound,
    '>': (at) => at > bound,
    '<=': (at) => at <= bound,
    '<': (at) => at < bound,
  };
  const test = holds[clause.op];
  if (test === undefined)
    throw new BadJql(`The operator '${clause.op}' is not supported by the '${clause.field}' field.`);
  return (issue) => {
    const at = read(issue);
    return at !== null && test(at);
  };
}

const TRACKED: Readonly<Record<string, string>> = {
  fixversion: 'Fix Version',
  status: 'status',
  assignee: 'assignee',
  priority: 'priority',
  reporter: 'reporter',
  resolution: 'resolution',
};

function changedTest(clause: Clause, reader: Reader): Test {
  const field = TRACKED[clause.field];
  if (field === undefined) throw new BadJql(`History searches do not support the '${clause.field}' field.`);
  const bound = instantOf(clause.values[0] ?? '', reader);
  return (issue) => issue.histories.some(({ at, items }) => at > bound && items.some((item) => item.field === field));
}

const PERIODS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

function instantOf(text: string, { zone, now }: Reader): number {
  const relative = /^([-+]?\d+)([mhdw])$/.exec(text);
  if (relative !== null) return now + Number(relative[1]) * (PERIODS[relative[2] as string] as number);
  const absolute = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(text);
  if (absolute === null) {
    throw new BadJql(
      `Date value '${text}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', '-5d'.`,
    );
  }
  const [, year, month = '', day = '', hour = '0', minute = '00'] = absolute;
  const two = (digits: string) => digits.padStart(2, '0');
  return instantIn(zone, `${year}-${two(month)}-${two(day)} ${two(hour)}:${minute}`);
}

function sorting(field: string): (issue: Issue) => number {
  switch (ALIASES[field] ?? field) {
    case 'updated':
      return ({ updated }) => updated;
    case 'created':
      return ({ created }) => created;
    case 'key':
      return ({ key }) => Number(key.slice(key.lastIndexOf('-') + 1));
    default:
      throw new BadJql(`Not able to sort using field '${field}'.`);
  }
}
