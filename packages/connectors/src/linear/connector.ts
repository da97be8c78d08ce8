import type { CheckReport, Connector, Endpoint, Session } from '../kit/connector.ts';
import { access } from './access.ts';
import { CHECK, IDS } from './documents.ts';
import { pull } from './pull.ts';
import { nextPage, query } from './query.ts';
import { filterOf, type LinearSettings, settingFields, settings, signIns } from './settings.ts';
import { translator } from './translate.ts';
import { webhook } from './webhook.ts';

const endpoints: readonly Endpoint[] = [
  { name: 'issues', path: 'query issues', meaning: 'an issue with its history, a list of them, or a whole answer' },
  {
    name: 'changes',
    path: 'query issue.history',
    meaning: 'further changes of issues, beside the page that holds them',
  },
  { name: 'teams', path: 'query teams', meaning: 'teams' },
  { name: 'states', path: 'query workflowStates', meaning: 'states with their types' },
  { name: 'users', path: 'query users', meaning: 'people' },
  { name: 'labels', path: 'query issueLabels', meaning: 'labels by id' },
  { name: 'cycles', path: 'query cycles', meaning: 'cycles, as sprints' },
  { name: 'projects', path: 'query projects', meaning: 'projects and their milestones, as milestones' },
  { name: 'initiatives', path: 'query initiatives', meaning: 'initiatives, as milestones' },
  { name: 'gone', path: '', meaning: 'an issue that is not there any more: identifier and time' },
];

/** Linear, by its GraphQL API. */
export const linear: Connector<LinearSettings> = {
  tool: 'linear',
  title: 'Linear',
  settings,
  settingFields,
  signIns,
  endpoints,
  access,
  check,
  pull,
  sweep,
  translator,
  webhook,
};

async function check(session: Session<LinearSettings>): Promise<CheckReport> {
  const data = await query(session.http, CHECK, { filter: filterOf(session.settings) });
  const { viewer, organization } = data as Record<string, { name?: string; email?: string }>;
  const teams = (Object(data.teams).nodes ?? []) as readonly { key: string; name: string; issueCount?: number }[];
  const { teams: wanted } = session.settings;
  const read = teams.filter(({ key }) => wanted.length === 0 || wanted.includes(key));
  const unseen = wanted.filter((key) => !teams.some((team) => team.key === key));
  const missing = unseen.map((key) => ({
    what: `the key does not see a team ${key}${teams.length > 0 ? `; it sees ${teams.map((team) => team.key).join(', ')}` : ''}`,
    mend: 'correct the key of the team, or let the API key read that team (Settings → Security & access)',
  }));
  const found = (Object(data.issues).nodes ?? []) as readonly unknown[];
  if (unseen.length === 0 && found.length === 0)
    missing.push({ what: 'no issue fits the teams and the filter', mend: 'widen the filter, or name other teams' });
  return {
    who: `${viewer?.name ?? 'somebody'} <${viewer?.email ?? '?'}> of ${organization?.name ?? 'Linear'}`,
    sees: read.map(
      ({ key, name, issueCount }) => `team ${key}, ${name}${issueCount === undefined ? '' : `: ${issueCount} issues`}`,
    ),
    missing,
    things: session.settings.filter === null ? read.reduce((sum, { issueCount = 0 }) => sum + issueCount, 0) : null,
  };
}

async function* sweep(session: Session<LinearSettings>): AsyncGenerator<readonly string[]> {
  const filter = filterOf(session.settings);
  let after: string | null = null;
  do {
    const { issues } = await query(session.http, IDS, { filter, after });
    const nodes = (Object(issues).nodes ?? []) as readonly { identifier: string; trashed?: boolean | null }[];
    yield nodes.filter(({ trashed }) => trashed !== true).map(({ identifier }) => `item:${identifier}`);
    after = nextPage(issues);
  } while (after !== null);
}
