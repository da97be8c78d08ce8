import { createPublicKey, verify } from 'node:crypto';
import type { Answer, Call } from '../kit/call.ts';
import type { World } from '../kit/emulator.ts';
import { filled } from './filled.ts';
import type { Issue, Pull, Repository, Seed } from './model.ts';
import { search } from './search.ts';
import { instant, page, type Serving, seenAt } from './serving.ts';

type Route = (serving: Serving, call: Call, parts: Readonly<Record<string, string>>) => Answer;

const NOT_FOUND: Answer = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' },
};

/** The REST routes, by method and path. */
const ROUTES: readonly (readonly [pattern: RegExp, route: Route])[] = [
  [/^GET \/$/, () => ({ status: 200, body: filled('root', {}) })],
  [/^POST \/app\/installations\/(?<installation>\d+)\/access_tokens$/, issueToken],
  [
    /^GET \/user$/,
    ({ bodies, seed }) => ({
      status: 200,
      body: { ...filled('public-user', {}), ...bodies.user(seed.users[0]?.login ?? '') },
    }),
  ],
  [/^GET \/orgs\/(?<owner>[^/]+)\/repos$/, organisation],
  [/^GET \/installation\/repositories$/, installation],
  [/^GET \/search\/issues$/, (serving, call) => search(serving, call)],
  [
    /^GET \/repos\/(?<owner>[^/]+)\/(?<name>[^/]+)$/,
    ofRepository(({ bodies }, repository) => ({ status: 200, body: bodies.repository(repository) })),
  ],
  [
    /^GET \/repos\/(?<owner>[^/]+)\/(?<name>[^/]+)\/(?<list>milestones|labels|releases|deployments|pulls)$/,
    ofRepository(list),
  ],
  [/^GET \/repos\/(?<owner>[^/]+)\/(?<name>[^/]+)\/issues$/, ofRepository(issues)],
  [/^GET \/repos\/(?<owner>[^/]+)\/(?<name>[^/]+)\/issues\/(?<number>\d+)$/, ofRepository(issue)],
  [/^GET \/repos\/(?<owner>[^/]+)\/(?<name>[^/]+)\/actions\/workflows\/(?<workflow>[^/]+)\/runs$/, ofRepository(runs)],
];

/** The answer of REST to a call whose path has no prefix any more. */
export function answerOf(serving: Serving, call: Call, path: string): Answer {
  for (const [pattern, route] of ROUTES) {
    const found = pattern.exec(`${call.method} ${path}`);
    if (found !== null) return route(serving, call, found.groups ?? {});
  }
  return NOT_FOUND;
}

type OfRepository = (
  serving: Serving,
  repository: Repository,
  given: { call: Call; parts: Readonly<Record<string, string>> },
) => Answer;

function ofRepository(answer: OfRepository): Route {
  return (serving, call, parts) => {
    const repository = serving.seed.repositories.find(
      ({ owner, name }) => owner === parts.owner && name === parts.name,
    );
    return repository === undefined ? NOT_FOUND : answer(serving, repository, { call, parts });
  };
}

function organisation({ seed, bodies }: Serving, call: Call, { owner }: Readonly<Record<string, string>>): Answer {
  const found = seed.repositories.filter((each) => each.owner === owner);
  if (found.length === 0) return NOT_FOUND;
  const minimal = (each: Repository) => {
    const { id, name, full_name, owner, url, html_url } = bodies.repository(each);
    return filled('minimal-repository', { id, name, full_name, owner, url, html_url, private: true });
  };
  return page(call, found, minimal);
}

function installation({ seed, bodies }: Serving, call: Call): Answer {
  const answer = page(call, seed.repositories, (each) => filled('repository', bodies.repository(each)));
  return { ...answer, body: { total_count: seed.repositories.length, repositories: answer.body } };
}

function list(
  { bodies }: Serving,
  repository: Repository,
  { call, parts }: { call: Call; parts: Readonly<Record<string, string>> },
): Answer {
  const state = call.query.get('state') ?? 'open';
  switch (parts.list) {
    case 'milestones':
      return page(
        call,
        repository.milestones.filter((each) => state === 'all' || each.state === state),
        (each) => bodies.milestone(each, repository),
      );
    case 'labels':
      return page(call, repository.labels, bodies.label);
    case 'releases':
      return page(call, repository.releases.toReversed(), (each) => bodies.release(each, repository));
    default:
      return { status: 200, body: [] };
  }
}

