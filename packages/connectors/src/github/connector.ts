import type { CheckReport, Connector, Endpoint, Session } from '../kit/connector.ts';
import { access } from './access.ts';
import { type Ask, askOver, nextPage } from './ask.ts';
import { NUMBERS } from './documents.ts';
import { nextStep, pull, type Step } from './pull.ts';
import { type GitHubSettings, settingFields, settings, signIns } from './settings.ts';
import { changedIssues, type Stream, streamsOf } from './streams.ts';
import { repositoriesOf } from './surroundings.ts';
import { translator } from './translate.ts';
import { webhook } from './webhook.ts';

const endpoints: readonly Endpoint[] = [
  {
    name: 'issues',
    path: '/repos/{owner}/{repo}/issues',
    meaning: 'issues and pull requests as REST lists them, or a webhook about one',
  },
  {
    name: 'nodes',
    path: 'query nodes',
    meaning: 'issues with their timelines, pull requests with their reviews and commits',
  },
  {
    name: 'timeline',
    path: 'query node.timelineItems',
    meaning: 'what of a timeline lies beyond its first page, beside the page of nodes',
  },
  { name: 'repository', path: '/repos/{owner}/{repo}', meaning: 'a repository' },
  { name: 'milestones', path: '/repos/{owner}/{repo}/milestones', meaning: 'milestones' },
  { name: 'labels', path: '/repos/{owner}/{repo}/labels', meaning: 'labels' },
  { name: 'releases', path: '/repos/{owner}/{repo}/releases', meaning: 'releases' },
  { name: 'deployments', path: 'query repository.deployments', meaning: 'deployments with their statuses' },
  {
    name: 'runs',
    path: '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    meaning: 'runs of a workflow that deploys',
  },
  { name: 'project', path: 'webhook projects_v2_item', meaning: 'a field of an issue in a project that was changed' },
  { name: 'gone', path: '', meaning: 'an issue or pull request that is not there any more: key and time' },
];

/** GitHub, and GitHub Enterprise Server: REST for what has changed, GraphQL for how it came to be so. */
export const github: Connector<GitHubSettings> = {
  tool: 'github',
  title: 'GitHub',
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

async function check(session: Session<GitHubSettings>): Promise<CheckReport> {
  const ask = askOver(session.http, session.settings);
  const who = await ask.get('/user', { accept: [403, 404] });
  const { login } = Object(who.body) as { login?: string };
  const repositories = await repositoriesOf(ask, session.settings);
  const looks = await Promise.all([
    ...repositories.slice(0, MOST_LOOKED_AT).map((name) => look(ask, name)),
    ...searches(ask, session.settings),
  ]);
  const more = repositories.length - MOST_LOOKED_AT;
  const none = { what: 'no repository is named or seen', mend: 'name repositories, an organisation or a search' };
  return {
    who: login ?? 'a GitHub App',
    sees: [...looks.flatMap(({ sees }) => sees), ...(more > 0 ? [`… and ${more} more repositories`] : [])],
    missing: looks.length === 0 ? [none] : looks.flatMap(({ missing }) => missing),
    // GitHub tells how many are open, and nothing of those that are closed.
    things: null,
  };
}

type Look = Pick<CheckReport, 'sees' | 'missing'>;

const MOST_LOOKED_AT = 20;

/** What may be read of a repository. */
async function look(ask: Ask, name: string): Promise<Look> {
  const found = await ask.get(`/repos/${name}`, { accept: [403, 404] });
  if (found.status !== 200) {
    const missing = [
      { what: `the sign-in does not see ${name}`, mend: 'correct the name, or grant it that repository' },
    ];
    return { sees: [], missing };
  }
  const barred = await barredParts(ask, name);
  const missing = barred.map((part) => ({
    what: `the sign-in may not read ${part} of ${name}`,
    mend: `grant it "${part}: read"`,
  }));
  return {
    sees: [`${name}: ${Number(Object(found.body).open_issues_count ?? 0)} open issues and pull requests`],
    missing,
  };
}

/** What the search finds, where there is one. */
function searches(ask: Ask, settings: GitHubSettings): readonly Promise<Look>[] {
  const stream = streamsOf(settings, []).at(-1);
  return stream === undefined ? [] : [searched(ask, stream)];
}

async function searched(ask: Ask, stream: Stream): Promise<Look> {
  const { issues, isLast } = await changedIssues(ask, stream, { after: null, page: 1 });
  const none = { what: 'no issue fits the search', mend: 'try it on github.com/search, and correct it' };
  return {
    sees: [`the search finds ${isLast ? issues.length : 'more than 100'} issues and pull requests`],
    missing: issues.length === 0 ? [none] : [],
  };
}

const PARTS: readonly (readonly [part: string, path: string])[] = [
  ['Issues', 'issues?per_page=1'],
  ['Pull requests', 'pulls?per_page=1'],
  ['Contents', 'releases?per_page=1'],
  ['Deployments', 'deployments?per_page=1'],
];

/** What may not be read of a repository. */
async function barredParts(ask: Ask, name: string): Promise<readonly string[]> {
  const barred: string[] = [];
  for (const [part, path] of PARTS) {
    const { status } = await ask.get(`/repos/${name}/${path}`, { accept: [403, 404] });
    if (status !== 200) barred.push(part);
  }
  return barred;
}

async function* sweep(session: Session<GitHubSettings>): AsyncGenerator<readonly string[]> {
  const ask = askOver(session.http, session.settings);
  const { settings } = session;
  const search = streamsOf(settings, []).at(-1);
  if (search !== undefined) yield* sweepSearch(ask, search);
  else for (const repository of await repositoriesOf(ask, settings)) yield* sweepRepository(ask, repository);
}

async function* sweepRepository(ask: Ask, repository: string): AsyncGenerator<readonly string[]> {
  const [owner, name] = repository.split('/');
  let after: string | null = null;
  do {
    const data: Record<string, unknown> = await ask.query(NUMBERS, { owner, name, after });
    const { issues } = Object(data.repository) as { issues?: { nodes: readonly { number: number }[] } };
    yield (issues?.nodes ?? []).map(({ number }) => `item:${repository}#${number}`);
    after = nextPage(issues);
  } while (after !== null);
}

async function* sweepSearch(ask: Ask, stream: Stream): AsyncGenerator<readonly string[]> {
  let step: Step = { after: null, page: 1 };
  let isLast = false;
  while (!isLast) {
    const found = await changedIssues(ask, stream, step);
    yield found.body.map((each) => {
      const { number, repository_url } = Object(each) as { number: number; repository_url?: string };
      return `item:${/\/repos\/([^/]+\/[^/]+)$/.exec(repository_url ?? '')?.[1]}#${number}`;
    });
    isLast = found.isLast;
    step = nextStep(step, found.issues.at(-1)?.updated_at);
  }
}
