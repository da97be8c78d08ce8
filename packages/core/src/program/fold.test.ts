import { describe, expect, it } from 'vitest';
import type { Fact, StoredFact } from '../vocabulary/index.ts';
import { appendToLog, createFactLog, fold, itemSpans, kinOf, mappingAt, workspaceOf } from './index.ts';

const at = (day: number) => Date.UTC(2020, 0, day);

function logOf(facts: readonly Partial<Fact>[]) {
  const log = createFactLog();
  const whole = facts.map(
    (fact, index): StoredFact => ({
      subject: 'item:A-1',
      attribute: 'title',
      op: 'set',
      value: 'x',
      at: 0,
      source: 't',
      cause: 'c',
      branch: 'trunk',
      recordedAt: index,
      seq: index + 1,
      ...fact,
    }),
  );
  appendToLog(log, whole);
  return log;
}

const WORDS: readonly Partial<Fact>[] = [
  ['state/Open', 'state', 'Open', 'todo'],
  ['state/Doing', 'state', 'Doing', 'doing'],
  ['state/Closed', 'state', 'Closed', 'done'],
  ['resolution/Duplicate', 'resolution', 'Duplicate', 'dropped'],
  ['component/P/iOS', 'component', 'iOS', 'P/iOS'],
].flatMap(([id, field, text, means]) =>
  Object.entries({ field, text, means, ...(field === 'component' ? { program: 'P' } : {}) }).map(
    ([attribute, value]) => ({ subject: `word:${id}`, attribute, value: value as string }),
  ),
);

describe('an item in the fold', () => {
  const states = (steps: readonly (readonly [number, string])[]) =>
    steps.map(([day, value]) => ({ attribute: 'state', value, at: at(day) }));

  it('starts at its first doing and finishes at the last run of done', () => {
    const log = logOf([
      ...WORDS,
      ...states([
        [1, 'Open'],
        [2, 'Doing'],
        [4, 'Closed'],
        [5, 'Open'],
        [8, 'Closed'],
        [9, 'Closed'],
      ]),
    ]);
    const item = fold(log, { at: at(20) }).items.get('A-1');
    expect(item).toMatchObject({ category: 'done', createdAt: at(1), startedAt: at(2), finishedAt: at(8) });
    expect(fold(log, { at: at(6) }).items.get('A-1')).toMatchObject({ category: 'todo', finishedAt: null });
  });

  it('is dropped, not done, when its resolution means so', () => {
    const log = logOf([
      ...WORDS,
      ...states([
        [1, 'Open'],
        [3, 'Closed'],
      ]),
      { attribute: 'resolution', value: 'Duplicate', at: at(3) },
    ]);
    expect(fold(log, { at: at(20) }).items.get('A-1')).toMatchObject({ category: 'dropped', finishedAt: at(3) });
  });

  it('belongs to the team of its first component that means one, in its own program', () => {
    const facts = [...WORDS, { attribute: 'components', value: ['Docs', 'iOS'], at: at(1) }];
    expect(
      fold(logOf([...facts, { attribute: 'program', value: 'P', at: at(1) }]), { at: at(2) }).items.get('A-1')?.team,
    ).toBe('P/iOS');
    expect(
      fold(logOf([...facts, { attribute: 'program', value: 'Q', at: at(1) }]), { at: at(2) }).items.get('A-1')?.team,
    ).toBeNull();
  });

  it('remembers each stay in a milestone', () => {
    const log = logOf([
      { attribute: 'milestones', value: ['M1'], at: at(1) },
      { attribute: 'milestones', op: 'add', value: 'M2', at: at(3) },
      { attribute: 'milestones', op: 'remove', value: 'M1', at: at(5) },
    ]);
    expect(fold(log, { at: at(9) }).items.get('A-1')?.memberships).toEqual([
      { milestone: 'M1', from: at(1), to: at(5) },
      { milestone: 'M2', from: at(3), to: null },
    ]);
  });

  it('forgets the milestones of a form that means nothing here', () => {
    const log = logOf([
      { attribute: 'milestones', value: ['V', 'E'], at: at(1) },
      { subject: 'milestone:V', attribute: 'form', value: 'release' },
      { subject: 'milestone:E', attribute: 'form', value: 'epic' },
      ...Object.entries({ field: 'container', text: 'epic', means: 'nothing' }).map(([attribute, value]) => ({
        subject: 'word:container/epic',
        attribute,
        value,
      })),
    ]);
    const graph = fold(log, { at: at(2) });
    expect([graph.items.get('A-1')?.milestones, [...graph.milestones.keys()]]).toEqual([['V'], ['V']]);
  });

  it('does not exist before its first fact, nor once it is deleted', () => {
    const log = logOf([{ at: at(3) }, { attribute: 'deleted', value: true, at: at(6) }]);
    expect([at(2), at(4), at(7)].map((time) => fold(log, { at: time }).items.size)).toEqual([0, 1, 0]);
  });

  it('has one span for each stretch without a change, and they cover its life', () => {
    const log = logOf([
      ...WORDS,
      ...states([
        [1, 'Open'],
        [4, 'Closed'],
      ]),
      { value: 'renamed', at: at(4) },
    ]);
    const spans = itemSpans(log, log.subjects.indexOf.get('item:A-1') as number, {
      mapping: mappingAt(log, at(9)),
      kin: kinOf(log),
    });
    expect(spans.map(({ from, to, item }) => [from, to, item.category])).toEqual([
      [at(1), at(4), 'todo'],
      [at(4), Number.POSITIVE_INFINITY, 'done'],
    ]);
  });
});

it('gives the newest settings of the workspace whatever day they are from', () => {
  const log = logOf([
    { subject: 'workspace:main', attribute: 'clock', value: '2017-09-15' },
    { subject: 'workspace:main', attribute: 'clock', value: '2018-01-01' },
  ]);
  expect(workspaceOf(log).clock).toBe('2018-01-01');
  expect(workspaceOf(createFactLog()).clock).toBeNull();
});
