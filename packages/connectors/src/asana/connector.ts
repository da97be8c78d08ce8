import type { CheckReport, Connector, Endpoint, Session } from '../kit/connector.ts';
import { HttpFailure } from '../kit/http.ts';
import { access } from './access.ts';
import { ask, askAll, askMany, dataOf, thingsOf } from './ask.ts';
import { pull } from './pull.ts';
import { type AsanaSettings, settingFields, settings, signIns } from './settings.ts';
import { translator } from './translate.ts';
import { webhook } from './webhook.ts';

const endpoints: readonly Endpoint[] = [
  { name: 'tasks', path: '/tasks', meaning: 'a task, a list of them, or a whole answer' },
  { name: 'task', path: '/tasks/{gid}', meaning: 'one task' },
  { name: 'subtasks', path: '/tasks/{gid}/subtasks', meaning: 'the sub-tasks of a task' },
  { name: 'stories', path: '/tasks/{gid}/stories', meaning: 'the history of a task, beside the task' },
  { name: 'project', path: '/projects/{gid}', meaning: 'a project, as a milestone' },
  { name: 'items', path: '/portfolios/{gid}/items', meaning: 'the projects of a portfolio' },
  { name: 'portfolio', path: '/portfolios/{gid}', meaning: 'a portfolio, as a program' },
  { name: 'users', path: '/users', meaning: 'people' },
  { name: 'gone', path: '', meaning: 'a task that is not there any more: gid and time' },
];

/** Asana, by its REST API. */
export const asana: Connector<AsanaSettings> = {
  tool: 'asana',
  title: 'Asana',
  settings,
  settingFields,
  recordedSettings: { projects: ['0'] },
  signIns,
  endpoints,
  access,
  check,
  pull,
  sweep,
  translator,
  webhook,
};

type Asana = Session<AsanaSettings>;

async function check({ http, settings: { portfolio, projects } }: Asana): Promise<CheckReport> {
  const [me] = dataOf((await ask(http, { kind: 'me', path: '/users/me' })).body);
  const sees: string[] = [];
  const missing: { what: string; mend: string }[] = [];
  const wanted = [
    ...(portfolio ? [{ kind: 'portfolio' as const, path: `/portfolios/${portfolio}` }] : []),
    ...projects.map((gid) => ({ kind: 'project' as const, path: `/projects/${gid}` })),
  ];
  for (const question of wanted) {
    const found = await ask(http, question).catch(unseen);
    if (found !== null) sees.push(`${question.kind} ${dataOf(found.body)[0]?.name}`);
    else
      missing.push({
        what: `the token does not see the ${question.kind} ${question.path.split('/').at(-1)}`,
        mend: `share that ${question.kind} with ${me?.name ?? 'the account'}, or correct its gid`,
      });
  }
  return { who: `${me?.name ?? 'somebody'} <${me?.email ?? '?'}>`, sees, missing, things: null };
}

/** What is not there, and what may not be seen, are the same to Asana. */
function unseen(error: unknown): null {
  if (error instanceof HttpFailure && ['not-found', 'forbidden', 'bad-request'].includes(error.kind)) return null;
  throw error;
}

/** The gids of all tasks in the projects, sub-tasks among them. */
async function* sweep({ http, settings: { portfolio, projects } }: Asana): AsyncGenerator<readonly string[]> {
  const gids = [...projects];
  if (portfolio)
    for await (const { body } of askAll(http, { kind: 'items', path: `/portfolios/${portfolio}/items` }))
      gids.push(...thingsOf(body).map(({ gid }) => gid));
  for (const project of new Set(gids))
    for await (const { body } of askAll(http, { kind: 'ids', path: '/tasks', query: { project } })) {
      let tasks = thingsOf(body);
      while (tasks.length > 0) {
        yield tasks.map(({ gid }) => `item:asana/${gid}`);
        const parents = tasks.filter(({ num_subtasks: count }) => Number(count) > 0);
        const questions = parents.map(({ gid }) => ({ kind: 'ids' as const, path: `/tasks/${gid}/subtasks` }));
        tasks = (await askMany(http, questions)).flatMap((part) => thingsOf(part.body));
      }
    }
}
