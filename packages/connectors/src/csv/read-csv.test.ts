import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendToLog, createFactLog, fold } from '@fulcrum/core/program';
import { afterAll, describe, expect, it } from 'vitest';
import type { TranslatedRecord } from '../kit/record.ts';
import { parseMap } from './mapping.ts';
import { readCsv } from './read-csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'fulcrum-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string, map = '') {
  const path = join(folder, 'plan.csv');
  writeFileSync(path, content);
  const records: TranslatedRecord[] = [];
  for await (const record of readCsv(path, { programName: 'Plan', map: map === '' ? {} : parseMap(map) }))
    records.push(record);
  return records;
}

describe('a table', () => {
  it('gives items with teams, milestones and states', async () => {
    const records = await read(
      'Key,Summary,Created,Closed,Team,Release\nA-1,"First, one",2020-01-01,2020-01-09,iOS,1.0\nA-2,Second,2020-01-02,,Web,1.0; 1.1\n',
    );
    const log = createFactLog();
    appendToLog(
      log,
      records
        .flatMap((record) => record.facts)
        .map((fact, index) => ({ ...fact, seq: index + 1, recordedAt: 0, branch: 'trunk' })),
    );
    const graph = fold(log, { at: Date.UTC(2020, 1, 1) });
    expect(graph.items.get('A-1')).toMatchObject({
      title: 'First, one',
      category: 'done',
      team: 'Plan/iOS',
      milestones: ['Plan/1.0'],
      finishedAt: Date.UTC(2020, 0, 9),
    });
    expect(graph.items.get('A-2')).toMatchObject({ category: 'todo', milestones: ['Plan/1.0', 'Plan/1.1'] });
    expect(graph.teams.get('Plan/Web')?.name).toBe('Web');
  });

  it('takes the columns that a map names', async () => {
    const [record] = await read('Nr,Was,Wann\n1,Etwas,2020-01-01\n', 'id=Nr,title=Was,created=Wann');
    expect(record?.facts.find((fact) => fact.attribute === 'title')?.value).toBe('Etwas');
  });

  it('names what is missing, and the columns that there are', async () => {
    await expect(read('Nr,Was\n1,x\n', 'id=Nr,title=Was')).rejects.toThrow(/no column tells the created.*"Nr", "Was"/);
    await expect(read('Nr,Was\n1,x\n', 'id=No')).rejects.toThrow(/no column "No"/);
    expect(() => parseMap('id')).toThrow(/attribute=column/);
    expect(() => parseMap('colour=X')).toThrow(/no attribute; use one of id/);
  });

  it('keeps numbers of one table apart from those of another, and takes no date that can be read two ways', async () => {
    const records = await read(
      'id,title,created\n1,x,2020-01-05\n2,y,05/01/2020\n3,z,2020-02-30\n4,v,2020-02-03 10:00\n',
    );
    const subjects = records.map((record) => record.facts.find((fact) => fact.attribute === 'title')?.subject);
    expect(subjects).toEqual(['item:Plan-1', undefined, undefined, 'item:Plan-4']);
  });

  it('refuses a row with a bad date and keeps the others', async () => {
    const records = await read('id,title,created\nA,x,2020-13-45\nB,y,2020-01-02\nC,z,1801-01-01\n');
    expect(records.map((record) => record.facts.length > 0)).toEqual([false, true, false]);
    expect(records[0]?.diagnostics[0]).toMatchObject({ code: 'bad-record', where: 'line 2' });
  });

  const factsOf = async (content: string, attribute: string) =>
    (await read(content)).flatMap(({ facts }) =>
      facts.filter((fact) => fact.attribute === attribute).map(({ value }) => value),
    );

  it('takes efforts in hours or days, as the cell or the name of the column says', async () => {
    const rows = 'A,x,2020-01-01,12\nB,y,2020-01-01,2d\nC,z,2020-01-01,"1,5 days"\nD,v,2020-01-01,8h\n';
    expect(await factsOf(`id,title,created,effort\n${rows}`, 'effort')).toEqual([12, 16, 12, 8]);
    expect(await factsOf(`id,title,created,Effort (days)\n${rows}`, 'effort')).toEqual([96, 16, 12, 8]);
    expect(
      await factsOf('id,title,created,Original estimate (h),Story points\nA,x,2020-01-01,6,3\n', 'effort'),
    ).toEqual([6]);
    const wrong = await read('id,title,created,effort,estimate\nA,x,2020-01-01,much,2d\nB,y,2020-01-01,-1,3 points\n');
    expect(wrong.flatMap(({ diagnostics }) => diagnostics.map(({ what, where }) => [where, what]))).toEqual([
      ['line 2, Plan-A', '"2d" is no estimate'],
      ['line 2, Plan-A', '"much" is no effort'],
      ['line 3, Plan-B', '"-1" is no effort'],
    ]);
    expect(wrong.flatMap(({ facts }) => facts.filter(({ attribute }) => attribute === 'estimate'))).toHaveLength(1);
  });

  it('takes links, with their ends and lags, and refuses what cannot be meant', async () => {
    const records = await read(
      'id,title,created,Blocked by,Blocks\nX-1,x,2020-01-01,,X-4\nX-2,y,2020-01-01,"X-1; X-3 SS; 7 FS+2 days",\nX-3,z,2020-01-01,X-3;X-1 FF+9999,\n',
    );
    const facts = records.flatMap((record) => record.facts);
    const said = (attribute: string) =>
      facts.filter((fact) => fact.attribute === attribute && fact.subject.startsWith('link:'));
    expect(said('from').map(({ value }) => value)).toEqual(['X-1', 'X-1', 'X-3', 'Plan-7']);
    expect(said('to').map(({ value }) => value)).toEqual(['X-4', 'X-2', 'X-2', 'X-2']);
    expect(said('dependency').map(({ value }) => value)).toEqual(['FS', 'FS', 'SS', 'FS']);
    expect(said('lag').map(({ value }) => value)).toEqual([0, 0, 0, 2]);
    expect(records.flatMap(({ diagnostics }) => diagnostics.map(({ code, what }) => [code, what]))).toEqual([
      ['bad-link', 'X-3 cannot wait for itself'],
      ['bad-link', '"X-1 FF+9999" has a lag of more than ten years'],
    ]);
  });
});
