import type { JiraIssue } from './shape.ts';

/** What custom fields can mean that are read. */
export type CustomField = 'estimate' | 'epic' | 'sprint' | 'team' | 'start';

/** The custom fields of a site: their ids by what they mean, best first, and their names in the changelog. */
export interface CustomFields {
  readonly ids: Readonly<Record<CustomField, readonly string[]>>;
  readonly names: Readonly<Record<string, CustomField>>;
}

// Custom fields have other ids on every site. Jira names them under `names` when asked (`expand=names`), and under `/field`;
// without names, these are the ids that Cloud sites are created with.
const BY_NAME: Readonly<Record<CustomField, RegExp>> = {
  estimate: /^story ?points?( estimate)?$/i,
  epic: /^epic link$/i,
  sprint: /^sprints?$/i,
  team: /^team$/i,
  start: /^(target )?start date$/i,
};
const BY_DEFAULT_ID: Readonly<Record<CustomField, readonly string[]>> = {
  estimate: ['customfield_10016'],
  epic: ['customfield_10014'],
  sprint: ['customfield_10020'],
  team: [],
  start: [],
};
// The type of a field says what it means, whatever people call it.
const BY_TYPE: Readonly<Partial<Record<CustomField, RegExp>>> = {
  epic: /:gh-epic-link$/,
  sprint: /:gh-sprint$/,
  team: /:atlassian-team$|:rm-teams-custom-field-team$/,
  estimate: /:jsw-story-points$/,
};
const MEANINGS = Object.keys(BY_NAME) as readonly CustomField[];

interface SiteField {
  readonly id: string;
  readonly name: string;
  readonly custom?: boolean | undefined;
  readonly schema?: { readonly custom?: string | undefined; readonly type?: string | undefined } | undefined;
}

/** Finds out what the custom fields of a site mean, by their types and then by their names. */
export function discoverFields(fields: readonly SiteField[]): CustomFields {
  const own = fields.filter(({ id, custom }) => custom === true || id.startsWith('customfield_'));
  const found = MEANINGS.map((meaning) => {
    const byType = own.filter(({ schema }) => BY_TYPE[meaning]?.test(schema?.custom ?? '') === true);
    const byName = own.filter(({ name, schema }) => BY_NAME[meaning].test(name) && isFit(meaning, schema?.type));
    return [meaning, [...new Set([...byType, ...byName])]] as const;
  });
  const ids = Object.fromEntries(found.map(([meaning, list]) => [meaning, list.map(({ id }) => id)]));
  const names = found.flatMap(([meaning, list]) => list.map(({ name }) => [name.toLowerCase(), meaning] as const));
  return { ids: ids as unknown as CustomFields['ids'], names: Object.fromEntries(names) };
}

// A text that is called "Story points" is no number of them.
function isFit(meaning: CustomField, type: string | undefined): boolean {
  if (type === undefined) return true;
  return meaning === 'estimate' ? type === 'number' : meaning === 'start' ? type.startsWith('date') : true;
}

/** What is known of fields when nobody has told. */
export const USUAL_FIELDS: CustomFields = {
  ids: BY_DEFAULT_ID,
  names: {
    'story points': 'estimate',
    'story point estimate': 'estimate',
    'epic link': 'epic',
    sprint: 'sprint',
    team: 'team',
    'start date': 'start',
  },
};

/** The value of a custom field of an issue, found by its name or by an id; undefined when it has none. */
export function customField(issue: JiraIssue, meaning: CustomField, fields: CustomFields = USUAL_FIELDS): unknown {
  const named = Object.entries(issue.names ?? {}).find(([, name]) => BY_NAME[meaning].test(name))?.[0];
  if (named !== undefined) return issue.fields[named] ?? undefined;
  const id = fields.ids[meaning].find((each) => issue.fields[each] !== undefined && issue.fields[each] !== null);
  return id === undefined ? undefined : issue.fields[id];
}
