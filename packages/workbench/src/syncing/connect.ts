import { randomBytes } from 'node:crypto';
import {
  type ConnectionRecord,
  inTransaction,
  readConnection,
  readConnections,
  storeConnection,
  storeSecrets,
} from '@fulcrum/store';
import { BadInput, notFound } from '../catalogue/errors.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { readTwice } from './read-twice.ts';
import { checkTool, connectorOf, credentialsOf } from './reading.ts';

/** What a person fills in to connect a tool. */
export interface NewConnectionInput {
  readonly tool: string;
  readonly name?: string | undefined;
  readonly signIn?: string | undefined;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The fields of the sign-in, by their names. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** Keeps a new connection, with its secrets sealed; it is due for its first full pull at once. Throws BadInput, ZodError. */
export async function connectTool(workbench: Workbench, input: NewConnectionInput): Promise<ConnectionRecord> {
  const { pool, workspace, live } = workbench;
  const connector = connectorOf(workbench, input.tool);
  const signIn = signInOf(workbench, input.tool, input.signIn);
  const settings = connector.settings.parse(input.settings) as Readonly<Record<string, unknown>>;
  const secrets = secretsOf(signIn, input.secrets);
  const id = randomBytes(8).toString('hex');
  const name = await freeName(workbench, input.name ?? connector.title);
  const made = { id, tool: connector.tool, name, settings, signIn: signIn.name, createdAt: workbench.now() };
  return inTransaction(pool, async (client) => {
    await storeConnection(client, workspace, made);
    await storeSecrets(client, { workspace, connection: id, keys: live.keys }, secrets);
    return (await readConnection(client, { workspace, connection: id })) as ConnectionRecord;
  });
}

/** A way to sign in to a tool; the first one when none is named. Throws BadInput. */
export function signInOf(workbench: Workbench, tool: string, wanted: string | undefined) {
  const { signIns } = connectorOf(workbench, tool);
  const found = wanted === undefined ? signIns[0] : signIns.find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  throw new BadInput(
    `there is no way to sign in called "${wanted}": there are ${signIns.map(({ name }) => name).join(', ')}`,
  );
}

/** The fields of a sign-in that are filled in. Throws BadInput for one that is missing or unknown. */
export function secretsOf(
  signIn: ReturnType<typeof signInOf>,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const unknown = Object.keys(given).find((name) => !signIn.fields.some((field) => field.name === name));
  if (unknown !== undefined)
    throw new BadInput(`"${unknown}" is no field: fill in ${signIn.fields.map(({ name }) => name).join(', ')}`);
  const filled = Object.entries(given).map(([name, text]) => [name, text.trim()] as const);
  const secrets = Object.fromEntries(filled.filter(([, text]) => text !== ''));
  const missing = signIn.fields.find(({ name, isOptional }) => isOptional !== true && secrets[name] === undefined);
  if (missing !== undefined) throw new BadInput(`${missing.label} is missing: ${missing.help}`);
  return secrets;
}

async function freeName(workbench: Workbench, wanted: string): Promise<string> {
  const name = wanted.trim();
  const taken = (await readConnections(workbench.pool, workbench.workspace)).map((each) => each.name.toLowerCase());
  if (name === '' || /\p{Cc}/u.test(name) || name.length > 100)
    throw new BadInput('name: write up to 100 plain characters');
  if (taken.includes(name.toLowerCase()))
    throw new BadInput(`there is a connection "${name}" already: give this one another name`);
  return name;
}

/** A connection by id or name. Throws NotFound with the nearest name. */
export async function findConnection(workbench: Workbench, wanted: string): Promise<ConnectionRecord> {
  const known = await readConnections(workbench.pool, workbench.workspace);
  const lower = wanted.trim().toLowerCase();
  const found = known.find(({ id }) => id === wanted) ?? known.find(({ name }) => name.toLowerCase() === lower);
  if (found !== undefined) return found;
  throw notFound(
    'connection',
    wanted,
    known.map(({ name }) => name),
  );
}

/** Tries a sign-in before anything is kept: who we are, what we may see, what is missing. */
export async function tryTool(workbench: Workbench, input: NewConnectionInput) {
  const connector = connectorOf(workbench, input.tool);
  const signIn = signInOf(workbench, input.tool, input.signIn);
  const credentials = credentialsOf(signIn.name, secretsOf(signIn, input.secrets), async () => {});
  const signal = AbortSignal.timeout(TRY_MS);
  const report = await checkTool(workbench, {
    connector,
    settings: input.settings,
    credentials,
    signal,
    connection: null,
  });
  const settings = connector.settings.parse(input.settings) as Readonly<Record<string, unknown>>;
  return { ...report, missing: [...report.missing, ...(await readTwice(workbench, connector.tool, settings))] };
}

/** How long a try may take, in milliseconds. */
export const TRY_MS = 60_000;
