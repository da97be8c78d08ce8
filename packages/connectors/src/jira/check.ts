import { z } from 'zod';
import type { CheckReport, Session } from '../kit/connector.ts';
import { HttpFailure } from '../kit/http.ts';
import { type Flavour, readSite, shaped } from './api.ts';
import { type ProjectRead, readAllProjects } from './projects-read.ts';
import { scopeOf } from './scope-of.ts';
import { countOf, RefusedQuery } from './search.ts';
import type { JiraSettings } from './settings.ts';

type Missing = CheckReport['missing'][number];

/** Who the token is, what it sees, and what is missing. */
export async function check(session: Session<JiraSettings>): Promise<CheckReport> {
  const { http, settings } = session;
  const { info, flavour, account } = await readSite(http);
  const { displayName = 'somebody', emailAddress, timeZone } = account;
  const projects = await readAllProjects(http, flavour);
  const boards = await readBoards(session);
  const query = await readQuery(session, flavour);
  const wanted = settings.projects.map((key) => key.toUpperCase());
  const unseen = wanted.filter((key) => !projects.some((project) => project.key === key));
  const read = projects.filter(({ key }) => wanted.length === 0 || wanted.includes(key));
  const product = flavour === 'cloud' ? 'Jira Cloud' : `Jira Data Center ${info.version ?? ''}`.trim();
  return {
    who: `${displayName}${emailAddress ? ` <${emailAddress}>` : ''} on ${product}`,
    sees: [
      ...read.slice(0, 50).map(({ key, name }) => `project ${key}, ${name ?? key}`),
      ...(boards === null ? [] : [boards === 1 ? '1 board' : `${boards} boards`]),
      ...(timeZone === undefined ? [] : [`the account is in the time zone ${timeZone}`]),
    ],
    missing: [
      ...(projects.length === 0 ? [NO_PROJECTS] : unseen.map((key) => noProject(key, projects))),
      ...(boards === null ? [NO_BOARDS] : []),
      // A project that is not seen makes the query fail, too: once is enough.
      ...(unseen.length === 0 ? troubleOf(query) : []),
    ],
    things: query.count,
  };
}

const NO_PROJECTS: Missing = {
  what: 'the account sees no project',
  mend: 'give it the permission "Browse projects" in the projects to read, and the scope read:jira-work when the token has scopes',
};
const NO_BOARDS: Missing = {
  what: 'the account may not see boards, so sprints are known only from issues',
  mend: 'give it access to Jira Software; for a token with scopes also read:board-scope:jira-software and read:sprint:jira-software',
};
const NO_ISSUES: Missing = {
  what: 'no issue fits the projects and the query',
  mend: 'widen the query; or give the account the permission "Browse projects" and the security level of the issues',
};

function troubleOf({ count, refusal }: Query): readonly Missing[] {
  if (refusal !== null) return [{ what: refusal, mend: 'correct the JQL query; try it in Jira’s own search first' }];
  return count === 0 ? [NO_ISSUES] : [];
}

function noProject(key: string, projects: readonly ProjectRead[]): Missing {
  const some = projects.slice(0, 10).map((project) => project.key);
  return {
    what: `the account does not see the project ${key}; it sees ${some.join(', ')}`,
    mend: 'correct the key, or give the account the permission "Browse projects" in it',
  };
}

/** How many boards there are; null when the account may not look. */
async function readBoards({ http }: Session<JiraSettings>): Promise<number | null> {
  try {
    const { body } = await http.send({ path: '/rest/agile/1.0/board', query: { maxResults: 50 } });
    const { total, values } = shaped(boards, body, 'list of boards');
    return total ?? values.length;
  } catch (error) {
    if (error instanceof HttpFailure && ['forbidden', 'not-found', 'signed-out'].includes(error.kind)) return null;
    throw error;
  }
}

const boards = z.looseObject({ total: z.number().optional(), values: z.array(z.unknown()) });

interface Query {
  readonly count: number | null;
  readonly refusal: string | null;
}

async function readQuery({ http, settings }: Session<JiraSettings>, flavour: Flavour): Promise<Query> {
  try {
    return { count: await countOf(http, flavour, scopeOf(settings)), refusal: null };
  } catch (error) {
    if (error instanceof RefusedQuery) return { count: null, refusal: error.message };
    throw error;
  }
}
