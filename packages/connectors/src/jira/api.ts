import { z } from 'zod';
import { type Http, HttpFailure } from '../kit/http.ts';

/** Cloud's REST API is v3, Data Center's v2. */
export type Flavour = 'cloud' | 'data-center';

/** The root of the platform's API. */
export function rootOf(flavour: Flavour): string {
  return flavour === 'cloud' ? '/rest/api/3' : '/rest/api/2';
}

const RETRY = 'it is asked for again at the next sync; look at the address of the site when it stays so';

/** Holds an answer against what it must at least be. Throws HttpFailure ("malformed"). */
export function shaped<T>(schema: z.ZodType<T>, body: unknown, what: string): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new HttpFailure('malformed', `Jira's answer is no ${what}: ${RETRY}`);
}

const serverInfo = z.looseObject({
  deploymentType: z.string().optional(),
  serverTime: z.string(),
  version: z.string().optional(),
});
export type ServerInfo = z.infer<typeof serverInfo>;

/** Which Jira this is, and what time it is there. v2 of the API is there on both flavours. */
async function readServerInfo(http: Http): Promise<ServerInfo> {
  const { body } = await http.send({ path: '/rest/api/2/serverInfo' });
  return shaped(serverInfo, body, 'description of a server');
}

const account = z.looseObject({
  displayName: z.string().optional(),
  emailAddress: z.string().optional(),
  timeZone: z.string().optional(),
});

/**
 * Which Jira this is, and who we are there. To somebody who is not signed in, Jira may show an empty site instead of refusing:
 * then everything would seem to be deleted. So each pull asks who it is first. Throws HttpFailure ("signed-out").
 */
export async function readSite(http: Http) {
  const info = await readServerInfo(http);
  const flavour = flavourOf(info);
  const { body } = await http.send({ path: `${rootOf(flavour)}/myself` });
  return { info, flavour, account: shaped(account, body, 'account') };
}

/** Cloud or Data Center, as the server says. */
function flavourOf({ deploymentType }: ServerInfo): Flavour {
  return deploymentType?.toLowerCase() === 'cloud' ? 'cloud' : 'data-center';
}

const place = z.looseObject({
  isLast: z.boolean().optional(),
  total: z.number().optional(),
  values: z.array(z.unknown()),
});

/** Every value of a list that is paged by `startAt`. */
export async function readCounted(
  http: Http,
  path: string,
  query: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<unknown[]> {
  const values: unknown[] = [];
  for (;;) {
    const { body } = await http.send({ path, query: { ...query, startAt: values.length, maxResults: 50 } });
    const page = shaped(place, body, 'page of a list');
    values.push(...page.values);
    const isLast = page.isLast ?? values.length >= (page.total ?? 0);
    if (isLast || page.values.length === 0) return values;
  }
}

const objects = z.array(z.looseObject({}));

/** A list that comes in one answer. */
export async function readList(http: Http, path: string, query: Readonly<Record<string, string | number>> = {}) {
  const { body } = await http.send({ path, query });
  return shaped(objects, body, `list (${path})`);
}
