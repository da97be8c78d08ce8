import { describe, expect, it } from 'vitest';
import { endOfDay, startOfDay } from '../calendar/index.ts';
import { appendToLog, createFactLog, fold, sprintStays } from '../program/index.ts';
import type { Value } from '../vocabulary/index.ts';
import { boardCards, flowEfficiency, suggestedForColumn, suggestedLimit, weekFlow } from './board.ts';
import { boardColumns, boardsOf } from './board-columns.ts';

type Said = readonly [subject: string, attribute: string, value: Value, day: string];

function graphOf(said: readonly Said[], asOf: string) {
  const log = createFactLog();
  const facts = said.map(([subject, attribute, value, day], index) => ({
    ...{ subject, attribute, op: 'set' as const, value, branch: 'trunk' },
    ...{ at: startOfDay(day), recordedAt: 0, seq: index + 1 },
  }));
  appendToLog(log, facts);
  return { log, graph: fold(log, { at: endOfDay(asOf) }) };
}

const WORDS: readonly Said[] = [
  ['Open', 'todo'],
  ['In Progress', 'doing'],
  ['Review', 'doing'],
  ['Done', 'done'],
].flatMap(([text, means]): Said[] => [
  [`word:state/${text}`, 'field', 'state', '2026-01-01'],
  [`word:state/${text}`, 'text', text!, '2026-01-01'],
  [`word:state/${text}`, 'means', means!, '2026-01-01'],
]);

const STATES = ['Open', 'In Progress', 'Review', 'Done'];

/** An item that goes through the states on days of one month. */
const item = (id: string, month: string, days: readonly number[]): Said[] => {
  const on = (day: number | undefined): string => `${month}-${String(day).padStart(2, '0')}`;
  return [
    [`item:${id}`, 'program', 'P', on(days[0])],
    [`item:${id}`, 'type', 'Bug', on(days[0])],
    ...days.map((day, index): Said => [`item:${id}`, 'state', STATES[index]!, on(day)]),
  ];
};

const PAST = Array.from({ length: 12 }, (_, index) =>
  item(`D${index}`, '2026-02', [1, 2, 4 + (index % 3), 8 + index]),
).flat();
const BOARD: readonly Said[] = [
  ['program:P', 'name', 'Program', '2026-01-01'],
  ...WORDS,
  ...PAST,
  ...item('A', '2026-01', [10, 11]),
  ...item('B', '2026-03', [1, 2, 3]),
  ...item('C', '2026-03', [2]),
  ['link:1', 'from', 'A', '2026-03-04'],
  ['link:1', 'to', 'B', '2026-03-04'],
  ['link:1', 'form', 'blocks', '2026-03-04'],
];

