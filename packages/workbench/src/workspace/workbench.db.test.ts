import { fold } from '@fulcrum/core/program';
import type { Fact } from '@fulcrum/core/vocabulary';
import { queryItems } from '@fulcrum/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programHash, wholeProgram } from '../exporting/export-workspace.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';

const at = (day: number) => Date.UTC(2020, 0, day);

function said(attribute: string, value: Fact['value'], more: Partial<Fact> = {}): Fact {
  return { subject: 'item:A-1', attribute, op: 'set', value, at: at(1), source: 'test', cause: 'c1', ...more };
}

const word = (text: string, means: string, cause = 'w'): readonly Fact[] =>
  Object.entries({ field: 'state', text, means }).map(([attribute, value]) =>
    said(attribute, value, { subject: `word:state/${text}`, at: 0, cause }),
  );

describe('a workbench', () => {
  let test: TestWorkbench;
  beforeAll(async () => {
    test = await openTestWorkbench();
  });
  afterAll(() => test.close());

  const titles = async (day: number, text?: string) => {
    const place = { workspace: 'main', at: at(day), text };
    const list = await queryItems(test.workbench.pool, place, { sort: 'key', isDescending: false, limit: 50 });
    return list.items.map((item) => [item.id, item.title, item.category]);
  };

  it('takes a fact once, however often its cause says it', async () => {
    const batch = { source: 'test', facts: [...word('Open', 'todo'), said('title', 'One'), said('state', 'Open')] };
    expect(await test.workbench.record(batch)).toHaveLength(5);
    expect(await test.workbench.record(batch)).toHaveLength(0);
    expect(
      await test.workbench.record({ source: 'test', facts: [said('title', 'Two', { cause: 'c2', at: at(5) })] }),
    ).toHaveLength(1);
    expect(await titles(2)).toEqual([['A-1', 'One', 'todo']]);
    expect(await titles(6)).toEqual([['A-1', 'Two', 'todo']]);
  });

  it('refuses any change or removal of a fact', async () => {
    for (const sql of ["update fact set value = '1'", 'delete from fact', 'truncate fact']) {
      await expect(test.workbench.pool.query(sql)).rejects.toThrow(/append-only/);
    }
  });

  it('stores a batch whole or not at all, and memory agrees with the database', async () => {
    const before = test.workbench.log().count;
    const fails = () => {
      throw new Error('the power went out');
    };
    await expect(
      test.workbench.record({ source: 'test', facts: [said('title', 'Lost', { cause: 'c9' })], run: fails }),
    ).rejects.toThrow(/power/);
    expect(test.workbench.log().count).toBe(before);
    expect(await titles(6)).toEqual([['A-1', 'Two', 'todo']]);
  });

  it('sees what another process appended, and writes after it', async () => {
    const other = await test.openAnother();
    const both = [test.workbench, other].flatMap((workbench, index) =>
      Array.from({ length: 10 }, (_, turn) =>
        workbench.record({
          source: 'test',
          facts: [said('title', `By ${index}`, { subject: `item:B-${index}${turn}` })],
        }),
      ),
    );
    await Promise.all(both);
    await Promise.all([test.workbench.refresh(), other.refresh()]);
    expect(programHash(wholeProgram(other))).toBe(programHash(wholeProgram(test.workbench)));
    expect(wholeProgram(other).items.size).toBe(21);
  });

  it('gives the same lists from the projection as from the fold, also after a word changes its meaning', async () => {
    await test.workbench.record({
      source: 'test',
      facts: [said('means', 'done', { subject: 'word:state/Open', at: 0, cause: 'person' })],
    });
    expect(await titles(2)).toContainEqual(['A-1', 'One', 'done']);
    const listed = await titles(6);
    const folded = [...fold(test.workbench.log(), { at: at(6) }).items.values()].map((item) => [
      item.id,
      item.title,
      item.category,
    ]);
    expect(listed.toSorted()).toEqual(folded.toSorted());
    await test.workbench.rebuild();
    expect(await titles(6)).toEqual(listed);
  });

  it('gives the same lists when a word is explained after items used it', async () => {
    await test.workbench.record({
      source: 'test',
      facts: [
        said('state', 'Parked', { subject: 'item:D-1' }),
        said('components', ['Radio'], { subject: 'item:D-2' }),
        said('title', 'Two', { subject: 'item:D-2' }),
      ],
    });
    const radio = { field: 'component', text: 'Radio', means: 'team-r' };
    const component = Object.entries(radio).map(([attribute, value]) =>
      said(attribute, value, { subject: 'word:component/Radio', at: 0 }),
    );
    await test.workbench.record({ source: 'test', facts: [...word('Parked', 'dropped'), ...component] });
    const place = { workspace: 'main', at: at(6), ids: ['D-1', 'D-2'] };
    const list = await queryItems(test.workbench.pool, place, { sort: 'key', isDescending: false, limit: 50 });
    expect(list.items.map(({ id, category, team }) => [id, category, team])).toEqual([
      ['D-1', 'dropped', null],
      ['D-2', 'todo', 'team-r'],
    ]);
  });

  it('finds words anywhere in a title, and takes them literally', async () => {
    await test.workbench.record({
      source: 'test',
      facts: [said('title', '100 % of_it <b>Ünïcode</b> 🚀', { subject: 'item:C-1' })],
    });
    expect(await titles(6, '0 % f_it ünï 🚀')).toHaveLength(1);
    expect(await titles(6, '%%%')).toHaveLength(0);
    expect(await titles(6, "'; drop table fact; --")).toHaveLength(0);
  });
});
