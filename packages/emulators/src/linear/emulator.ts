import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema, type ExecutionResult, execute, type GraphQLSchema, parse, validate } from 'graphql';
import type { Answer, Call } from '../kit/call.ts';
import type { Emulator, World } from '../kit/emulator.ts';
import { MOST_POINTS, pointsOf } from './complexity.ts';
import { changeIssue, madeUpWorkspace } from './made-up.ts';
import { type Issue, LISTS, type Workspace } from './model.ts';
import { resolve } from './resolve.ts';
import { openSite, type Site } from './site.ts';

const SCHEMA = new URL('../../descriptions/linear.graphql', import.meta.url);
const REQUESTS_AN_HOUR = 1_500;
const POINTS_AN_HOUR = 250_000;
const MS_PER_HOUR = 3_600_000;

/** Linear's GraphQL API: every query is held against its schema, which refuses what it does not have. */
export const linear: Emulator<Workspace> = {
  tool: 'linear',
  title: 'Linear',
  demoSeed: () => madeUpWorkspace({ issues: 120, changes: 20, isVaried: true, now: Date.now() }),
  readSeed,
  startOf: (seed) => Date.parse(seed.now),
  open: (seed, world) => {
    const site = openSite(seed, world);
    const schema = buildSchema(readFileSync(SCHEMA, 'utf8'), { assumeValid: true });
    const hour = leakyHour(world);
    return {
      description: null,
      answer: (call) => answer(call, { schema, site, hour }),
      limited: (seconds) => limited(hour, seconds),
      refused: (reason) => ({ status: 400, body: { errors: [{ message: reason }] } }),
      actions: actionsOf(site, world),
    };
  },
  howToConnect: (url, seed) => [
    `FULCRUM_ALLOW_ADDRESSES=127.0.0.1/32 npx fulcrum connect linear --set url=${url}`,
    `API key: ${seed.key}`,
    'A server that is to read it needs FULCRUM_ALLOW_ADDRESSES=127.0.0.1/32 as well: no address of this machine is reached otherwise.',
  ],
};

function readSeed(raw: unknown): Workspace {
  const seed = Object(raw) as Record<string, unknown>;
  const missing = LISTS.filter((name) => !Array.isArray(seed[name]));
  if (missing.length > 0) throw new Error(`the seed has no list of ${missing.join(', ')}`);
  if (typeof seed.key !== 'string' || Number.isNaN(Date.parse(String(seed.now))))
    throw new Error('the seed needs "key" (the API key that it accepts) and "now" (when it is there)');
  return seed as unknown as Workspace;
}

interface Hour {
  readonly spend: (points: number) => void;
  readonly headers: () => Readonly<Record<string, string>>;
  readonly isEmpty: () => boolean;
}

/** What is left of the hour: it fills again when the hour is over. */
function leakyHour({ clock }: World): Hour {
  let began = clock.now();
  let requests = 0;
  let points = 0;
  const renew = () => {
    if (clock.now() < began + MS_PER_HOUR) return;
    [began, requests, points] = [clock.now(), 0, 0];
  };
  return {
    spend: (by) => {
      renew();
      requests += 1;
      points += by;
    },
    isEmpty: () => {
      renew();
      return requests >= REQUESTS_AN_HOUR || points >= POINTS_AN_HOUR;
    },
    headers: () => ({
      'x-ratelimit-requests-limit': String(REQUESTS_AN_HOUR),
      'x-ratelimit-requests-remaining': String(Math.max(0, REQUESTS_AN_HOUR - requests)),
      'x-ratelimit-requests-reset': String(began + MS_PER_HOUR),
      'x-ratelimit-complexity-limit': String(POINTS_AN_HOUR),
      'x-ratelimit-complexity-remaining': String(Math.max(0, POINTS_AN_HOUR - points)),
      'x-ratelimit-complexity-reset': String(began + MS_PER_HOUR),
    }),
  };
}

function limited(hour: Hour, seconds: number): Answer {
  const extensions = { code: 'RATELIMITED', type: 'ratelimited', statusCode: 429, userError: true };
  const errors = [{ message: 'Rate limit exceeded', extensions }];
  return { status: 400, headers: { ...hour.headers(), 'retry-after': String(seconds) }, body: { errors } };
}

interface Serving {
  readonly schema: GraphQLSchema;
  readonly site: Site;
  readonly hour: Hour;
}

