import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HttpFailure } from '../../http.ts';
import { type ContractOptions, describeChanges } from './describe-changes.ts';
import { itTakesAnything } from './describe-hostile.ts';
import { endState } from './end-state.ts';
import { during, failingAfter, HOUR, itemPages, onlyFailures, shuffled } from './plays.ts';
import { type Reader, readerOf, sessionOn, translated } from './reader.ts';
import type { Fault, Stage } from './stage.ts';

const FAULTS: readonly (readonly [name: string, faults: readonly Fault[]])[] = [
  ['429 at every 7th call', [{ kind: 'limit', every: 7 }]],
  ['429 at every other call', [{ kind: 'limit', every: 2 }]],
  ['503 at every 5th call', [{ kind: 'error', every: 5 }]],
  ['500 at every 3rd call', [{ kind: 'error', every: 3, status: 500 }]],
  ['answers that are cut off', [{ kind: 'cut', every: 4 }]],
  ['answers that are no JSON', [{ kind: 'malformed', every: 4 }]],
  ['answers that do not come', [{ kind: 'hang', every: 3, times: 2 }]],
  ['a slow drip', [{ kind: 'drip', every: 3, times: 4 }]],
  [
    'all of it',
    [
      { kind: 'limit', every: 7 },
      { kind: 'error', every: 5 },
      { kind: 'cut', every: 6 },
      { kind: 'malformed', every: 8 },
    ],
  ],
];

// Each is a pull of its own.
const MOST_CUTS = 12;

/** A stage, and what a pull found there that nothing disturbed. */
interface Calm {
  readonly stage: Stage;
  readonly reader: Reader;
  readonly requests: number;
}

interface Suite extends ContractOptions {
  readonly calm: () => Calm;
}

/**
 * The contract that every connector keeps: whatever happens on the way, the same facts are there at the end. It runs each play
 * against the emulated tool, and compares with a pull that nothing disturbed.
 */
export function describeConnector(options: ContractOptions): void {
  const { connector, start } = options;
  describe(`the connector of ${connector.title} keeps the contract:`, () => {
    let calm: Calm | undefined;
    beforeAll(async () => {
      const stage = await start();
      const session = sessionOn(connector, stage);
      const reader = readerOf(connector, session);
      await reader.goOn();
      calm = { stage, reader, requests: session.http.requests() };
    }, 60_000);
    afterAll(() => calm?.stage.close());
    const suite = { ...options, calm: () => calm as Calm };
    itSaysTheSameInAnyOrder(suite);
    itSaysTheSameThroughFaults(suite);
    itGoesOn(suite);
    itSaysTheSameUnderAnyClock(suite);
    itTakesAnything({
      connector,
      settings: () => sessionOn(connector, suite.calm().stage).settings,
      reader: () => suite.calm().reader,
    });
  });
  describeChanges(options);
}

function newReader({ connector, calm }: Suite, skewMs = 0): Reader {
  return readerOf(connector, sessionOn(connector, calm().stage, skewMs));
}

function itSaysTheSameInAnyOrder(suite: Suite): void {
  const { connector, calm } = suite;
  const stateOf = (pages: Parameters<typeof translated>[2]) =>
    endState(translated(connector, sessionOn(connector, calm().stage), pages));

  it('a calm pull says something, in several pages, without a diagnostic', () => {
    const translations = calm().reader.translations();
    expect(translations.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(calm().reader.state().length).toBeGreaterThan(0);
    expect(itemPages(calm().reader).length).toBeGreaterThan(1);
  });

  it('twice says the same', async () => {
    const again = newReader(suite);
    await again.goOn();
    expect(again.state()).toEqual(calm().reader.state());
    expect(stateOf([...calm().reader.pages(), ...again.pages()])).toEqual(calm().reader.state());
  });

  it.each([1, 2, 3, 4, 5])('shuffled says the same (%i)', (seed) => {
    expect(stateOf(shuffled(calm().reader.pages(), seed))).toEqual(calm().reader.state());
  });
}

function itSaysTheSameThroughFaults(suite: Suite): void {
  const { connector, calm } = suite;

  it.each(FAULTS)('with %s says the same', async (_, faults) => {
    const session = sessionOn(connector, calm().stage);
    const reader = readerOf(connector, session);
    await during(calm().stage, faults, () => reader.goOn());
    expect(reader.state()).toEqual(calm().reader.state());
    const isHit = faults.some(({ kind, every = 1 }) => kind !== 'drip' && every <= calm().requests);
    if (isHit) expect(session.http.requests()).toBeGreaterThan(calm().requests);
  });

  it.each([1, 2, 3])('with wrong types in each answer of %i, and then right ones, says the same', async (every) => {
    const reader = newReader(suite);
    await during(calm().stage, [{ kind: 'wrong-type', every }], () => reader.goOn().catch(onlyFailures));
    reader.translations();
    await reader.pull({ kind: 'full', cursor: null });
    expect(reader.state()).toEqual(calm().reader.state());
  });
}

function itGoesOn(suite: Suite): void {
  const { connector, calm } = suite;

  it('cut off after any page, goes on from there', async () => {
    for (let pages = 1; pages < calm().reader.pages().length; pages++) {
      const reader = newReader(suite);
      await reader.pull({ kind: 'full', cursor: null }, pages);
      await reader.goOn();
      expect(reader.state()).toEqual(calm().reader.state());
    }
  });

  it('cut off within any page, goes on from the one before', async () => {
    const step = Math.ceil(calm().requests / MOST_CUTS);
    for (let asked = 0; asked < calm().requests; asked += step) {
      const session = sessionOn(connector, calm().stage);
      const reader = readerOf(connector, session);
      await expect(reader.goOn(failingAfter(session.http, asked))).rejects.toThrow(HttpFailure);
      await reader.goOn();
      expect(reader.state()).toEqual(calm().reader.state());
    }
  });
}

function itSaysTheSameUnderAnyClock(suite: Suite): void {
  const same = async (skewMs = 0) => {
    const reader = newReader(suite, skewMs);
    await reader.goOn();
    expect(reader.state()).toEqual(suite.calm().reader.state());
  };

  it.each([-26 * HOUR, -3 * HOUR, -90_000, 90_000, 3 * HOUR, 26 * HOUR])(
    'with our clock %i ms off says the same',
    (skewMs) => same(skewMs),
  );

  it.each(['America/New_York', 'Asia/Kolkata', 'Pacific/Chatham'])('on a machine in %s says the same', async (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      await same();
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
}
