import { createHash } from 'node:crypto';
import type { Answer, Call } from '../kit/call.ts';
import type { Emulator, Site, World } from '../kit/emulator.ts';
import { actionsOf } from './actions.ts';
import { bodiesOf } from './bodies.ts';
import { described, placeOf } from './described.ts';
import { graphOf } from './graph.ts';
import { madeUpUntil } from './made-up.ts';
import { LISTS, type Seed } from './model.ts';
import { answerOf } from './routes.ts';
import type { Serving } from './serving.ts';

const HOUR = 3_600_000;
const REQUESTS_AN_HOUR = 5_000;
const VERSIONS = ['2022-11-28', '2026-03-10'];

/** GitHub: REST and GraphQL, at the paths of github.com and at those of a server of one's own. */
export const github: Emulator<Seed> = {
  tool: 'github',
  title: 'GitHub',
  demoSeed: () => madeUpUntil(Date.now(), { issues: 80, pulls: 60 }),
  readSeed,
  startOf: (seed) => Date.parse(seed.now),
  open,
  howToConnect: (url, seed) => [
    `Sign in with the token ${seed.token}, and read ${seed.repositories.map(({ owner, name }) => `${owner}/${name}`).join(' and ')}`,
    'Fulcrum reaches no address of this machine unless it is told to: start it with',
    '  FULCRUM_ALLOW_ADDRESSES=127.0.0.1/32',
    `  npx fulcrum connect github --set url=${url} organization=${seed.repositories[0]?.owner ?? 'acme'} workflows=deploy.yml`,
  ],
};

function readSeed(raw: unknown): Seed {
  const seed = Object(raw) as Record<string, unknown>;
  const missing = LISTS.filter((name) => !Array.isArray(seed[name]));
  if (missing.length > 0) throw new Error(`the seed has no list of ${missing.join(', ')}`);
  if (typeof seed.token !== 'string' || Number.isNaN(Date.parse(String(seed.now))))
    throw new Error('the seed needs "token" (the token that it accepts) and "now" (when it is there)');
  return seed as unknown as Seed;
}

async function open(given: Seed, world: World): Promise<Site> {
  const seed = structuredClone(given);
  const bodies = bodiesOf(seed, world.url);
  const serving: Serving = { seed, bodies, world, tokens: new Map(), count: { webhooks: 0 } };
  const graph = graphOf(seed);
  const limits = { core: hourly(world, seed), graphql: hourly(world, seed) };
  const answer = async (call: Call): Promise<Answer> => {
    const path = placeOf(call.path);
    const limit = path === '/graphql' ? limits.graphql : limits.core;
    const refusal = refusalOf(serving, call, path);
    if (refusal !== null) return { ...refusal, headers: { ...limit.headers(), ...refusal.headers } };
    if (limit.isSpent()) return { status: 403, headers: limit.headers(), body: { message: 'API rate limit exceeded' } };
    limit.spend();
    if (path !== '/graphql') return withTag(call, answerOf(serving, call, path), limit.headers());
    const said = call.method === 'POST' ? await graph(call.body) : { status: 404, body: { message: 'Not Found' } };
    return { ...said, headers: limit.headers() };
  };
  return {
    answer,
    limited: (seconds) => ({
      status: 403,
      headers: { 'retry-after': String(seconds) },
      body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' },
    }),
    refused: (reason) => ({ status: 422, body: { message: 'Validation Failed', errors: [{ message: reason }] } }),
    description: await described(),
    actions: actionsOf(serving),
  };
}

function refusalOf({ seed, tokens, world }: Serving, { headers }: Call, path: string): Answer | null {
  if (!headers['user-agent'])
    return {
      status: 403,
      body: {
        message: 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
      },
    };
  const version = headers['x-github-api-version'];
  if (version !== undefined && !VERSIONS.includes(version))
    return { status: 400, body: { message: `${version} is not a supported version` } };
  if (path === '/' || path.startsWith('/app/')) return null;
  const token = (headers.authorization ?? '').replace(/^(?:Bearer|token) /i, '');
  const isTaken = token === seed.token || (tokens.get(token) ?? 0) > world.clock.now();
  return isTaken
    ? null
    : { status: 401, body: { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest' } };
}

function withTag(call: Call, answer: Answer, limits: Readonly<Record<string, string>>): Answer {
  if (answer.status !== 200) return { ...answer, headers: { ...limits, ...answer.headers } };
  const etag = `W/"${createHash('sha256').update(JSON.stringify(answer.body)).digest('hex').slice(0, 32)}"`;
  const headers = { ...limits, ...answer.headers, etag };
  return call.headers['if-none-match'] === etag ? { status: 304, headers, body: '' } : { ...answer, headers };
}

/** What is left of the hour; it fills again when the hour is over. */
function hourly({ clock }: World, { requestsAnHour: most = REQUESTS_AN_HOUR }: Seed) {
  let began = clock.now();
  let spent = 0;
  const renew = () => {
    if (clock.now() < began + HOUR) return;
    [began, spent] = [clock.now(), 0];
  };
  return {
    spend: () => {
      spent += 1;
    },
    isSpent: () => {
      renew();
      return spent >= most;
    },
    headers: () => ({
      'x-ratelimit-limit': String(most),
      'x-ratelimit-remaining': String(Math.max(0, most - spent)),
      'x-ratelimit-reset': String(Math.ceil((began + HOUR) / 1_000)),
    }),
  };
}
