import { basename } from 'node:path';
import { parseMap, readCsv, readJiraArchive, UnfitHeader } from '@fulcrum/connectors';
import { BadInput } from '../catalogue/errors.ts';
import { authorise, type Principal } from '../policy/permission.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { type ImportProgress, type ImportResult, importFile } from './import-file.ts';
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

function take(
  { workbench, principal, onProgress }: Import,
  source: Parameters<typeof importFile>[1],
): Promise<ImportResult> {
  authorise(principal, 'workspace.import');
  return importFile(workbench, { ...source, ...(onProgress === undefined ? {} : { onProgress }) });
}
