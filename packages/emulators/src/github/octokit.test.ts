import { generateKeyPairSync } from 'node:crypto';
import { App, Octokit } from 'octokit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../kit/emulator.ts';
import { type RunningServer, startServer } from '../kit/start-server.ts';
import { github } from './emulator.ts';
import { madeUpSeed } from './made-up.ts';
import type { Issue } from './model.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const app = { id: '4711', installation: 99, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
const now = new Date().toISOString();
const SEED = { ...madeUpSeed({ issues: 140, pulls: 40 }), now, app };
const PLACE = { owner: 'acme', repo: 'rocket' };
const ROCKET = SEED.repositories[0]!;
const issues = ROCKET.things.filter((thing): thing is Issue => thing.kind === 'issue');

let server: RunningServer<Site>;
let octokit: Octokit;
beforeAll(async () => {
  server = await startServer(github, { seed: SEED, isRunning: true });
  octokit = new Octokit({
    auth: SEED.token,
    baseUrl: server.url,
    throttle: { enabled: false },
    retry: { enabled: false },
  });
});
afterAll(() => server.close());

describe('the official client', () => {
  it('pages through issues, in the order of change', async () => {
    const found = await octokit.paginate(octokit.rest.issues.listForRepo, {
      ...PLACE,
      state: 'all',
      sort: 'updated',
      direction: 'asc',
      per_page: 30,
    });
    expect(found).toHaveLength(ROCKET.things.length);
    const times = found.map(({ updated_at }) => updated_at);
    expect(times).toEqual([...times].sort());
    const since = times[100]!;
    const later = await octokit.paginate(octokit.rest.issues.listForRepo, {
      ...PLACE,
      state: 'all',
      since,
      per_page: 100,
    });
    expect(later.every(({ updated_at }) => updated_at >= since)).toBe(true);
    expect(found.filter((each) => each.pull_request !== undefined)).toHaveLength(ROCKET.things.length - issues.length);
  });

  it('reads milestones, releases, runs and who it is', async () => {
    expect((await octokit.rest.users.getAuthenticated()).data.login).toBe('ada');
    expect((await octokit.rest.issues.listMilestones(PLACE)).data.map(({ title }) => title)).toEqual(['1.0', '2.0']);
    expect((await octokit.rest.repos.listReleases(PLACE)).data).toHaveLength(ROCKET.releases.length);
    const { data } = await octokit.rest.actions.listWorkflowRuns({ ...PLACE, workflow_id: 'deploy.yml' });
    expect(data.total_count).toBe(ROCKET.runs.length);
    expect(
      (await octokit.rest.search.issuesAndPullRequests({ q: 'is:issue label:bug repo:acme/rocket' })).data.total_count,
    ).toBe(issues.filter(({ labels }) => labels.includes('bug')).length);
  });

  it('pages through GraphQL, with the cursors that it is given', async () => {
    const query = `query ($cursor: String) { repository(owner: "acme", name: "rocket") {
      issues(first: 40, after: $cursor, orderBy: { field: CREATED_AT, direction: ASC }) {
        pageInfo { hasNextPage endCursor }
        nodes { number timelineItems(first: 100) { nodes { __typename } } }
      } } }`;
    const { repository } = await octokit.graphql.paginate<{
      repository: { issues: { nodes: { number: number; timelineItems: { nodes: unknown[] } }[] } };
    }>(query);
    expect(repository.issues.nodes.map(({ number }) => number)).toEqual(issues.map(({ number }) => number));
    expect(repository.issues.nodes.map(({ timelineItems }) => timelineItems.nodes.length)).toEqual(
      issues.map(({ happenings }) => happenings.length),
    );
  });

  it('is told what is wrong', async () => {
    await expect(octokit.rest.repos.get({ owner: 'acme', repo: 'nope' })).rejects.toMatchObject({ status: 404 });
    await expect(octokit.rest.issues.get({ ...PLACE, issue_number: 9_999 })).rejects.toMatchObject({ status: 410 });
    await expect(octokit.graphql('{ repository(owner: "acme", name: "rocket") { nonsense } }')).rejects.toThrow(
      'Cannot query field',
    );
    await expect(
      new Octokit({ auth: 'wrong', baseUrl: server.url, retry: { enabled: false } }).rest.users.getAuthenticated(),
    ).rejects.toMatchObject({ status: 401 });
    server.conditions.faults = [{ kind: 'limit', times: 1 }];
    await expect(octokit.rest.users.getAuthenticated()).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('secondary rate limit'),
    });
    server.conditions.faults = [];
  });

  it('asks again for nothing that it has', async () => {
    const first = await octokit.rest.issues.listMilestones(PLACE);
    const again = octokit.rest.issues.listMilestones({
      ...PLACE,
      headers: { 'if-none-match': first.headers.etag ?? '' },
    });
    await expect(again).rejects.toMatchObject({ status: 304 });
  });

  it('takes the signatures of webhooks', async () => {
    const webhook = { url: 'http://127.0.0.1:9/nobody', secret: 'signing-secret' };
    const telling = await startServer(github, { seed: { ...SEED, webhook } });
    telling.conditions.webhooks = { ...telling.conditions.webhooks, isHeld: true };
    (telling.site.actions.rename as (given: object) => void)({
      key: `acme/rocket#${issues[0]!.number}`,
      title: 'Another',
    });
    const { headers, body } = telling.webhooks.take()[0]!;
    const { webhooks } = new App({ appId: app.id, privateKey: '-', webhooks: { secret: webhook.secret } });
    expect(await webhooks.verify(body, headers['x-hub-signature-256']!)).toBe(true);
    expect(await webhooks.verify(`${body} `, headers['x-hub-signature-256']!)).toBe(false);
    await telling.close();
  });

  it('signs in as an App', async () => {
    const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const own = new App({ appId: app.id, privateKey: privatePem, Octokit: Octokit.defaults({ baseUrl: server.url }) });
    const installed = await own.getInstallationOctokit(app.installation);
    const { data } = await installed.rest.apps.listReposAccessibleToInstallation();
    expect(data.repositories.map(({ full_name }) => full_name)).toEqual(['acme/rocket', 'acme/site']);
  });
});
