import fs, { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Fact } from '@fulcrum/core/vocabulary';
import git from 'isomorphic-git';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnfitRepository } from './history.ts';
import { type GitSource, readGit } from './read-git.ts';

const HOUR = 3_600;
const START = Date.UTC(2024, 0, 1) / 1_000;
const folder = mkdtempSync(join(tmpdir(), 'fulcrum-git-'));
const dir = join(folder, 'tool');
const shas: Record<string, string> = {};
afterAll(() => rmSync(folder, { recursive: true }));

const by = (hour: number, who = 'Ann') => {
  const email = `${who}@Example.org`;
  return { name: who, email, timestamp: START + hour * HOUR, timezoneOffset: 0 };
};

async function commit(name: string, message: string, of: { hour: number; who?: string; parent?: string[] }) {
  writeFileSync(join(dir, 'file'), name);
  await git.add({ fs, dir, filepath: 'file' });
  const author = by(of.hour, of.who);
  shas[name] = await git.commit({
    fs,
    dir,
    message,
    author,
    committer: author,
    ...(of.parent && { parent: of.parent }),
  });
}

/** Two commits on a branch, merged; a squashed change; one that takes it back; a version after each of the first two. */
beforeAll(async () => {
  fs.mkdirSync(dir);
  await git.init({ fs, dir, defaultBranch: 'main' });
  await commit('first', 'Begin', { hour: 0 });
  await git.checkout({ fs, dir, ref: 'main' });
  await git.branch({ fs, dir, ref: 'ann/PROJ-7-login', checkout: true });
  await commit('one', 'Log in, PROJ-7', { hour: 1, who: 'Bob' });
  await commit('two', 'Mend UTF-8 and PROJ-8', { hour: 5, who: 'Bob' });
  await git.checkout({ fs, dir, ref: 'main' });
  const merge = 'Merge pull request #12 from ann/PROJ-7-login\n\nLet people log in';
  await commit('merged', merge, { hour: 10, parent: [shas.first as string, shas.two as string] });
  await git.annotatedTag({ fs, dir, ref: 'v1.0', message: 'One', tagger: by(24), object: shas.merged as string });
  await git.tag({ fs, dir, ref: 'v1.1-rc.1', object: shas.merged as string });
  await commit('squashed', 'Faster start (#13)\n\nFixes #4', { hour: 30 });
  await git.tag({ fs, dir, ref: 'v1.1', object: shas.squashed as string });
  await commit('reverted', `Revert "Faster start (#13)" (#14)\n\nThis reverts commit ${shas.squashed}.`, { hour: 40 });
  await git.addRemote({ fs, dir, remote: 'origin', url: 'https://someone:s3cret@github.com/o/tool.git' });
});

const OPTIONS = { program: { id: 'P', name: 'P', isNew: true }, environment: 'production' };

async function read(source: Partial<GitSource> = {}) {
  const history = await readGit({ path: dir, ...source });
  const records = [...history.records(OPTIONS)];
  const facts = records.flatMap((record) => record.facts);
  const things = new Map<string, Record<string, unknown>>();
  for (const { subject, attribute, value } of facts)
    things.set(subject, { ...things.get(subject), [attribute]: value });
  return {
    ...history,
    facts,
    thing: (subject: string) => things.get(subject),
    diagnostics: records.flatMap((each) => each.diagnostics),
  };
}

const at = (hour: number) => (START + hour * HOUR) * 1_000;
const essence = ({ facts }: { facts: readonly Fact[] }) => JSON.stringify(facts);

