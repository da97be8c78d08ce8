import { readFile } from 'node:fs/promises';
import { type Emulator, emulators, startServer } from '@fulcrum/emulators';
import { BadInput } from '@fulcrum/workbench';
import { Command, InvalidArgumentError } from 'commander';

interface EmulateOptions {
  readonly seed: string;
  readonly port?: number;
  readonly unchecked?: true;
}

/** A tool on this machine that answers as the real one does, to try a connection without an account. */
export function emulateCommand(): Command {
  const command = new Command('emulate').description(
    'Start a tool on this machine that answers as the real one does, to try a connection without an account.',
  );
  for (const emulator of Object.values(emulators)) command.addCommand(commandOf(emulator));
  return command;
}

function commandOf(emulator: Emulator): Command {
  return new Command(emulator.tool)
    .description(`Emulate ${emulator.title}, until Ctrl-C.`)
    .option('--seed <file>', 'what is in it, as JSON; or "demo" for a small made-up project', 'demo')
    .option('--unchecked', 'hold no request and no answer against the description of the API: for measuring speed')
    .option('--port <number>', 'the port to answer on; a free one when it is not given', portOf)
    .action((options: EmulateOptions) => emulate(emulator, options));
}

async function emulate(emulator: Emulator, { seed: from, port = 0, unchecked }: EmulateOptions): Promise<void> {
  const seed = from === 'demo' ? emulator.demoSeed() : seedIn(emulator, await readFile(from, 'utf8'));
  const server = await startServer(emulator, { seed, port, isRunning: true, isValidating: unchecked !== true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      throw new BadInput(`something answers on port ${port} already: name another --port, or none for a free one`);
    },
  );
  const lines = [
    `${emulator.title}, emulated, answers at ${server.url} until Ctrl-C.`,
    '',
    ...emulator.howToConnect(server.url, seed),
    '',
    `Control it (clock, faults, edits) under ${server.url}/_control/`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve).once('SIGTERM', resolve);
  });
  await server.close();
}

function seedIn(emulator: Emulator, text: string): unknown {
  try {
    return emulator.readSeed(JSON.parse(text));
  } catch (error) {
    throw new BadInput((error as Error).message);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('a port is 0 to 65535');
  return port;
}
