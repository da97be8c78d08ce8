import { randomBytes } from 'node:crypto';
import { BadInput, rotateKey } from '@fulcrum/workbench';
import type { CheckView, ConnectionView, RemovedView, ToolsView } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { checkWords, connectionWords, statusTable } from '../connection-words.ts';
import { harmless, print } from '../output.ts';
import { readSecretFile, readSecrets, type SecretSources, signInOf } from '../read-secrets.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask } from './ask.ts';

const JSON_OPTION = ['--json', 'print the result as JSON'] as const;

/** What is done about connections once there are some: the commands beneath `fulcrum connect`. */
export function manageCommands(): readonly Command[] {
  return [
    listCommand(),
    showCommand(),
    testCommand(),
    renewCommand(),
    ...pauseCommands(),
    webhookCommand(),
    removeCommand(),
    rotateCommand(),
  ];
}

function listCommand(): Command {
  return new Command('list')
    .description('List the connections, and the tools that can be connected.')
    .option(...JSON_OPTION)
    .action(({ json }: { json?: boolean }) =>
      withWorkbench('connections.manage', async (session) => {
        const { tools } = await ask<ToolsView>(session, 'tools', {});
        const { connections } = await ask<{ connections: readonly ConnectionView[] }>(session, 'connections', {});
        const known = `Tools: ${tools.map(({ tool, title }) => `${tool} (${title})`).join(', ')}`;
        print(
          json,
          { connections, tools: tools.map(({ tool }) => tool) },
          () => `${statusTable(connections)}\n${known}`,
        );
      }),
    );
}

function showCommand(): Command {
  return named(
    'show',
    'Show one connection: settings, scopes, last runs, and what could not be taken as it was.',
  ).action((name: string, { json }: { json?: boolean }) =>
    withWorkbench('connections.manage', async (session) => {
      const connection = await ask<ConnectionView>(session, 'connection', { connection: name });
      print(json, connection, () => connectionWords(connection));
    }),
  );
}

function testCommand(): Command {
  return named('test', 'Ask the tool who we are, what we may see, and what is missing.').action(
    (name: string, { json }: { json?: boolean }) =>
      withWorkbench('connections.manage', async (session) => {
        const check = await ask<CheckView>(session, 'test-connection', { connection: name });
        print(json, check, () => checkWords(check));
        if (!check.isReady) process.exitCode = 1;
      }),
  );
}

interface RenewOptions extends SecretSources {
  readonly signIn?: string;
  readonly json?: boolean;
}

function renewCommand(): Command {
  return named('renew', 'Replace the token of a connection.')
    .option('--sign-in <way>', 'another way to sign in')
    .option('--token-file <file>', 'a file that holds the token; - for standard input')
    .option('--field <name=value...>', 'other fields of the sign-in; a secret one as name=@file')
    .action((name: string, { json, ...options }: RenewOptions) =>
      withWorkbench('connections.manage', async (session) => {
        const connection = await ask<ConnectionView>(session, 'connection', { connection: name });
        const { tools } = await ask<ToolsView>(session, 'tools', {});
        const tool = tools.find((each) => each.tool === connection.tool);
        if (tool === undefined) throw new BadInput(`there is no connector for ${connection.tool} any more`);
        const signIn = await signInOf(tool, options.signIn ?? connection.signIn);
        const secrets = await readSecrets(signIn, options);
        const renewed = await ask<ConnectionView>(session, 'renew-connection', {
          connection: name,
          signIn: signIn.name,
          secrets,
        });
        print(json, renewed, () => `${harmless(renewed.name)} signs in with the new token from now on.`);
      }),
    );
}

function pauseCommands(): readonly Command[] {
  const command = (name: 'pause' | 'resume', about: string) =>
    named(name, about).action((connection: string, { json }: { json?: boolean }) =>
      withWorkbench('connections.manage', async (session) => {
        const changed = await ask<ConnectionView>(session, 'pause-connection', {
          connection,
          paused: name === 'pause',
        });
        print(json, changed, () => harmless(changed.words));
      }),
    );
  return [
    command('pause', 'Stop reading a connection; what was read stays.'),
    command('resume', 'Let a paused connection go on.'),
  ];
}

