import { EPOCH } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { peopleMatches } from '../answers/people-matches.ts';
import { programHash, wholeProgram } from '../exporting/export-workspace.ts';
import { LOCAL_OWNER } from '../policy/permission.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import { answerMatch } from './answer-match.ts';
import { matchPeople } from './match-people.ts';

let test: TestWorkbench;
beforeEach(async () => {
  test = await openTestWorkbench();
});
afterEach(() => test.close());

type Person = readonly [tool: string, id: string, set: Readonly<Record<string, Value>>];

const ADA: readonly Person[] = [
  ['jira', '5b1', { name: 'Ada Lovelace', email: 'Ada@Example.org ' }],
  ['linear', '0c2', { name: 'ada', email: 'ada@example.org' }],
  ['github', 'ada.l', { name: 'ada.l' }],
];

async function tell(persons: readonly Person[], cause = 'sync'): Promise<void> {
  for (const [tool, id, set] of persons) {
    const facts = Object.entries(set).map(([attribute, value]) => ({
      subject: `person:${id}`,
      attribute,
      op: 'set' as const,
      value,
      at: EPOCH,
      // Of people, a tool may speak without naming a project.
      source: tool === 'jira' ? tool : `${tool}:X`,
      cause,
    }));
    await test.workbench.record({ source: `${tool}:X`, facts });
  }
  await matchPeople(test.workbench);
}

const idsNow = () => [...wholeProgram(test.workbench).persons.keys()].sort();
const answer = (one: string, other: string, said: 'same' | 'different' | 'later' | 'none') =>
  answerMatch({ workbench: test.workbench, principal: LOCAL_OWNER }, { one, other, answer: said });
const matches = () => peopleMatches(test.workbench);

describe('people of different tools', () => {
  it('are one by their address, whichever tool was read first, and however often', async () => {
    await tell(ADA);
    expect(idsNow()).toEqual(['5b1', 'ada.l']);
    expect(await matchPeople(test.workbench)).toBe(0);
    const { joined } = await matches();
    expect(joined).toMatchObject([{ stands: { id: '5b1', tools: ['Jira'] }, others: [{ id: '0c2', by: 'address' }] }]);
    const hash = programHash(wholeProgram(test.workbench));

    await test.close();
    test = await openTestWorkbench();
    for (const person of ADA.toReversed()) await tell([person]);
    expect(programHash(wholeProgram(test.workbench))).toBe(hash);
  });

  it('part again when the address is no longer the same', async () => {
    await tell(ADA);
    await tell([['linear', '0c2', { email: 'other@example.org' }]], 'later');
    expect(idsNow()).toEqual(['0c2', '5b1', 'ada.l']);
    await tell([['linear', '0c2', { email: 'ada@example.org' }]], 'again');
    expect(idsNow()).toEqual(['5b1', 'ada.l']);
  });

  it('with near names are asked about, and a yes counts', async () => {
    await tell(ADA);
    const [question] = (await matches()).questions;
    expect(question).toMatchObject({ one: { id: '5b1' }, other: { id: 'ada.l' }, why: 'near-name' });
    expect(question?.words).toBe('Is Ada Lovelace of Jira and Linear ada.l of GitHub?');
    expect(await answer('5b1', 'ada.l', 'same')).toMatchObject({ undo: 'none' });
    expect(idsNow()).toEqual(['5b1']);
    expect(await matches()).toMatchObject({ open: 0, questions: [] });
    await answer('5b1', 'ada.l', 'none');
    expect(idsNow()).toEqual(['5b1', 'ada.l']);
    expect((await matches()).open).toBe(1);
  });

  it('who were said to be different are not asked about again, nor joined by an address', async () => {
    await tell(ADA);
    expect(await answer('5b1', 'ada.l', 'different')).toMatchObject({ undo: 'none' });
    expect((await matches()).questions).toEqual([]);
    expect(await answer('0c2', '5b1', 'different')).toMatchObject({ undo: 'none' });
    expect(idsNow()).toEqual(['0c2', '5b1', 'ada.l']);
    await tell(ADA, 'again');
    expect(idsNow()).toEqual(['0c2', '5b1', 'ada.l']);
    expect((await matches()).apart).toHaveLength(2);
    expect(await answer('0c2', '5b1', 'none')).toMatchObject({ undo: 'different' });
    expect(idsNow()).toEqual(['5b1', 'ada.l']);
  });

  it('can be asked about later', async () => {
    await tell(ADA);
    expect(await answer('5b1', 'ada.l', 'later')).toMatchObject({ undo: 'none' });
    expect(await matches()).toMatchObject({ open: 0, questions: [{ isLater: true }] });
    expect(await answer('5b1', 'ada.l', 'same')).toMatchObject({ undo: 'later' });
    expect(await matches()).toMatchObject({ open: 0, questions: [] });
  });

  it('are asked about where two accounts of one tool have the address', async () => {
    await tell([...ADA, ['jira', '9z9', { name: 'Countess', email: 'ada@example.org' }]]);
    expect(idsNow()).toEqual(['0c2', '5b1', '9z9', 'ada.l']);
    const { questions } = await matches();
    expect(questions.map(({ why }) => why)).toEqual(['address', 'address', 'address', 'near-name']);
    await answer('0c2', '5b1', 'same');
    expect(idsNow()).toEqual(['0c2', '9z9', 'ada.l']);
  });

  it('cannot be themselves, or unknown', async () => {
    await tell(ADA);
    await expect(answer('0c2', 'ada', 'same')).rejects.toThrow('are one account');
    await expect(answer('0c2', 'Ada Lovelce', 'same')).rejects.toThrow('did you mean "Ada Lovelace"');
  });
});
