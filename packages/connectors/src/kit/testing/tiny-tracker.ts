import { parseInstant } from '@fulcrum/core/calendar';
import { z } from 'zod';
import type { Connector, Cursor, Page, PullRequest, RawRecord, Session, Translator } from '../connector.ts';
import { factWriter } from '../fact-writer.ts';
import { HttpFailure } from '../http.ts';
import { isSignedBy } from '../signature.ts';
import type { Translation } from '../translation.ts';

/** The settings of the made-up tracker. */
export interface TinySettings {
  readonly url: string;
}

const change = z.object({ id: z.number(), at: z.string(), title: z.string() });
const ticket = z.object({
  id: z.number(),
  created: z.string(),
  updated: z.string(),
  owner: z.string().nullable(),
  changes: z.array(change),
});

const list = z.object({ tickets: z.array(z.unknown()), next: z.number().nullable(), at: z.string() });

/** The smallest connector that does everything: for the tests of the kit. */
export const tinyTracker: Connector<TinySettings> = {
  tool: 'tiny',
  title: 'Tiny',
  settings: z.object({ url: z.url() }),
  settingFields: [{ name: 'url', label: 'Address', help: 'Where it is.', isSecret: false }],
  recordedSettings: { url: 'https://recorded.invalid' },
  signIns: [],
  endpoints: [{ name: 'tickets', path: '/tickets', meaning: 'tickets with their changes' }],
  access: {
    baseUrl: ({ url }) => url,
    sign: async () => ({ authorization: 'Bearer tiny' }),
    wait: () => null,
    postReads: [],
    atOnce: 2,
  },
  check: async () => ({ who: 'Tiny', sees: [], missing: [], things: null }),
  pull,
  sweep,
  translator: () => translator(),
  webhook: ({ headers, body }, { secret }) =>
    isSignedBy(secret, body, headers['x-signature'])
      ? { kind: 'delivery', id: headers['x-delivery'] ?? '', ids: [] }
      : { kind: 'refused', why: 'it is not signed' },
};

async function* pull({ http }: Session<TinySettings>, request: PullRequest): AsyncGenerator<Page> {
  let cursor: Cursor = request.cursor ?? {};
  const since = request.kind === 'full' ? undefined : String(cursor.since ?? '');
  for (let after: number | null = Number(cursor.after ?? 0); after !== null; ) {
    const { body } = await http.send({ path: '/tickets', query: { after, since } });
    const parsed = list.safeParse(body);
    if (!parsed.success) throw new HttpFailure('malformed', 'Tiny answered with something else than tickets.');
    const { tickets, next, at } = parsed.data;
    const records = tickets.map((each) => ({ endpoint: 'tickets', key: String(Object(each).id), body: each }));
    // Where the next changes begin is when this pull did.
    const began = cursor.began ?? at;
    cursor = next === null ? { since: began } : { ...cursor, began, after: next };
    yield { records, cursor, progress: { done: records.length, total: null } };
    after = next;
  }
}

async function* sweep({ http }: Session<TinySettings>): AsyncGenerator<readonly string[]> {
  const { body } = await http.send({ path: '/ids' });
  yield z
    .array(z.number())
    .parse(body)
    .map((id) => `item:TINY-${id}`);
}

function translator(): Translator {
  const said = new Set<string>();
  return (records) => {
    const parts = records.map((record) => translated(record, said));
    return {
      facts: parts.flatMap(({ facts }) => facts),
      diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
      observed: parts.flatMap(({ observed = [] }) => observed),
    };
  };
}

function translated({ key, body }: RawRecord, said: Set<string>): Translation {
  const writer = factWriter('tiny:all', said);
  const parsed = ticket.safeParse(body);
  const created = parsed.success ? parseInstant(parsed.data.created) : null;
  const version = parsed.success ? parseInstant(parsed.data.updated) : null;
  if (!parsed.success || created === null || version === null) {
    const what = parsed.error?.issues[0]?.message ?? 'its dates cannot be read';
    writer.diagnose({ code: 'bad-record', severity: 'error', where: key, what, mend: 'look at it in the tool' });
    return writer.translation();
  }
  const { id, owner, changes } = parsed.data;
  const thing = ['item', `TINY-${id}`] as const;
  for (const { id: number, at, title } of changes) {
    writer.say(thing, { title }, { at: parseInstant(at) ?? created, cause: `tiny:change/${number}` });
  }
  writer.observe(thing, { assignee: owner }, { since: created, version, cause: `tiny:ticket/${id}` });
  return writer.translation();
}
