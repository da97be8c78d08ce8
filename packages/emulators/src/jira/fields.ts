import { CUSTOM } from './history-items.ts';

type Json = Readonly<Record<string, unknown>>;

const OWN = [
  ...['summary', 'issuetype', 'project', 'status', 'priority', 'resolution', 'assignee', 'reporter', 'labels'],
  ...[
    'components',
    'fixVersions',
    'issuelinks',
    'parent',
    'created',
    'updated',
    'resolutiondate',
    'creator',
    'timespent',
    'worklog',
  ],
];

const CUSTOM_FIELDS: readonly (readonly [id: string, name: string, custom: string, type: string])[] = [
  [CUSTOM.points, 'Story Points', 'com.atlassian.jira.plugin.system.customfieldtypes:float', 'number'],
  [CUSTOM.epicLink, 'Epic Link', 'com.pyxis.greenhopper.jira:gh-epic-link', 'any'],
  [CUSTOM.sprints, 'Sprint', 'com.pyxis.greenhopper.jira:gh-sprint', 'array'],
  [CUSTOM.team, 'Team', 'com.atlassian.jira.plugin.system.customfieldtypes:atlassian-team', 'team'],
  [CUSTOM.startDate, 'Start date', 'com.atlassian.jira.plugin.system.customfieldtypes:datepicker', 'date'],
  [CUSTOM.isFlagged, 'Flagged', 'com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes', 'array'],
];

const field = (id: string, name: string, custom: boolean): Json => ({
  id,
  key: id,
  name,
  custom,
  orderable: true,
  navigable: true,
  searchable: true,
});

/** The fields of a site, as `/field` tells them. */
export const FIELDS: readonly Json[] = [
  ...OWN.map((id) => ({ ...field(id, id, false), clauseNames: [id] })),
  ...CUSTOM_FIELDS.map(([id, name, custom, type]) => ({
    ...field(id, name, true),
    clauseNames: [`cf[${id.slice(12)}]`, name],
    schema: { type, custom, customId: Number(id.slice(12)) },
  })),
];