async function answer(call: Call, serving: Serving): Promise<Answer> {
  const { site, hour, schema } = serving;
  const refusal = refusalOf(call, serving);
  if (refusal !== null) return refusal;
  const { query, variables } = Object(call.body) as { query?: unknown; variables?: Record<string, unknown> };
  const asked = read(String(query ?? ''), schema);
  if ('trouble' in asked) return failure(400, asked.trouble, 'GRAPHQL_VALIDATION_FAILED');
  const points = pointsOf(asked.document, variables ?? {});
  if (points > MOST_POINTS) return failure(400, `Query too complex: ${points} of ${MOST_POINTS} points`, 'INPUT_ERROR');
  hour.spend(points);
  const result = (await execute({
    schema,
    document: asked.document,
    rootValue: {},
    contextValue: site,
    variableValues: variables ?? null,
    fieldResolver: resolve as never,
    typeResolver: typeOf,
  })) as ExecutionResult;
  const headers = { ...hour.headers(), 'x-complexity': String(points) };
  return { status: result.errors === undefined || result.data ? 200 : 400, headers, body: plain(result) };
}

function refusalOf({ path, method, headers }: Call, { site, hour }: Serving): Answer | null {
  if (path !== '/graphql' || method !== 'POST') return { status: 404, body: { errors: [{ message: 'Not found' }] } };
  const { key } = site.workspace;
  if (![key, `Bearer ${key}`].includes(headers.authorization ?? ''))
    return failure(401, 'Authentication required, not authenticated', 'AUTHENTICATION_ERROR');
  return hour.isEmpty() ? limited(hour, 60) : null;
}

function read(query: string, schema: GraphQLSchema) {
  try {
    const document = parse(query);
    const [error] = validate(schema, document);
    return error === undefined ? { document } : { trouble: error.message };
  } catch (error) {
    return { trouble: (error as Error).message };
  }
}

/** What an issue is kept in step with tells its type by what it holds. */
function typeOf(value: unknown): string | undefined {
  const { __typename, owner, issueKey } = Object(value) as Record<string, string | undefined>;
  if (__typename !== undefined) return __typename;
  if (owner !== undefined) return 'ExternalEntityInfoGithubMetadata';
  return issueKey === undefined ? undefined : 'ExternalEntityInfoJiraMetadata';
}

function plain({ data, errors }: ExecutionResult) {
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined ? {} : { errors: errors.map((error) => error.toJSON()) }),
  };
}

function failure(status: number, message: string, code: string): Answer {
  const extensions = { code, type: code.toLowerCase(), userError: true, userPresentableMessage: message };
  return { status, body: { errors: [{ message, extensions }] } };
}

/** What people do in Linear; each says so by a webhook. */
function actionsOf(site: Site, { webhooks, clock }: World) {
  let count = 0;
  const tell = (action: 'create' | 'update' | 'remove', issue: Issue) => {
    const { webhook } = site.workspace;
    count += 1;
    if (webhook === undefined) return;
    const data = { ...issue, history: undefined, identifier: site.identifier(issue) };
    const body = JSON.stringify({ action, type: 'Issue', createdAt: site.now(), data, webhookTimestamp: clock.now() });
    webhooks.send({
      url: webhook.url,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'linear-delivery': `delivery-${count}`,
        'linear-event': 'Issue',
        'linear-signature': createHmac('sha256', webhook.secret).update(body).digest('hex'),
      },
      body,
    });
  };
  const named = (identifier: string): Issue => {
    const issue = site.issues.find((one) => site.identifier(one) === identifier);
    if (issue === undefined) throw new Error(`there is no issue ${identifier}`);
    return issue;
  };
  return {
    change: ({ issue, to }: { issue: string; to: Partial<Issue> }) => {
      const changed = named(issue);
      const before = site.identifier(changed);
      changeIssue(changed, to, { at: site.now(), id: `history-${changed.id}-${changed.history.length}-${count}` });
      const after = site.identifier(changed);
      if (after !== before) changed.previousIdentifiers = [...changed.previousIdentifiers, before];
      tell('update', changed);
    },
    create: ({ like, to }: { like: string; to?: Partial<Issue> }) => {
      const number = 1 + Math.max(...site.issues.map((issue) => issue.number));
      const at = site.now();
      const fresh = {
        ...structuredClone(named(like)),
        id: `issue-${number}`,
        number,
        createdAt: at,
        updatedAt: at,
        history: [],
        ...to,
      };
      site.issues.push(fresh);
      site.add(fresh);
      tell('create', fresh);
      return { identifier: site.identifier(fresh) };
    },
    remove: ({ issue }: { issue: string }) => {
      const removed = named(issue);
      site.remove(removed);
      tell('remove', removed);
    },
  };
}
