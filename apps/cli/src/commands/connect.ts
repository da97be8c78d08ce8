import { BadInput } from '@fulcrum/workbench';
import type { CheckView, ConnectionView, ToolsView } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { ZodError } from 'zod';
import { askLine, isAskable } from '../ask-person.ts';
import { checkWords } from '../connection-words.ts';
import { harmless, print } from '../output.ts';
import { readSecrets, type SecretSources, signInOf } from '../read-secrets.ts';
import { type Session, withWorkbench } from '../with-workbench.ts';
import { ask } from './ask.ts';
import { manageCommands } from './manage-connections.ts';
import { syncOne } from './sync.ts';

type Tool = ToolsView['tools'][number];

interface ConnectOptions extends SecretSources {
  readonly name?: string;
  readonly signIn?: string;
  readonly set?: readonly string[];
  readonly anyway?: boolean;
  readonly sync: boolean;
  readonly json?: boolean;
}

const JSON_OPTION = ['--json', 'print the result as JSON'] as const;

/** `fulcrum connect …`: live connections to trackers. */
export function connectCommand(): Command {
  const command = new Command('connect')
    .description(
      'Connect a tracker, which is then read by itself. Asks for what it needs; only reading is ever asked for.',
    )
    .argument('<tool>', 'jira, linear, asana, github …; see "fulcrum connect list"')
    .option('--name <name>', 'what to call the connection (default: the name of the tool)')
    .option('--sign-in <way>', 'the way to sign in (default: the first one)')
    .option('--set <name=value...>', 'settings: where the tool is and what to read of it')
    .option('--token-file <file>', 'a file that holds the token; - for standard input')
    .option('--field <name=value...>', 'other fields of the sign-in; a secret one as name=@file')
    .option('--anyway', 'connect although the test says that something is missing')
    .option('--no-sync', 'leave the first sync to the server')
    .option(...JSON_OPTION)
    .action((tool: string, options: ConnectOptions) =>
      withWorkbench('connections.manage', (session) => connect(session, tool, options)),
    );
  for (const part of manageCommands()) command.addCommand(part);
  return command;
}

async function connect(session: Session, wanted: string, options: ConnectOptions): Promise<void> {
  const { tools } = await ask<ToolsView>(session, 'tools', {});
  const tool = tools.find((each) => each.tool === wanted.toLowerCase());
  if (tool === undefined)
    throw new BadInput(
      `there is no tool "${wanted}": there are ${tools.map((each) => each.tool).join(', ') || 'none'}`,
    );
  const signIn = await signInOf(tool, options.signIn);
  if (isAskable()) process.stderr.write(`${guide(tool, signIn)}\n`);
  const settings = await settingsOf(tool, options.set ?? []);
  const input = { tool: tool.tool, signIn: signIn.name, settings, secrets: await readSecrets(signIn, options) };
  const check = await ask<CheckView>(session, 'try-tool', input).catch((error: unknown) => {
    throw asSetting(tool, error);
  });
  if (!check.isReady && options.anyway !== true)
    throw new BadInput(`${check.words} Nothing was kept; --anyway keeps it.`);
  if (options.json !== true) process.stdout.write(`${checkWords(check)}\n`);
  const name = options.name === undefined ? {} : { name: options.name };
  const connection = await ask<ConnectionView>(session, 'connect', { ...input, ...name });
  const words = () =>
    `Connected ${harmless(connection.name)}. The server keeps it current; "fulcrum status" tells how fresh it is.`;
  print(options.json, connection, words);
  if (options.sync) await syncOne(session, connection.name, { kind: 'full', json: options.json });
}

/** A setting that cannot be meant, by the option that says it. */
function asSetting({ settings }: Tool, error: unknown): unknown {
  if (!(error instanceof ZodError)) return error;
  const isSetting = (name: unknown) => settings.some((field) => field.name === name);
  const lines = error.issues.map(({ path, message }) => {
    const name = path.find(isSetting);
    return name === undefined ? null : `--set ${String(name)}=…: ${message}`;
  });
  return lines.includes(null) ? error : new BadInput(lines.join('\n'));
}

function guide(tool: Tool, { title, steps, scopes }: Tool['signIns'][number]): string {
  const numbered = steps.map((step, index) => `  ${index + 1}. ${step}`);
  return [`${tool.title}: ${title}`, ...numbered, `Grant exactly: ${scopes.join(', ')}`].join('\n');
}

async function settingsOf(tool: Tool, pairs: readonly string[]): Promise<Record<string, string>> {
  const settings = Object.fromEntries(pairs.map((pair) => settingOf(tool, pair)));
  for (const { name, label, help, isOptional } of tool.settings) {
    if (settings[name] !== undefined || !isAskable()) continue;
    const answer = await askLine(`${label} (${help})${isOptional ? ' [none]' : ''}: `);
    if (answer !== '') settings[name] = answer;
  }
  return settings;
}

function settingOf({ settings }: Tool, pair: string): readonly [string, string] {
  const equals = pair.indexOf('=');
  const name = pair.slice(0, equals);
  if (equals < 1 || !settings.some((field) => field.name === name))
    throw new BadInput(
      `--set "${pair}": write name=value, with ${settings.map((field) => field.name).join(', ')} as names`,
    );
  return [name, pair.slice(equals + 1)];
}
