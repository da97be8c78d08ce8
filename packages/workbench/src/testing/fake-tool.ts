import {
  type Connector,
  type Cursor,
  type Http,
  HttpFailure,
  type Page,
  ResyncNeeded,
  type Session,
  type Translation,
} from '@fulcrum/connectors';
import type { Fact } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import type { Live } from '../syncing/live.ts';
import { testKeys } from './test-keys.ts';

/** A change of an issue in the made-up tool; its id and its time are the tool's own. */
export interface Change {
  readonly id: number;
  readonly at: number;
  readonly state: string;
}

export interface Issue {
  readonly key: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** What has no history in this tool. */
  readonly title: string;
  readonly changes: readonly Change[];
}

/** A made-up tool in memory: what it holds, and how it behaves. */
export interface FakeTool {
  readonly issues: Map<string, Issue>;
  /** Every token that was used to sign in. */
  readonly tokens: string[];
  requests: number;
  pageSize: number;
  /** Called before each page is given; it may throw, or wait. */
  beforePage: (page: number) => Promise<void> | void;
  /** The places of pulls of changes before this one are forgotten. */
  forgottenBefore: number;
  /** How often everything, and what changed, was asked for from the start. */
  readonly began: string[];
}

const START = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;

/** A tool with some issues, each with three states in its history. */
export function fakeTool(count: number): FakeTool {
  const issues = new Map<string, Issue>();
  for (let number = 1; number <= count; number++) {
    const createdAt = START + number * HOUR;
    const changes = ['Doing', 'Review', 'Done'].map((state, index) => ({
      id: number * 10 + index,
      at: createdAt + (index + 1) * 24 * HOUR,
      state,
    }));
    const updatedAt = (changes.at(-1) as Change).at;
    issues.set(`FAKE-${number}`, { key: `FAKE-${number}`, createdAt, updatedAt, title: `Issue ${number}`, changes });
  }
  return { issues, tokens: [], requests: 0, pageSize: 10, beforePage: () => {}, forgottenBefore: 0, began: [] };
}

/** Changes an issue as a person would in the tool. */
export function editIssue(tool: FakeTool, key: string, edit: { at: number; title?: string; state?: string }): void {
  const issue = tool.issues.get(key) as Issue;
  const { at, title = issue.title, state } = edit;
  const change = { id: at, at, state: state ?? '' };
  const changes = state === undefined ? issue.changes : [...issue.changes, change];
  tool.issues.set(key, { ...issue, title, updatedAt: Math.max(issue.updatedAt, at), changes });
}

interface Place extends Cursor {
  readonly since: number;
  readonly after: string;
}

const SIGN_INS: Connector['signIns'] = [
  {
    name: 'token',
    title: 'Token',
    steps: ['Open the settings.', 'Make a token.'],
    scopes: ['read:all'],
    fields: [{ name: 'token', label: 'Token', help: 'Starts with fake_', isSecret: true }],
  },
  {
    name: 'app',
    title: 'App',
    steps: ['Make an app.'],
    scopes: ['read:all'],
    fields: [{ name: 'token', label: 'Client secret', help: 'Of the app', isSecret: true }],
    appWebhooks: {
      signedWith: 'token',
      days: 30,
      requests: ({ address }) => ({ register: `POST ${address}`, renew: `PUT ${address}` }),
    },
  },
];