function issues({ bodies, world }: Serving, repository: Repository, { call }: { call: Call }): Answer {
  const { query } = call;
  const since = query.get('since');
  const state = query.get('state') ?? 'open';
  const seen = repository.things.filter(
    (each) =>
      (since === null || seenAt(each, world) >= instant(since)) &&
      (state === 'all' || (each.state === 'open') === (state === 'open')),
  );
  return page(call, ordered(seen, query.get('sort') ?? 'created', query.get('direction') ?? 'desc'), (each) =>
    bodies.issue(each, repository),
  );
}

function issue(
  { bodies }: Serving,
  repository: Repository,
  { parts }: { parts: Readonly<Record<string, string>> },
): Answer {
  const found = repository.things.find(({ number }) => String(number) === parts.number);
  if (found !== undefined) return { status: 200, body: bodies.issue(found, repository) };
  return {
    status: 410,
    body: { message: 'This issue was deleted', documentation_url: 'https://docs.github.com/v3/issues/' },
  };
}

function runs(
  { bodies }: Serving,
  repository: Repository,
  { call, parts }: { call: Call; parts: Readonly<Record<string, string>> },
): Answer {
  const mine = repository.runs.filter(({ workflow }) => workflow === parts.workflow);
  if (mine.length === 0) return NOT_FOUND;
  const from = /^>=(.+)$/.exec(call.query.get('created') ?? '')?.[1];
  const some = mine.filter(({ createdAt }) => from === undefined || createdAt >= from);
  const answer = page(call, some.toReversed(), (each) => bodies.run(each, repository));
  return { ...answer, body: { total_count: some.length, workflow_runs: answer.body } };
}

/** Things in the order that was asked for; of one time, by their ids. */
function ordered(things: readonly (Issue | Pull)[], sort: string, direction: string): readonly (Issue | Pull)[] {
  const by = (each: Issue | Pull) => (sort === 'updated' ? each.updatedAt : each.createdAt);
  const rising = things.toSorted((one, other) =>
    by(one) < by(other) ? -1 : by(one) > by(other) ? 1 : one.id - other.id,
  );
  return direction === 'asc' ? rising : rising.reverse();
}

const HOUR = 3_600_000;

/** A token for an installation, for an App that proves itself by a token that it has signed. */
function issueToken(
  { seed, world, tokens }: Serving,
  call: Call,
  { installation: id }: Readonly<Record<string, string>>,
): Answer {
  const refusal = jwtTrouble(seed, world, call);
  if (refusal !== null) return { status: 401, body: { message: refusal } };
  if (String(seed.app?.installation) !== id) return NOT_FOUND;
  const token = `ghs_${tokens.size + 1}_${id}`;
  const ends = world.clock.now() + HOUR;
  tokens.set(token, ends);
  return {
    status: 201,
    body: { token, expires_at: new Date(ends).toISOString(), permissions: { issues: 'read', metadata: 'read' } },
  };
}

function jwtTrouble({ app }: Seed, { clock }: World, { headers }: Call): string | null {
  const [head, body, signature] = (headers.authorization ?? '').replace(/^Bearer /i, '').split('.');
  if (!app || !head || !body || !signature) return 'A JSON web token could not be decoded';
  const key = createPublicKey(app.publicKey);
  if (!verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')))
    return 'A JSON web token could not be decoded';
  const { iss, iat, exp } = JSON.parse(Buffer.from(body, 'base64url').toString()) as {
    iss: unknown;
    iat: number;
    exp: number;
  };
  const now = clock.now() / 1_000;
  if (String(iss) !== app.id) return 'Integration not found';
  if (exp <= now) return "'Expiration time' claim ('exp') must be a numeric value representing the future time";
  if (exp - now > 600) return "'Expiration time' claim ('exp') is too far in the future";
  return iat > now + 60
    ? "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued"
    : null;
}