describe('a local repository', () => {
  it('gives each merge as a pull request, with what was written for it and the first release that contains it', async () => {
    const { thing, diagnostics, repository } = await read();
    expect({ repository, diagnostics }).toEqual({ repository: 'o/tool', diagnostics: [] });
    expect(thing('pull:o/tool#12')).toEqual({
      title: 'Let people log in',
      repository: 'o/tool',
      number: 12,
      author: 'bob@example.org',
      state: 'merged',
      firstCommit: at(1),
      merged: at(10),
      mergeCommit: shas.merged,
      branch: 'PROJ-7-login',
      baseBranch: 'main',
      commits: 2,
      items: ['PROJ-7', 'PROJ-8'],
      deployment: 'o/tool@v1.0',
    });
    expect(thing('pull:o/tool#13')).toMatchObject({
      firstCommit: at(30),
      items: ['o/tool#4'],
      deployment: 'o/tool@v1.1',
    });
    expect(thing('pull:o/tool#14')).toMatchObject({ reverts: 'o/tool#13' });
    expect(thing('pull:o/tool#14')).not.toHaveProperty('deployment');
    expect(thing(`pull:o/tool@${shas.first?.slice(0, 12)}`)).toMatchObject({ title: 'Begin', commits: 1 });
  });

  it('takes tags that look like versions for deployments, and others where it is told', async () => {
    const { thing, releases } = await read();
    expect(releases).toBe(2);
    expect(thing('deployment:o/tool@v1.0')).toMatchObject({ commit: shas.merged, committed: at(10), finished: at(24) });
    expect(thing('deployment:o/tool@v1.1')).toMatchObject({ finished: at(30), outcome: 'succeeded' });
    expect((await read({ tags: 'v1.1*' })).thing('pull:o/tool#12')).toMatchObject({ deployment: 'o/tool@v1.1-rc.1' });
  });

  it('says nothing of the secret in the address that it was cloned from', async () => {
    const found = await read();
    expect(found.thing('repository:o/tool')).toMatchObject({ url: 'https://github.com/o/tool', defaultBranch: 'main' });
    expect(essence(found)).not.toContain('s3cret');
  });

  it('reads the same of packed objects and refs, of a bare repository and of a worktree', async () => {
    const whole = essence(await read());
    const bare = join(folder, 'bare');
    fs.cpSync(join(dir, '.git'), bare, { recursive: true });
    const objects = readdirSync(join(bare, 'objects')).filter((name) => name.length === 2);
    const oids = objects.flatMap((part) => readdirSync(join(bare, 'objects', part)).map((rest) => part + rest));
    await git.packObjects({ fs, gitdir: bare, dir: bare, oids, write: true }).then(async ({ filename }) => {
      await git.indexPack({ fs, dir: bare, gitdir: bare, filepath: `objects/pack/${filename}` });
    });
    for (const part of objects) rmSync(join(bare, 'objects', part), { recursive: true });
    const tags = ['v1.0', 'v1.1'].map(
      (tag) => `${fs.readFileSync(join(bare, 'refs/tags', tag), 'utf8').trim()} refs/tags/${tag}`,
    );
    writeFileSync(join(bare, 'packed-refs'), `# pack-refs with: peeled\n${tags.join('\n')}\n`);
    rmSync(join(bare, 'refs/tags'), { recursive: true });
    expect(essence(await read({ path: bare }))).toBe(whole);

    const worktree = join(folder, 'worktree');
    const own = join(dir, '.git/worktrees/worktree');
    for (const path of [worktree, own]) fs.mkdirSync(path, { recursive: true });
    writeFileSync(join(worktree, '.git'), `gitdir: ${own}\n`);
    writeFileSync(join(own, 'commondir'), '../..\n');
    writeFileSync(join(own, 'HEAD'), 'ref: refs/heads/ann/PROJ-7-login\n');
    expect(essence(await read({ path: worktree }))).toBe(whole);
  });

  it('says where a history is cut, and what is missing', async () => {
    const shallow = join(folder, 'shallow');
    fs.cpSync(dir, shallow, { recursive: true });
    writeFileSync(join(shallow, '.git/shallow'), `${shas.two}\n${shas.first}\n`);
    const found = await read({ path: shallow });
    expect(found.diagnostics.map(({ code }) => code)).toEqual(['shallow-history']);
    expect(found.thing('pull:o/tool#12')).toMatchObject({ firstCommit: at(5), commits: 1 });
    const [start, rest] = [shas.one!.slice(0, 2), shas.one!.slice(2)];
    rmSync(join(shallow, '.git/shallow'));
    rmSync(join(shallow, '.git/objects', start, rest));
    expect((await read({ path: shallow })).diagnostics).toMatchObject([{ code: 'missing-commit', where: shas.one }]);
  });

  it('is refused in words when it cannot be read', async () => {
    const empty = join(folder, 'empty');
    fs.mkdirSync(empty);
    await expect(read({ path: empty })).rejects.toThrow(/is no git repository/);
    await expect(read({ path: join(folder, 'nowhere') })).rejects.toThrow(UnfitRepository);
    await git.init({ fs, dir: empty });
    await expect(read({ path: empty })).rejects.toThrow('no commits yet');
    await expect(read({ branch: 'nope' })).rejects.toThrow(/name one of ann\/PROJ-7-login, main/);
    writeFileSync(join(empty, '.git/config'), '[extensions]\n\tobjectFormat = sha256\n');
    await expect(read({ path: empty })).rejects.toThrow(/cannot be read \(objectFormat = sha256\)/);
  });
});

describe('a table of commits', () => {
  it('gives the same as the repository, as far as it tells', async () => {
    const table = join(folder, 'o__tool.commits.csv.gz');
    const iso = (hour: number) => new Date(at(hour)).toISOString();
    const row = (...[name, hour, parents, subject]: readonly [string, number, string, string]) =>
      `${name},${parents},${iso(hour)},${iso(hour)},abc,${subject}`;
    const lines = [
      'sha,parents,authored_at,committed_at,author_hash,subject',
      row('m', 10, 'a c', 'Merge pull request #12 from ann/PROJ-7-login'),
      row('c', 5, 'b', 'Mend'),
      row('b', 1, 'a', 'Log in'),
      row('a', 0, '', 'Begin'),
      'bad,,never,never,abc,What',
    ];
    writeFileSync(table, gzipSync(lines.join('\n')));
    writeFileSync(join(folder, 'o__tool.tags.csv'), `tag,kind,created_at,target_commit\nv1.0,tag,${iso(24)},m\n`);
    const { thing, diagnostics, repository } = await read({ path: table });
    expect(repository).toBe('o/tool');
    expect(thing('pull:o/tool#12')).toMatchObject({
      firstCommit: at(1),
      commits: 2,
      deployment: 'o/tool@v1.0',
      items: ['PROJ-7'],
    });
    expect(thing('deployment:o/tool@v1.0')).toMatchObject({ finished: at(24), committed: at(10) });
    expect(diagnostics).toMatchObject([{ code: 'bad-date', where: 'bad' }]);
  });
});
