import type { JiraIssue } from './shape.ts';

// Custom fields have other ids on every site. Jira names them under `names` when asked (`expand=names`); without names,
// these are the ids that Cloud sites are created with.
const BY_NAME = {
  estimate: /^story ?points?( estimate)?$/i,
  epic: /^epic link$/i,
  sprint: /^sprints?$/i,
} as const;
const BY_DEFAULT_ID = {
  estimate: 'customfield_10016',
  epic: 'customfield_10014',
  sprint: 'customfield_10020',
} as const;

/** The meanings of custom fields that are read. */
export type CustomField = keyof typeof BY_NAME;

/** The value of a custom field of an issue, found by its name or by the default id; undefined when it has none. */
export function customField(issue: JiraIssue, meaning: CustomField): unknown {
  const names = Object.entries(issue.names ?? {});
  const id = names.find(([, name]) => BY_NAME[meaning].test(name))?.[0] ?? BY_DEFAULT_ID[meaning];
  return issue.fields[id] ?? undefined;
}
