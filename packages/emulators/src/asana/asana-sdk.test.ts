import Asana from 'asana';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Site } from '../kit/index.ts';
import { type RunningServer, startServer } from '../kit/start-server.ts';
import { asana } from './emulator.ts';
import { madeUpWorkspace } from './made-up.ts';

const seed = madeUpWorkspace({ tasks: 70 });
let server: RunningServer<Site>;
let client: InstanceType<typeof Asana.ApiClient>;

beforeEach(async () => {
  server = await startServer(asana, { seed });
  client = new Asana.ApiClient();
  client.basePath = `${server.url}/api/1.0`;
  signIn(seed.token);
});
afterEach(() => server.close());

const signIn = (token: string) => Object.assign(client.authentications.token ?? {}, { accessToken: token });
const act = (name: string, input: unknown) => (server.site.actions[name] as (given: unknown) => unknown)(input);
const status = (call: Promise<unknown>) =>
  call.then(
    () => 200,
    (error: { status?: number }) => error.status,
  );

it('answers the official client: people, portfolios, projects, and tasks page by page', async () => {
  expect((await new Asana.UsersApi(client).getUser('me', {})).data.name).toBe('Ada');
  const items = await new Asana.PortfoliosApi(client).getItemsForPortfolio('4001', { opt_fields: 'name,due_on' });
  expect(items.data.map(({ name }: { name: string }) => name)).toEqual(['Website', 'Mobile app']);
  const seen: string[] = [];
  let page = await new Asana.TasksApi(client).getTasks({
    project: '2001',
    limit: 10,
    opt_fields: 'name,memberships.section.name',
  });
  for (; page.data; page = await page.nextPage()) seen.push(...page.data.map(({ gid }: { gid: string }) => gid));
  const own = seed.tasks.filter(({ memberships }) => memberships.some(({ project }) => project === '2001'));
  expect(new Set(seen)).toEqual(new Set(own.map(({ gid }) => gid)));
});

it('writes each change down as a typed story', async () => {
  server.clock.advance(60_000);
  act('change', { task: '10002', to: { completed: true, name: 'Renamed', assignee: null, values: { 5001: 8 } } });
  const stories = new Asana.StoriesApi(client);
  const fields = 'resource_subtype,created_at,old_name,new_name,old_number_value,new_number_value';
  const { data } = await stories.getStoriesForTask('10002', { limit: 100, opt_fields: fields });
  const types = data.map(({ resource_subtype: type }: { resource_subtype: string }) => type);
  expect(types.slice(-4).sort()).toEqual([
    'marked_complete',
    'name_changed',
    'number_custom_field_changed',
    'unassigned',
  ]);
  const { data: task } = await new Asana.TasksApi(client).getTask('10002', { opt_fields: 'completed,modified_at' });
  expect(task).toMatchObject({ completed: true, modified_at: new Date(server.clock.now()).toISOString() });
});

it('tells events from a token on, and 412 with a fresh one when the token is missing or forgotten', async () => {
  const events = new Asana.EventsApi(client);
  const fresh = await events
    .getEvents('2001', {})
    .catch((error: { status: number; response: { body: { sync: string } } }) => error);
  expect(fresh.status).toBe(412);
  act('change', { task: '10002', to: { name: 'Renamed' } });
  const since = await events.getEvents('2001', { sync: fresh.response.body.sync });
  expect(since.data.map(({ resource }: { resource: { gid: string } }) => resource.gid)).toEqual(['10002']);
  act('forget', {});
  expect(await status(events.getEvents('2001', { sync: fresh.response.body.sync }))).toBe(412);
});

it('refuses a wrong token, an unknown task, and a field that the API does not describe', async () => {
  const tasks = new Asana.TasksApi(client);
  expect(await status(tasks.getTask('99', {}))).toBe(404);
  expect(await status(tasks.getTask('10002', { opt_fields: 'nonsense' }))).toBe(400);
  signIn('wrong');
  expect(await status(tasks.getTask('10002', {}))).toBe(401);
});