interface WebhookOptions {
  readonly secretFile?: string;
  readonly generate?: boolean;
  readonly handshake?: true;
  readonly app?: true;
  readonly off?: boolean;
  readonly json?: boolean;
}

function webhookCommand(): Command {
  return named('webhook', 'Let the tool tell of changes at once: sets what its webhooks are signed with.')
    .option('--secret-file <file>', 'a file that holds the secret; - for standard input')
    .option('--generate', 'make a secret, and print it this once')
    .option('--handshake', 'the tool gives a secret itself (Asana), within half an hour')
    .option('--app', 'an app registers them by itself, or has renewed them (Jira with OAuth 2.0): prints the requests')
    .option('--off', 'no webhooks any more')
    .action((connection: string, { json, ...options }: WebhookOptions) =>
      withWorkbench('connections.manage', async (session) => {
        const input = webhookInput(options);
        const changed = await ask<ConnectionView>(session, 'set-webhook', { connection, ...input });
        const secret = options.generate ? input : {};
        print(json, { ...changed.webhook, ...secret }, () => webhookWords(changed, secret));
      }),
    );
}

function webhookWords({ webhook }: ConnectionView, { secret }: { readonly secret?: string }): string {
  const lines = [webhook.words];
  if (webhook.url !== null) lines.push(`Address: ${webhook.url}`);
  if (secret !== undefined) lines.push(`Secret, shown this once: ${secret}`);
  if (webhook.app !== null && webhook.app.until !== null) {
    lines.push(
      'Fulcrum only reads, so make the request yourself, with a token of the app that has manage:jira-webhook:',
    );
    lines.push(webhook.app.register, 'To renew them:', webhook.app.renew);
  }
  return lines.map(harmless).join('\n');
}

function webhookInput(options: WebhookOptions): { secret?: string; handshake?: true; app?: true } {
  const { secretFile, generate, handshake, app, off } = options;
  if (off) return {};
  if (handshake) return { handshake };
  if (app) return { app };
  if (generate) return { secret: randomBytes(24).toString('base64url') };
  if (secretFile !== undefined) return { secret: readSecretFile(secretFile) };
  throw new BadInput('say which: --generate, --secret-file FILE, --handshake, --app or --off');
}

function removeCommand(): Command {
  return named('remove', 'End a connection and forget its token.')
    .option('--keep-data', 'what was read stays in the program')
    .option('--forget-data', 'what only it gave is taken out of the program, and its raw answers are deleted')
    .action(
      (
        connection: string,
        { json, keepData, forgetData }: { keepData?: boolean; forgetData?: boolean; json?: boolean },
      ) =>
        withWorkbench('connections.manage', async (session) => {
          if ((keepData === true) === (forgetData === true))
            throw new BadInput('say which: --keep-data or --forget-data');
          const input = { connection, data: forgetData ? 'forget' : 'keep' };
          const removed = await ask<RemovedView>(session, 'remove-connection', input);
          print(json, removed, () => harmless(removed.words));
        }),
    );
}

function rotateCommand(): Command {
  return new Command('rotate-key')
    .description('Seal every token with a new key, and forget the old one.')
    .option(...JSON_OPTION)
    .action(({ json }: { json?: boolean }) =>
      withWorkbench('connections.manage', async (session) => {
        const sealed = await rotateKey(session);
        print(json, { sealed }, () => `Sealed ${sealed} ${sealed === 1 ? 'secret' : 'secrets'} with a new key.`);
      }),
    );
}

function named(name: string, about: string): Command {
  return new Command(name)
    .description(about)
    .argument('<connection>', 'by name or id')
    .option(...JSON_OPTION);
}
