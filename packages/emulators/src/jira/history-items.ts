import type { Values } from './seed.ts';

/** One changed field of an entry of the changelog, as Jira tells it. */
export interface HistoryItem {
  readonly field: string;
  readonly fieldtype: 'jira' | 'custom';
  readonly fieldId: string;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}

/** How ids are called. */
export interface Names {
  readonly user: (id: string) => string;
  readonly statusId: (name: string) => string;
  readonly version: (id: string) => string;
  readonly sprint: (id: string) => string;
  readonly issueId: (key: string) => string;
}

/** The ids of the custom fields of an emulated site. */
export const CUSTOM = {
  points: 'customfield_10016',
  epicLink: 'customfield_10014',
  sprints: 'customfield_10020',
  team: 'customfield_10001',
  startDate: 'customfield_10015',
  isFlagged: 'customfield_10021',
} as const;

type Side = readonly [id: string | null, text: string | null];
type Written = (value: never, names: Names) => Side;

const plain: Written = (value: string | number | null) => [null, value === null ? null : String(value)];
const joined =
  (separator: string): Written =>
  (value: readonly string[]) => [null, value.join(separator)];

/** Fields that are told as one value before and one after. */
const WHOLE: Readonly<Record<string, { field: string; id: string; write: Written }>> = {
  summary: { field: 'summary', id: 'summary', write: plain },
  type: { field: 'issuetype', id: 'issuetype', write: plain },
  status: { field: 'status', id: 'status', write: (value: string, names) => [names.statusId(value), value] },
  priority: { field: 'priority', id: 'priority', write: plain },
  resolution: { field: 'resolution', id: 'resolution', write: plain },
  assignee: {
    field: 'assignee',
    id: 'assignee',
    write: (value: string | null, names) => [value, value === null ? null : names.user(value)],
  },
  reporter: {
    field: 'reporter',
    id: 'reporter',
    write: (value: string | null, names) => [value, value === null ? null : names.user(value)],
  },
  labels: { field: 'labels', id: 'labels', write: joined(' ') },
  sprints: {
    field: 'Sprint',
    id: CUSTOM.sprints,
    write: (value: readonly string[], names) => [value.join(', '), value.map(names.sprint).join(', ')],
  },
  points: { field: 'Story Points', id: CUSTOM.points, write: plain },
  parent: {
    field: 'IssueParentAssociation',
    id: 'parent',
    write: (value: string | null, names) => [value === null ? null : names.issueId(value), value],
  },
  team: { field: 'Team', id: CUSTOM.team, write: (value: string | null) => [value, value] },
  startDate: { field: 'Start date', id: CUSTOM.startDate, write: (value: string | null) => [value, value] },
  isFlagged: {
    field: 'Flagged',
    id: CUSTOM.isFlagged,
    write: (value: boolean) => (value ? ['[10019]', 'Impediment'] : ['', '']),
  },
};

/** Fields whose members come and go, each told by itself. */
const MEMBERS: Readonly<Record<string, { field: string; name: (member: string, names: Names) => string }>> = {
  components: { field: 'Component', name: (member) => member },
  fixVersions: { field: 'Fix Version', name: (member, names) => names.version(member) },
};

/** What an edit changes, as the changelog tells it; empty when it changes nothing. */
export function differences(values: Values, set: Partial<Values>, names: Names): readonly HistoryItem[] {
  return Object.entries(set).flatMap(([key, after]) => {
    const before = values[key as keyof Values];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    if (Object.hasOwn(MEMBERS, key)) return memberItems(key, [before as string[], after as string[]], names);
    const whole = WHOLE[key];
    if (whole === undefined) throw new Error(`issues have no "${key}"`);
    const [from, fromString] = whole.write(before as never, names);
    const [to, toText] = whole.write(after as never, names);
    const fieldtype = whole.id.startsWith('customfield') ? ('custom' as const) : ('jira' as const);
    return [{ field: whole.field, fieldtype, fieldId: whole.id, from, fromString, to, toString: toText }];
  });
}

function memberItems(key: string, [before, after]: [string[], string[]], names: Names): readonly HistoryItem[] {
  const { field, name } = MEMBERS[key] as (typeof MEMBERS)[string];
  const base = { field, fieldtype: 'jira' as const, fieldId: key };
  const none = { from: null, fromString: null, to: null, toString: null };
  const gone = before.filter((member) => !after.includes(member));
  const come = after.filter((member) => !before.includes(member));
  return [
    ...gone.map((member) => ({ ...base, ...none, from: member, fromString: name(member, names) })),
    ...come.map((member) => ({ ...base, ...none, to: member, toString: name(member, names) })),
  ];
}

/** The entry of a link that was made or cut, on one of its ends. */
export function linkItem(phrase: string, other: string, isCut: boolean): HistoryItem {
  const told = `This issue ${phrase} ${other}`;
  const base = { field: 'Link', fieldtype: 'jira' as const, fieldId: 'issuelinks' };
  return isCut
    ? { ...base, from: other, fromString: told, to: null, toString: null }
    : { ...base, from: null, fromString: null, to: other, toString: told };
}
