import { z } from 'zod';
import { checkPage, connectionPage, connectionsPage, toolsPage } from '../answers/connections-page.ts';
import { connectTool, findConnection, tryTool } from '../syncing/connect.ts';
import {
  pauseConnection,
  removeConnection,
  renewSignIn,
  setWebhookSecret,
  testConnection,
  wantSync,
} from '../syncing/edit-connection.ts';
import { checkView, connectionsView, connectionView, removedView, toolsView } from '../views/index.ts';
import { BadInput } from './errors.ts';
import { operation } from './operation.ts';

const connection = z.string().describe('A connection by id or name.');
const secrets = z
  .record(z.string(), z.string())
  .describe('The fields of the sign-in, by name. They are sealed, and no answer ever holds them.');
const signIn = z.string().optional().describe('The way to sign in; the first one of the tool when missing.');
const settings = z.record(z.string(), z.unknown()).default({}).describe('Where the tool is and what to read of it.');
const newConnection = { tool: z.string(), settings, signIn, secrets };

// Shorter ones can be guessed from a few deliveries.
const SHORTEST_SECRET = 16;

/** Live connections: what can be connected, what is, how fresh it is, and all that is done about it. */
export const CONNECTION_OPERATIONS = [
  operation({
    id: 'tools',
    method: 'get',
    path: '/api/tools',
    permission: 'connections.manage',
    summary: 'The tools that can be connected, with what to do there and what to fill in.',
    input: z.object({}),
    output: toolsView,
    run: async ({ workbench }) => toolsPage(workbench),
  }),
  operation({
    id: 'try-tool',
    method: 'post',
    path: '/api/tools/{tool}/try',
    permission: 'connections.manage',
    summary: 'Tries a sign-in before it is kept: who we are there, what we may see, what is missing.',
    input: z.object(newConnection),
    output: checkView,
    run: async ({ workbench }, input) => checkPage(await tryTool(workbench, input)),
  }),
  operation({
    id: 'connections',
    method: 'get',
    path: '/api/connections',
    permission: 'program.read',
    summary: 'Every connection: how fresh it is, what is due, what failed and how to mend it.',
    input: z.object({}),
    output: connectionsView,
    run: async ({ workbench }) => connectionsPage(workbench),
  }),
  operation({
    id: 'connect',
    method: 'post',
    path: '/api/connections',
    permission: 'connections.manage',
    summary: 'Connects a tool. Its first sync begins at once where a server runs.',
    input: z.object({ ...newConnection, name: z.string().optional().describe('The title of the tool when missing.') }),
    output: connectionView,
    run: async ({ workbench }, input) => connectionPage(workbench, await connectTool(workbench, input)),
  }),
  operation({
    id: 'connection',
    method: 'get',
    path: '/api/connections/{connection}',
    permission: 'program.read',
    summary: 'One connection with its last runs and what could not be taken as it was.',
    input: z.object({ connection }),
    output: connectionView,
    run: async ({ workbench }, input) => connectionPage(workbench, await findConnection(workbench, input.connection)),
  }),
  operation({
    id: 'test-connection',
    method: 'post',
    path: '/api/connections/{connection}/test',
    permission: 'connections.manage',
    summary: 'Asks the tool with the stored sign-in who we are, what we may see and what is missing.',
    input: z.object({ connection }),
    output: checkView,
    run: async ({ workbench }, input) =>
      checkPage(await testConnection(workbench, await findConnection(workbench, input.connection))),
  }),
  operation({
    id: 'sync',
    method: 'post',
    path: '/api/connections/{connection}/sync',
    permission: 'connections.manage',
    summary: 'Makes a connection due now: what changed, everything anew, or a search for what is gone.',
    input: z.object({ connection, kind: z.enum(['changes', 'full', 'sweep']).default('changes') }),
    output: connectionView,
    run: async ({ workbench }, input) => {
      await wantSync(workbench, await findConnection(workbench, input.connection), input.kind);
      return connectionPage(workbench, await findConnection(workbench, input.connection));
    },
  }),
  operation({
    id: 'pause-connection',
    method: 'put',
    path: '/api/connections/{connection}/paused',
    permission: 'connections.manage',
    summary: 'Pauses a connection, or lets it go on.',
    input: z.object({ connection, paused: z.boolean() }),
    output: connectionView,
    run: async ({ workbench }, input) => {
      await pauseConnection(workbench, await findConnection(workbench, input.connection), input.paused);
      return connectionPage(workbench, await findConnection(workbench, input.connection));
    },
  }),
  operation({
    id: 'renew-connection',
    method: 'put',
    path: '/api/connections/{connection}/sign-in',
    permission: 'connections.manage',
    summary: 'Replaces the token of a connection. What is stored is never shown.',
    input: z.object({ connection, signIn, secrets }),
    output: connectionView,
    run: async ({ workbench }, input) => {
      await renewSignIn(workbench, await findConnection(workbench, input.connection), input);
      return connectionPage(workbench, await findConnection(workbench, input.connection));
    },
  }),
  operation({
    id: 'set-webhook',
    method: 'put',
    path: '/api/connections/{connection}/webhook',
    permission: 'connections.manage',
    summary: 'Sets the secret that webhooks are signed with, awaits one from the tool, or ends them.',
    input: z.object({
      connection,
      secret: z.string().optional().describe('The secret that the tool signs with.'),
      handshake: z.boolean().optional().describe('The tool gives a secret itself, within half an hour.'),
      app: z
        .boolean()
        .optional()
        .describe('They are signed with the secret of the app that it signs in by; again when they are renewed.'),
    }),
    output: connectionView,
    run: async ({ workbench }, input) => {
      const { secret, handshake = false, app = false } = input;
      if (secret !== undefined && secret.trim().length < SHORTEST_SECRET)
        throw new BadInput(`secret: use at least ${SHORTEST_SECRET} characters that nobody can guess`);
      const found = await findConnection(workbench, input.connection);
      await setWebhookSecret(workbench, found, { secret: secret?.trim(), handshake, app });
      return connectionPage(workbench, await findConnection(workbench, input.connection));
    },
  }),
  operation({
    id: 'remove-connection',
    method: 'post',
    path: '/api/connections/{connection}/remove',
    permission: 'connections.manage',
    summary: 'Ends a connection and forgets its token; its data is kept as it is, or taken out of the program.',
    input: z.object({ connection, data: z.enum(['keep', 'forget']) }),
    output: removedView,
    run: async ({ workbench }, input) => {
      const found = await findConnection(workbench, input.connection);
      const removed = await removeConnection(workbench, found, input.data);
      return { name: found.name, removed, words: removedWords(found.name, input.data, removed) };
    },
  }),
] as const;

function removedWords(name: string, data: 'keep' | 'forget', removed: number): string {
  const ended = `${name} is no longer connected, and its token is forgotten.`;
  if (data === 'keep') return `${ended} What was read stays in the program as it is.`;
  return (
    `${ended} ${removed.toLocaleString('en')} things that only it gave are taken out of the program from today on, and its raw answers are deleted. ` +
    'Facts are never erased, so days before today still show what was known then.'
  );
}