describe('a board', () => {
  const { graph } = graphOf(BOARD, '2026-03-05');
  const items = [...graph.items.values()];

  it('has a column for each state, in the order of the flow', () => {
    expect(boardColumns(graph, 'P', null).map(({ name, category }) => [name, category])).toEqual([
      ['Open', 'todo'],
      ['In Progress', 'doing'],
      ['Review', 'doing'],
      ['Done', 'done'],
    ]);
  });

  it('shows what is under way, the oldest first, with what it waits for and against its type', () => {
    const { cards, levels } = boardCards(graph, 'P', { scope: 'current', inSprint: new Set() });
    expect(levels.since).toBe('started');
    expect(cards.map(({ item: { id }, beyond, blockers }) => [id, beyond, blockers])).toEqual([
      ['A', 95, []],
      ['B', 0, [{ id: 'A', since: startOfDay('2026-03-04') }]],
    ]);
    expect(cards[1]).toMatchObject({ inState: 3, age: 4 });
    const open = boardCards(graph, 'P', { scope: 'open', inSprint: new Set() }).cards;
    // C was never started: its age is told, and held against nothing.
    expect(open.find(({ item: { id } }) => id === 'C')).toMatchObject({ beyond: null, age: 4 });
    expect(boardCards(graph, 'P', { scope: 'current', inSprint: new Set(['C']) }).cards).toHaveLength(3);
  });

  it('judges nothing where too little was finished', () => {
    const few = graphOf([...WORDS, ...item('A', '2026-01', [10, 11])], '2026-03-05').graph;
    const { cards, levels } = boardCards(few, 'P', { scope: 'current', inSprint: new Set() });
    expect([levels.all, cards[0]?.beyond]).toEqual([null, null]);
    expect(suggestedLimit([...few.items.values()], levels, few.at)).toBeNull();
    expect(flowEfficiency(few, [...few.items.values()])).toBeNull();
  });

  it('suggests limits by pace and time, and tells the week and the efficiency', () => {
    const { levels } = boardCards(graph, 'P', { scope: 'current', inSprint: new Set() });
    const hint = suggestedLimit(items, levels, graph.at)!;
    expect(hint.items).toBe(Math.max(1, Math.round((12 / 84) * hint.days)));
    const review = boardColumns(graph, 'P', null).find(({ name }) => name === 'Review')!;
    expect(suggestedForColumn(items, review, graph.at)).toMatchObject({ items: 1, perWeek: 1 });
    expect(weekFlow(items, graph.at)).toMatchObject({ created: ['B', 'C'], started: ['B'], finished: [] });
    const share = flowEfficiency(graph, items)!.share;
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(1);
  });

  it('takes the columns of the tracker, with limits that people may set anew', () => {
    const said: readonly Said[] = [
      ...BOARD,
      ['board:P/1', 'name', 'Team board', '2026-01-01'],
      ['board:P/1', 'program', 'P', '2026-01-01'],
      ['board:P/1', 'columns', ['P/1/0', 'P/1/1'], '2026-01-01'],
      ...[
        ['P/1/0', 'Doing', 0, ['In Progress', 'Review'], 3],
        ['P/1/1', 'Finished', 1, ['Done'], null],
      ].flatMap(([id, name, place, states, most]): Said[] => [
        [`column:${id}`, 'name', name as string, '2026-01-01'],
        [`column:${id}`, 'program', 'P', '2026-01-01'],
        [`column:${id}`, 'board', 'P/1', '2026-01-01'],
        [`column:${id}`, 'place', place as number, '2026-01-01'],
        [`column:${id}`, 'states', states as string[], '2026-01-01'],
        [`column:${id}`, 'most', most as number | null, '2026-01-01'],
      ]),
    ];
    const before = graphOf(said, '2026-03-05').graph;
    expect(boardsOf(before, 'P')).toEqual([{ id: 'P/1', name: 'Team board' }]);
    const [doing, finished, open] = boardColumns(before, 'P', 'P/1');
    expect(doing).toMatchObject({ name: 'Doing', limit: 3, limitFrom: 'tool', category: 'doing' });
    expect(finished).toMatchObject({ name: 'Finished', limit: null });
    // No column holds it, and an open item is in it.
    expect(open).toMatchObject({ name: 'Open' });
    const { graph: after } = graphOf([...said, ['column:P/1/0', 'limit', 5, '2026-03-01']], '2026-03-05');
    expect(boardColumns(after, 'P', 'P/1')[0]).toMatchObject({ limit: 5, limitFrom: 'here' });
  });
});

describe('stays in sprints', () => {
  it('are told from when to when, and whether that is known', () => {
    const { log } = graphOf(
      [
        ['item:A', 'title', 'A', '2026-01-01'],
        ['item:A', 'sprints', ['S1'], '2026-01-05'],
        ['item:A', 'sprints', ['S1', 'S2'], '2026-01-20'],
        ['item:A', 'sprints', ['S2'], '2026-01-25'],
        ['item:B', 'sprints', ['S1'], '2026-01-02'],
      ],
      '2026-02-01',
    );
    const at = (day: string) => startOfDay(day);
    expect(sprintStays(log, endOfDay('2026-02-01')).get('S1')).toEqual([
      { item: 'A', from: at('2026-01-05'), to: at('2026-01-25'), isDated: true },
      { item: 'B', from: at('2026-01-02'), to: null, isDated: false },
    ]);
    expect(sprintStays(log, endOfDay('2026-01-10')).get('S1')?.[0]?.to).toBeNull();
    expect(sprintStays(log, endOfDay('2026-01-10')).get('S2')).toBeUndefined();
  });
});
