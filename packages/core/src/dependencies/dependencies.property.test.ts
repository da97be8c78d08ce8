import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/index.ts';
import { appendToLog, createFactLog, fold } from '../program/index.ts';
import type { StoredFact } from '../vocabulary/index.ts';
import { closureOf, dependenciesOf, wayBetween } from './index.ts';
import { slackDays } from './slack.ts';
import { workingDaysBetween } from './working-days.ts';

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const id = fc.constantFrom(...NAMES);
const pairs = fc.array(fc.tuple(id, id), { maxLength: 14 });
type Pairs = readonly (readonly [string, string])[];

const arrows = (links: Pairs) => links.map(([from, to]) => ({ from, to }));

/** Whether one leads to another, by the powers of the matrix of links (Warshall). */
function leads(links: Pairs): (from: string, to: string) => boolean {
  const found = new Set(links.map(([from, to]) => from + to));
  for (const by of NAMES)
    for (const from of NAMES)
      for (const to of NAMES) if (found.has(from + by) && found.has(by + to)) found.add(from + to);
  return (from, to) => found.has(from + to);
}

function graphOf(links: Pairs) {
  const say = (subject: string, attributes: Record<string, string>) =>
    Object.entries(attributes).map(([attribute, value]) => ({ subject, attribute, value }));
  const said = [
    ...say('program:P', { name: 'P' }),
    ...NAMES.flatMap((item) => say(`item:${item}`, { program: 'P', team: item < 'D' ? 'red' : 'blue' })),
    ...links.flatMap(([from, to], index) => say(`link:${index}`, { from, to, form: 'blocks' })),
  ];
  const rest = { op: 'set' as const, at: 1, source: 't', cause: 't', branch: 'trunk', recordedAt: 0 };
  const log = createFactLog();
  appendToLog(
    log,
    said.map((fact, index): StoredFact => ({ ...fact, ...rest, seq: index + 1 })),
  );
  return fold(log, { at: 2 });
}

const read = (links: Pairs) => dependenciesOf(graphOf(links), { program: 'P', planned: new Map() });

describe('what lies before and after an item', () => {
  it('is what can be reached, each once, the nearest first', () => {
    fc.assert(
      fc.property(pairs, id, (links, item) => {
        const isBefore = leads(links);
        const down = closureOf(arrows(links), item, 'down');
        const up = closureOf(arrows(links), item, 'up');
        const others = NAMES.filter((other) => other !== item);
        expect(down.map((each) => each.item).toSorted()).toEqual(others.filter((other) => isBefore(item, other)));
        expect(up.map((each) => each.item).toSorted()).toEqual(others.filter((other) => isBefore(other, item)));
        expect(down.map(({ depth }) => depth)).toEqual(down.map(({ depth }) => depth).toSorted((a, b) => a - b));
        for (const { item: other, depth } of down)
          expect(wayBetween(arrows(links), item, other)).toHaveLength(depth + 1);
      }),
    );
  });

  it('has a way between two exactly where one leads to the other, along links that are there', () => {
    fc.assert(
      fc.property(pairs, id, id, (links, from, to) => {
        const way = wayBetween(arrows(links), from, to);
        expect(way !== null).toBe(leads(links)(from, to));
        if (way === null) return;
        expect([way[0], way.at(-1)]).toEqual([from, to]);
        for (const [index, item] of way.slice(1).entries())
          expect(links.some(([one, other]) => one === way[index] && other === item)).toBe(true);
      }),
    );
  });
});

describe('links of a program', () => {
  it('are a ring exactly where their end leads back to their start', () => {
    fc.assert(
      fc.property(pairs, (links) => {
        const isBefore = leads(links);
        const { links: found, rings } = read(links);
        for (const { from, to, status } of found) expect(status === 'ring').toBe(isBefore(to, from));
        expect(rings.length > 0).toBe(NAMES.some((item) => isBefore(item, item)));
        for (const { way } of rings)
          for (const [index, item] of way.entries())
            expect(links.some(([from, to]) => from === way.at(index - 1) && to === item)).toBe(true);
      }),
    );
  });

  it('are implied exactly where their ends are joined without them; leaving those out changes no order', () => {
    fc.assert(
      fc.property(pairs, (links) => {
        const { links: found } = read(links);
        const open = found.filter(({ status }) => status !== 'ring');
        const ends = open.map(({ from, to }): [string, string] => [from, to]);
        const kept = open.filter(({ impliedBy }) => impliedBy === null);
        const isBefore = leads(ends);
        const isBeforeKept = leads(kept.map(({ from, to }) => [from, to]));
        for (const from of NAMES) for (const to of NAMES) expect(isBeforeKept(from, to)).toBe(isBefore(from, to));
        for (const [index, { from, to }] of kept.entries()) {
          const others = kept.filter((_, at) => at !== index).map((link): [string, string] => [link.from, link.to]);
          expect(leads(others)(from, to)).toBe(false);
        }
      }),
    );
  });
});

const day = fc.integer({ min: -3_000, max: 9_000 }).map((days) => addDays('2017-09-15', days));
const isWorkday = (text: string) => ![0, 6].includes(new Date(`${text}T00:00:00Z`).getUTCDay());

/** The same, counted one by one. */
function counted(from: string, to: string): number {
  let count = 0;
  for (let each = from; each < to; ) {
    each = addDays(each, 1);
    count += Number(isWorkday(each));
  }
  return count;
}

describe('slack', () => {
  it('counts Mondays to Fridays, and the same backwards below 0', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (from, length) => {
        const to = addDays(from, length);
        expect(workingDaysBetween(from, to)).toBe(counted(from, to));
        expect(workingDaysBetween(to, from)).toBe(0 - counted(from, to));
      }),
    );
  });

  it('of FS is 0 for work that starts on the day of the end, or on the next working day', () => {
    fc.assert(
      fc.property(day, (from) => {
        let next = addDays(from, 1);
        while (!isWorkday(next)) next = addDays(next, 1);
        const tie = { ends: 'FS', lag: 0 } as const;
        expect(slackDays(tie, from, from)).toBe(0);
        expect(slackDays(tie, from, next)).toBe(0);
        expect(slackDays(tie, next, addDays(next, -7))).toBe(-5);
      }),
    );
  });
});
