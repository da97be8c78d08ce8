import { describe, expect, it } from 'vitest';
import { without } from './end-state.ts';
import { changeOfClocks, during, HOUR, MINUTE, onlyFailures } from './plays.ts';
import { type AnyConnector, type Reader, readerOf, sessionOn } from './reader.ts';
import type { Fault, Stage } from './stage.ts';

/** What the suite needs of a connector. */
export interface ContractOptions {
  readonly connector: AnyConnector;
  /** Starts the tool with the same data each time: enough for several pages. */
  readonly start: () => Promise<Stage>;
}

/** While things change in the tool: what was read in many pulls is what one pull finds at the end. */
export function describeChanges(options: ContractOptions): void {
  describe(`the connector of ${options.connector.title}, while things change:`, () => {
    itKeepsUpWhilePaging(options);
    itKeepsUpWithChanges(options);
  });
}

function itKeepsUpWhilePaging(options: ContractOptions): void {
  it('what is edited while paging is there after the next changes', async () => {
    await play(options, async (stage, reader) => {
      for (let pages = 0; pages < 2; pages++) await reader.pull({ kind: 'full', cursor: reader.cursor() }, 1);
      stage.clock.advance(MINUTE);
      stage.edit();
      await reader.goOn();
      stage.clock.advance(10 * MINUTE);
      await changes(reader);
    });
  });

  it('what is deleted while paging takes nothing else with it', async () => {
    await play(options, async (stage, reader) => {
      await reader.pull({ kind: 'full', cursor: null }, 1);
      stage.clock.advance(MINUTE);
      const gone = stage.remove();
      await reader.goOn();
      stage.clock.advance(10 * MINUTE);
      await changes(reader);
      return gone;
    });
  });

  it('changes that fail half-way are read the next time', async () => {
    await play(options, async (stage, reader) => {
      await reader.goOn();
      for (let round = 0; round < 3; round++) {
        stage.clock.advance(HOUR);
        stage.edit();
        const error: Fault = { kind: 'error', every: 2 + round, times: 8 };
        await during(stage, [error, { kind: 'malformed', every: 3 }], () => changes(reader)).catch(onlyFailures);
      }
      await changes(reader);
    });
  });
}

function itKeepsUpWithChanges(options: ContractOptions): void {
  it.each([-3 * HOUR, 0, 3 * HOUR])('changes come as they are made, with our clock %i ms off', async (skewMs) => {
    await play({ ...options, skewMs }, async (stage, reader) => {
      await reader.goOn();
      for (const ms of [20 * MINUTE, 30_000, 0, 1_000, 26 * HOUR]) {
        stage.clock.advance(ms);
        stage.edit();
        await changes(reader);
      }
      stage.clock.advance(10 * MINUTE);
      await changes(reader);
    });
  });

  it.each([
    ['spring', 2],
    ['autumn', 9],
  ] as const)('changes come around the change of the clocks in %s', async (_, month) => {
    await play(options, async (stage, reader) => {
      await reader.goOn();
      stage.clock.set(changeOfClocks(stage.clock.now(), month) - HOUR);
      for (let step = 0; step < 9; step++) {
        stage.clock.advance(20 * MINUTE);
        stage.edit();
        await changes(reader);
      }
    });
  });
}

/** Plays on a stage of its own, and compares with a pull at the end. @param act gives what was deleted, if anything was */
async function play(
  { connector, start, skewMs = 0 }: ContractOptions & { readonly skewMs?: number },
  act: (stage: Stage, reader: Reader) => Promise<unknown>,
): Promise<void> {
  const stage = await start();
  try {
    const reader = readerOf(connector, sessionOn(connector, stage, skewMs));
    const gone = String((await act(stage, reader)) ?? '');
    const fresh = readerOf(connector, sessionOn(connector, stage));
    await fresh.goOn();
    expect(without(reader.state(), gone)).toEqual(without(fresh.state(), gone));
    expect(await swept(connector, stage)).not.toContain(gone);
  } finally {
    await stage.close();
  }
}

const changes = (reader: Reader) => reader.pull({ kind: 'changes', cursor: reader.cursor() ?? {} });

async function swept(connector: AnyConnector, stage: Stage): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const some of connector.sweep(sessionOn(connector, stage))) ids.push(...some);
  return ids;
}