/** The connector of a made-up tool: as the contract wants it, without HTTP. */
function fakeConnector(tool: FakeTool): Connector<{ url: string }> {
  const listed = () => [...tool.issues.values()].sort((a, b) => a.updatedAt - b.updatedAt || (a.key < b.key ? -1 : 1));
  async function* pages(session: Session<unknown>, from: Place | null, chosen: readonly Issue[]): AsyncGenerator<Page> {
    const total = chosen.length;
    const left = from === null ? chosen : chosen.filter((issue) => isAfter(issue, from));
    let place: Place = from ?? { since: 0, after: '' };
    for (let start = 0; start === 0 || start < left.length; start += tool.pageSize) {
      await tool.beforePage(start / tool.pageSize);
      await session.http.send({ path: '/page' });
      const some = left.slice(start, start + tool.pageSize);
      const last = some.at(-1);
      if (last !== undefined) place = { since: last.updatedAt, after: last.key };
      const done = total - left.length + Math.min(left.length, start + tool.pageSize);
      const records = some.map((issue) => ({ endpoint: 'issues', key: issue.key, body: issue }));
      yield { records, cursor: place, progress: { done, total } };
    }
  }
  return {
    tool: 'fake',
    title: 'Made-up tool',
    settings: z.object({ url: z.url().default('https://fake.example') }),
    settingFields: [{ name: 'url', label: 'Address', help: 'Where it is', isSecret: false, isOptional: true }],
    signIns: SIGN_INS,
    endpoints: [{ name: 'issues', path: '/page', meaning: 'issues with their changes' }],
    access: { baseUrl: ({ url }) => url, sign: async () => ({}), wait: () => null, postReads: [], atOnce: 1 },
    check: async (session) => {
      await session.http.send({ path: '/me' });
      return { who: 'Robin', sees: ['project FAKE'], missing: [], things: tool.issues.size };
    },
    pull: async function* (session, request) {
      if (request.kind === 'hinted') {
        const chosen = listed().filter(({ key }) => request.ids.includes(key));
        yield* pages(session, null, chosen);
        return;
      }
      const from = request.cursor as Place | null;
      if (request.kind === 'changes' && (from as Place).since < tool.forgottenBefore)
        throw new ResyncNeeded('forgotten');
      tool.began.push(`${request.kind} ${from === null ? 'from the start' : `after ${from.after}`}`);
      // What changed at the same instant is read once more.
      const overlapping = request.kind === 'changes' ? { ...(from as Place), after: '' } : from;
      yield* pages(session, overlapping, listed());
    },
    sweep: async function* (session) {
      await session.http.send({ path: '/ids' });
      yield [...tool.issues.keys()].map((key) => `item:${key}`);
    },
    translator: () => (records) => translate(records.map(({ body }) => body as Issue)),
    webhook: ({ headers, body }, { secret }) => {
      if (headers['x-fake-secret'] !== secret?.reveal()) return { kind: 'refused', why: 'the signature is wrong' };
      const { id, keys } = JSON.parse(new TextDecoder().decode(body)) as { id: string; keys: string[] };
      return { kind: 'delivery', id, ids: keys };
    },
  };
}

function isAfter({ updatedAt, key }: Issue, { since, after }: Place): boolean {
  return updatedAt > since || (updatedAt === since && key > after);
}

function translate(issues: readonly Issue[]): Translation {
  const source = 'fake:FAKE';
  const facts: Fact[] = [];
  const observed = [];
  for (const { key, createdAt, updatedAt, title, changes } of issues) {
    const subject = `item:${key}`;
    const said = { subject, op: 'set', source } as const;
    const created = { ...said, at: createdAt, cause: `fake:issue/${key}` };
    facts.push({ ...created, attribute: 'program', value: 'FAKE' }, { ...created, attribute: 'state', value: 'Open' });
    for (const { id, at, state } of changes)
      facts.push({ ...said, attribute: 'state', value: state, at, cause: `fake:change/${id}` });
    const cause = `fake:issue/${key}`;
    observed.push({ subject, attribute: 'title', value: title, since: createdAt, version: updatedAt, source, cause });
  }
  return { facts, diagnostics: [], observed };
}

/** A world in which the made-up tool is all there is. */
export function fakeLive(tool: FakeTool): Live {
  const connector = fakeConnector(tool);
  return {
    connectors: [connector],
    keys: testKeys(),
    publicUrl: 'https://fulcrum.example',
    close: async () => {},
    http: ({ credentials, signal }): Http => ({
      send: async () => {
        signal.throwIfAborted();
        tool.requests++;
        const token = credentials.fields.token?.reveal() ?? '';
        tool.tokens.push(token);
        if (token === 'expired')
          throw new HttpFailure('signed-out', 'fake.example answered 401: make a new token', 401);
        return { status: 200, headers: {}, body: {} };
      },
      requests: () => tool.requests,
    }),
  };
}
