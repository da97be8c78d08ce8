import { readFile } from 'node:fs/promises';
import {
  BadInput,
  type Import,
  type ImportProgress,
  type ImportResult,
  importCsv,
  importExport,
  importGit,
  importJiraArchive,
} from '@fulcrum/workbench';
import type { ImportedPeopleView } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { harmless, print, progressLine } from '../output.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask } from './ask.ts';

interface Options {
  readonly program?: string;
  readonly map?: string;
  readonly json?: boolean;
}

interface GitOptions extends Options {
  readonly branch?: string;
  readonly tags?: string;
  readonly environment?: string;
}

/** `fulcrum import …`: takes files in. */
export function importCommand(): Command {
  const command = new Command('import').description(
    'Take a file in: a tracker’s export, a table, or an export of Fulcrum. The same file twice adds nothing; an interrupted import continues.',
  );
  command
    .command('jira-archive')
    .description(
      'JSON Lines, plain or gzip: one issue in the shape of Jira’s REST API (v2 or v3) a line, with its changelog where there is one.',
    )
    .argument('<file>', 'the file, e.g. issues.jsonl.gz')
    .option('--program <name>', 'what to call the program (default: the name of the project)')
    .option('--json', 'print the result as JSON')
    .action((path: string, options: Options) =>
      take((into) => importJiraArchive(into, { path, program: options.program }), options),
    );
  command
    .command('csv')
    .description(
      'A table with a header line, one item a line. Dates as YYYY-MM-DD or ISO 8601; several milestones or labels with semicolons.',
    )
    .argument('<file>', 'the file; .gz is unpacked')
    .option('--map <pairs>', 'which column holds what, e.g. id=Key,title=Summary,created=Opened,finished=Closed')
    .option('--program <name>', 'which program the items belong to (default: the name of the file)')
    .option('--json', 'print the result as JSON')
    .action((path: string, options: Options) =>
      take((into) => importCsv(into, { path, program: options.program, map: options.map }), options),
    );
  command.addCommand(gitCommand());
  command.addCommand(
    peopleCommand('people', 'People as a table: name, email, team, skills, allocation, ceiling, rate, zone.'),
  );
  command.addCommand(
    peopleCommand('leave', 'When people are away: a table (person, from, until, share), or a calendar (.ics).'),
  );
  command
    .command('export')
    .description('A folder that "fulcrum export" wrote: gives the same program, fact by fact.')
    .argument('<folder>', 'the folder of the export')
    .option('--json', 'print the result as JSON')
    .action((folder: string, options: Options) => take((into) => importExport(into, folder), options));
  return command;
}

interface PeopleOptions extends Options {
  readonly of?: string;
  readonly dryRun?: boolean;
}

function peopleCommand(kind: 'people' | 'leave', description: string): Command {
  const command = new Command(kind)
    .description(`${description} The same file twice adds nothing.`)
    .argument('<file>', 'the file')
    .option('--program <name>', 'the program that new teams belong to (default: the only one)')
    .option('--dry-run', 'say what it would do, and do nothing')
    .option('--json', 'print the result as JSON')
    .action((path: string, { json, program, of, dryRun }: PeopleOptions) =>
      withWorkbench('workspace.import', async (session) => {
        const text = await readFile(path, 'utf8').catch((error: Error) => {
          throw new BadInput(`${path} cannot be read: ${error.message}`);
        });
        const result = await ask<ImportedPeopleView>(session, 'import-people', {
          program,
          kind,
          text,
          of,
          isTrial: dryRun === true,
        });
        print(json, result, () => importedWords(result, dryRun === true));
      }),
    );
  return kind === 'people'
    ? command
    : command.option('--of <name>', 'whose leave it is, where the file does not say: a person, a team, or everybody');
}

function importedWords({ words, rows, diagnostics }: ImportedPeopleView, isTrial: boolean): string {
  const told = rows.filter(({ is }) => isTrial && is !== 'known');
  const wouldDo = told.map(
    ({ where, who, is, words: what }) => `  ${is}: ${where}: ${who}${what === '' ? '' : `: ${what}`}`,
  );
  const lines = diagnostics.map((each) => `  ${each.severity}: ${each.where}: ${each.what}; ${each.mend}`);
  return [words, ...wouldDo, ...lines].map(harmless).join('\n');
}

function gitCommand(): Command {
  return new Command('git')
    .description(
      'A local git repository: each merge or commit of a branch as a change, each release tag as a deployment. Or NAME.commits.csv(.gz) with NAME.tags.csv beside it.',
    )
    .argument('<folder>', 'the folder of the repository; bare ones and worktrees too')
    .option('--program <name>', 'the program that it counts for (default: the name of the repository)')
    .option(
      '--branch <name>',
      'the branch whose changes count (default: the one of its origin, or the one checked out)',
    )
    .option('--tags <pattern>', 'which tags are releases, e.g. "v*" (default: those that look like versions)')
    .option('--environment <word>', 'where a release goes to', 'production')
    .option('--json', 'print the result as JSON')
    .action((path: string, { json, ...options }: GitOptions) =>
      take((into, show) => importGit(into, { path, ...options, onCommits: (count) => show(commitsWords(count)) }), {
        json,
      }),
    );
}

function commitsWords(count: number): string {
  return `${count.toLocaleString('en')} commits read`;
}

type Run = (into: Import, show: (words: string) => void) => Promise<ImportResult>;

function take(run: Run, options: { readonly json?: boolean | undefined }): Promise<void> {
  return withWorkbench('workspace.import', async (session) => {
    const line = progressLine();
    const into = { ...session, onProgress: (progress: ImportProgress) => line.show(progressWords(progress)) };
    const result = await run(into, line.show).finally(line.end);
    print(options.json, result, () => words(result));
    // The rest went in, but a script must learn that the file was cut.
    if (result.isDamaged) process.exitCode = 1;
  });
}

function progressWords({ bytes, totalBytes, records, facts }: ImportProgress): string {
  return `${Math.min(100, Math.round((bytes / totalBytes) * 100))} %  ${records.toLocaleString('en')} records, ${facts.toLocaleString('en')} facts`;
}

function words(result: ImportResult): string {
  const records = counted(result.records);
  const into = result.programs.join(', ') || 'this workspace';
  const added = `Imported ${records} as ${result.facts.toLocaleString('en')} new facts in ${result.seconds.toFixed(1)} s, into ${into}.`;
  const lines = [result.facts === 0 ? `Nothing was new: the ${records} of this file had gone in before.` : added];
  if (result.continuedAfter > 0)
    lines.push(
      `Continued after line ${result.continuedAfter.toLocaleString('en')}, where an earlier import was interrupted.`,
    );
  if (result.withoutHistory > 0)
    lines.push(
      `Final state only: ${counted(result.withoutHistory)} ${result.withoutHistory === 1 ? 'has' : 'have'} no changelog, so membership of releases is as of the export.`,
    );
  if (result.refused > 0) lines.push(`Refused ${counted(result.refused)}; the rest went in.`);
  for (const { count, example } of result.diagnostics) {
    lines.push(
      `  ${example.severity}: ${harmless(example.where)}: ${harmless(example.what)}${count > 1 ? ` (and ${count - 1} more like it)` : ''}; ${example.mend}`,
    );
  }
  return lines.join('\n');
}

function counted(records: number): string {
  return `${records.toLocaleString('en')} ${records === 1 ? 'record' : 'records'}`;
}
