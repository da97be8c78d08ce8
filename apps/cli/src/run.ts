import {
  BadInput,
  BadSetting,
  Busy,
  Conflict,
  DatabaseUnavailable,
  DataFolderBusy,
  Forbidden,
  KeyTrouble,
  NotFound,
  NothingToImport,
  SyncFailed,
  UnsupportedPlatform,
  VERSION,
} from '@fulcrum/workbench';
import { Command, CommanderError } from 'commander';
import { ZodError } from 'zod';
import { askCommands } from './commands/ask.ts';
import { boardCommands } from './commands/board.ts';
import { briefCommand } from './commands/brief.ts';
import { connectCommand } from './commands/connect.ts';
import { dependenciesCommand } from './commands/dependencies.ts';
import { emulateCommand } from './commands/emulate.ts';
import { importCommand } from './commands/import.ts';
import { keepCommands } from './commands/keep.ts';
import { objectivesCommand } from './commands/objectives.ts';
import { peopleCommand } from './commands/people.ts';
import { planCommands } from './commands/plan.ts';
import { portfolioCommand } from './commands/portfolio.ts';
import { recordCommands } from './commands/record.ts';
import { scenarioCommand } from './commands/scenario.ts';
import { scheduleCommand } from './commands/schedule.ts';
import { scopeCommands } from './commands/scope.ts';
import { settingsCommands } from './commands/settings.ts';
import { statusCommand } from './commands/status.ts';
import { syncCommand } from './commands/sync.ts';
import { tellCommands } from './commands/tell.ts';
import { translateCommand } from './commands/translate.ts';
import { harmless } from './output.ts';

/** How a command ends: fine, refused or failed, used wrongly. */
const EXIT = { fine: 0, failed: 1, usage: 2 } as const;

const EXAMPLES = `
Examples:
  fulcrum import jira-archive issues.jsonl.gz --program "Titanium SDK"
  fulcrum forecast --program TIMOB --milestone "Release 7.0.0" --as-of 2017-09-15
  fulcrum brief --program TIMOB --milestone 7.0.0
  fulcrum explain --program TIMOB --milestone 7.0.0 --from 2017-08-15
  fulcrum scenario create "More people" --program TIMOB
  fulcrum flow --program TIMOB --team iOS --weeks 12
  fulcrum import git . --program TIMOB
  fulcrum flow --dora TIMOB
  fulcrum portfolio --pdf portfolio.pdf
  fulcrum backtest --program TIMOB
  fulcrum export ./backup

Every command takes --json. Exit codes: 0 fine, 1 refused or failed, 2 wrong usage.
The workspace lies in FULCRUM_DATA (default .fulcrum), or in the PostgreSQL that DATABASE_URL names.`;

/** The whole command line. */
export function program(): Command {
  const command = new Command('fulcrum')
    .description('When, and how sure? The workbench of a Technical Program Manager.')
    .version(VERSION)
    .showHelpAfterError('(add --help to see what can be written)')
    .showSuggestionAfterError()
    .addHelpText('after', EXAMPLES)
    // Else a command would take options that stand after one beneath it.
    .enablePositionalOptions()
    .exitOverride();
  for (const part of [
    importCommand(),
    connectCommand(),
    syncCommand(),
    statusCommand(),
    peopleCommand(),
    dependenciesCommand(),
    ...askCommands(),
    ...boardCommands(),
    briefCommand(),
    portfolioCommand(),
    scheduleCommand(),
    ...planCommands(),
    ...scopeCommands(),
    objectivesCommand(),
    ...tellCommands(),
    ...settingsCommands(),
    ...recordCommands(),
    scenarioCommand(),
    ...keepCommands(),
    emulateCommand(),
    translateCommand(),
  ]) {
    command.addCommand(part);
    part.copyInheritedSettings(command);
    for (const inner of part.commands) inner.copyInheritedSettings(command);
  }
  return command;
}

/** Runs the command line; returns the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...args], { from: 'user' });
    return EXIT.fine;
  } catch (error) {
    return told(error);
  }
}

const TOLD = [
  BadInput,
  BadSetting,
  Busy,
  Conflict,
  KeyTrouble,
  SyncFailed,
  Forbidden,
  NotFound,
  NothingToImport,
  DatabaseUnavailable,
  DataFolderBusy,
  UnsupportedPlatform,
];

function told(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof ZodError) {
    process.stderr.write(`${error.issues.map((issue) => `${optionOf(issue.path)}: ${issue.message}`).join('\n')}\n`);
    return EXIT.usage;
  }
  const isTold = TOLD.some((kind) => error instanceof kind) || isFileError(error);
  process.stderr.write(`${isTold ? harmless(sentence(error as Error)) : ((error as Error).stack ?? String(error))}\n`);
  return EXIT.failed;
}

/** `asOf` as it is written: `--as-of`; what is within another input by its own name. */
function optionOf(path: readonly PropertyKey[]): string {
  if (path.length > 1) return String(path.at(-1));
  return `--${path.join('.').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function isFileError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'ENOSPC'].includes(String(error.code))
  );
}

function sentence(error: Error): string {
  if ('code' in error && error.code === 'ENOENT')
    return `there is no file ${(error as NodeJS.ErrnoException).path}: check the path`;
  if ('code' in error && error.code === 'EISDIR') return 'this is a folder: name a file in it';
  return error.message;
}
