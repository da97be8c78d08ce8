import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UnfitRepository } from './history.ts';

/** Where a repository keeps its objects and branches, and what it is called when it says nothing else. */
export interface Place {
  readonly gitdir: string;
  readonly name: string;
}

/** The repository of a folder: a working folder, a worktree, a submodule or a bare repository. Throws UnfitRepository. */
export async function findRepository(folder: string): Promise<Place> {
  const path = resolve(folder);
  const dotGit = join(path, '.git');
  const gitdir = (await isFolder(dotGit))
    ? dotGit
    : ((await linkedFolder(dotGit, path)) ?? ((await isFolder(join(path, 'objects'))) ? path : null));
  if (gitdir === null)
    throw new UnfitRepository(`${folder} is no git repository: name a folder with .git in it, or a bare repository`);
  await refuseFormats(gitdir);
  const shared = (await text(join(gitdir, 'commondir')))?.trim();
  const common = shared === undefined ? gitdir : resolve(gitdir, shared);
  const own = basename(common) === '.git' ? basename(dirname(common)) : basename(common).replace(/\.git$/, '');
  return { gitdir: common, name: own };
}

async function linkedFolder(file: string, folder: string): Promise<string | null> {
  const link = (await text(file))?.match(/^gitdir: (.+)/);
  return link?.[1] === undefined ? null : resolve(folder, link[1].trim());
}

async function refuseFormats(gitdir: string): Promise<void> {
  const config = (await text(join(gitdir, 'config'))) ?? '';
  const newer = config.match(/^\s*(objectformat\s*=\s*sha256|refstorage\s*=\s*reftable)/im)?.[1];
  if (newer === undefined) return;
  throw new UnfitRepository(
    `the repository is kept in a format that cannot be read (${newer}): clone it anew with SHA-1 and files for refs`,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** What a file says; undefined when there is none. */
export async function text(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
