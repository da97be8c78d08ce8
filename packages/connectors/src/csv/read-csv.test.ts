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
});
