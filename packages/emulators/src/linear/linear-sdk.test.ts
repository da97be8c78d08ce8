import { LinearClient, RatelimitedLinearError } from '@linear/sdk';
import { LinearWebhookClient } from '@linear/sdk/webhooks';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Site } from '../kit/emulator.ts';
import { type RunningServer, startServer } from '../kit/start-server.ts';
import { linear } from './emulator.ts';
import { madeUpWorkspace } from './made-up.ts';
import type { Workspace } from './model.ts';

const WEBHOOK = { url: 'http://127.0.0.1:9/nobody', secret: 'signing-secret' };
let seed: Workspace;
let server: RunningServer<Site>;
let client: LinearClient;

beforeEach(async () => {
  seed = { ...madeUpWorkspace({ issues: 30, changes: 6 }), webhook: WEBHOOK };
  server = await startServer(linear, { seed });
  client = new LinearClient({ apiKey: seed.key, apiUrl: `${server.url}/graphql` });
});
afterEach(() => server.close());

const act = (name: string, input: unknown) => (server.site.actions[name] as (given: unknown) => unknown)(input);

it('answers the official client: people, teams, and issues page by page', async () => {
  expect((await client.viewer).name).toBe('Ada');
  expect((await client.teams()).nodes.map(({ key }) => key)).toEqual(['ENG', 'DES']);
  let page = await client.issues({ first: 12 });
  const seen = page.nodes.map(({ identifier }) => identifier);
  for (; page.pageInfo.hasNextPage; ) {
    page = await page.fetchNext();
    seen.splice(0, seen.length, ...page.nodes.map(({ identifier }) => identifier));
  }
  expect(new Set(seen).size).toBe(30);
});

it('tells the history and the states of an issue, and moves on when somebody changes it', async () => {
  const issue = await client.issue('ENG-1');
  expect((await issue.history({ first: 50 })).nodes).toHaveLength(6);
  const before = (await issue.state)?.name;
  server.clock.advance(60_000);
  act('change', { issue: 'ENG-1', to: { stateId: 'ENG-4' } });
  const after = await client.issue('ENG-1');
  expect((await after.state)?.name).toBe('Done');
  expect((await after.history({ first: 50 })).nodes.some((entry) => entry.toStateId === 'ENG-4')).toBe(true);
  expect(before).not.toBe('Done');
  expect(after.updatedAt.getTime()).toBe(server.clock.now());
});

it('filters as the client asks, and refuses what the schema does not have', async () => {
  const mine = await client.issues({ filter: { team: { key: { eq: 'DES' } }, number: { lt: 10 } } });
  expect(mine.nodes.map(({ number }) => number).sort()).toEqual([3, 6, 9]);
  await expect(client.client.rawRequest('query { issues { nodes { nonsense } } }')).rejects.toThrow('nonsense');
});

it('refuses a query above the limit of points, a wrong key, and too many requests, as the client knows it', async () => {
  const dear = 'query { issues(first: 100) { nodes { history(first: 50) { nodes { id createdAt actor { id } } } } } }';
  await expect(client.client.rawRequest(dear)).rejects.toThrow('too complex');
  const stranger = new LinearClient({ apiKey: 'lin_api_wrong', apiUrl: `${server.url}/graphql` });
  await expect(stranger.viewer).rejects.toThrow('Authentication required');
  server.conditions.faults = [{ kind: 'limit', times: 1 }];
  await expect(client.viewer).rejects.toBeInstanceOf(RatelimitedLinearError);
});

it('signs its webhooks so that the official verifier believes them', () => {
  server.conditions.webhooks = { ...server.conditions.webhooks, isHeld: true };
  act('change', { issue: 'ENG-1', to: { title: 'renamed' } });
  const [webhook] = server.webhooks.take();
  const signature = webhook?.headers['linear-signature'] as string;
  const verifier = new LinearWebhookClient(WEBHOOK.secret);
  expect(verifier.verify(Buffer.from(webhook?.body as string), signature)).toBe(true);
  expect(() => verifier.verify(Buffer.from(`${webhook?.body} `), signature)).toThrow();
});
