import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import {
  parseMap,
  readCsv,
  readGit,
  readJiraArchive,
  type TranslatedRecord,
  UnfitHeader,
  UnfitRepository,
} from '@fulcrum/connectors';
import { BadInput } from '../catalogue/errors.ts';
import { wholeProgram } from '../exporting/export-workspace.ts';
import { authorise, type Principal } from '../policy/permission.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { type ImportProgress, type ImportResult, importFile, type RecordReader } from './import-file.ts';
import { factsFileOf, readExport } from './read-export.ts';

/** Who imports into what, and who is told how far it is. */
export interface Import {
  readonly workbench: Workbench;
  readonly principal: Principal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Takes in JSON Lines, plain or gzip, of issues in the shape of Jira's REST API. */
export function importJiraArchive(
  into: Import,
  file: { path: string; program?: string | undefined },
): Promise<ImportResult> {
  const { path, program } = file;
  return take(into, {
    path,
    variant: `jira ${program ?? ''}`,
    read: (at) => readJiraArchive(path, { programName: program, ...at }),
  });
}

/** Takes in a table. `map` says which column holds what: `id=Key,title=Summary`. Throws BadInput when it does not fit. */
export async function importCsv(
  into: Import,
  file: { path: string; program?: string | undefined; map?: string | undefined },
): Promise<ImportResult> {
  const { path, map = '' } = file;
  const programName = file.program ?? basename(path).replace(/(\.csv)?(\.gz)?$/i, '');
  try {
    const columns = map === '' ? {} : parseMap(map);
    return await take(into, {
      path,
      variant: `csv ${programName} ${map}`,
      read: (at) => readCsv(path, { programName, map: columns, ...at }),
    });
  } catch (error) {
    throw error instanceof UnfitHeader ? new BadInput(error.message) : error;
  }
}

/** Takes in a folder that an export of Fulcrum wrote. */
export function importExport(into: Import, folder: string): Promise<ImportResult> {
  const path = factsFileOf(folder);
  return take(into, { path, variant: 'export', isExport: true, read: (at) => readExport(path, at) });
}

/** What of a repository is taken in. */
export interface GitFolder {
  readonly path: string;
  /** The program that it counts for, by id, key or name; a new one in an empty workspace. The repository's name when missing. */
  readonly program?: string | undefined;
  readonly branch?: string | undefined;
  readonly tags?: string | undefined;
  readonly environment?: string | undefined;
  /** Told how many commits have been read. */
  readonly onCommits?: (count: number) => void;
}

/**
 * Takes in the history of a local repository, or a table of commits: changes as merged pull requests, tags as deployments. Throws
 * BadInput when it cannot be read.
 */
export async function importGit(into: Import, folder: GitFolder): Promise<ImportResult> {
  authorise(into.principal, 'workspace.import');
  const { path, branch, tags, environment = 'production', onCommits } = folder;
  try {
    const history = await readGit({ path, branch, tags, ...(onCommits === undefined ? {} : { onCommits }) });
    const program = programOf(into.workbench, folder.program ?? history.repository);
    if (folder.program !== undefined && program.isNew) refuseUnknown(into.workbench, folder.program);
    const digest = createHash('sha256')
      .update(JSON.stringify([history.digest, program.id, environment]))
      .digest('hex');
    return await take(into, {
      path,
      variant: 'git',
      identity: { digest, size: history.commits },
      read: (at) => recordsAfter(history.records({ program, environment }), at),
    });
  } catch (error) {
    throw error instanceof UnfitRepository ? new BadInput(error.message) : error;
  }
}

function programOf(workbench: Workbench, wanted: string): { id: string; name: string; isNew: boolean } {
  const lower = wanted.trim().toLowerCase();
  const known = [...wholeProgram(workbench).programs.values()].find(({ id, key, name }) =>
    [id, key, name].some((each) => each?.toLowerCase() === lower),
  );
  return { id: known?.id ?? wanted.trim(), name: known?.name ?? wanted.trim(), isNew: known === undefined };
}

/** A name that was written out is most likely one that is there: misspelt, it would move the work of the repository elsewhere. */
function refuseUnknown(workbench: Workbench, wanted: string): void {
  const known = [...wholeProgram(workbench).programs.values()].map(({ key, name, id }) => name ?? key ?? id);
  if (known.length === 0) return;
  const names = known.slice(0, 5).join(', ');
  throw new BadInput(
    `there is no program "${wanted}": there are ${names}${known.length > 5 ? ' …' : ''}. Without --program the repository is a program of its own`,
  );
}

async function* recordsAfter(
  records: Iterable<TranslatedRecord>,
  at: Parameters<RecordReader>[0],
): AsyncGenerator<TranslatedRecord> {
  for (const record of records) {
    at.onBytes(record.line);
    if (record.line > at.afterLine) yield record;
  }
}

function take(
  { workbench, principal, onProgress }: Import,
  source: Parameters<typeof importFile>[1],
): Promise<ImportResult> {
  authorise(principal, 'workspace.import');
  return importFile(workbench, { ...source, ...(onProgress === undefined ? {} : { onProgress }) });
}
