import type { Fact } from '@fulcrum/core/vocabulary';
import { migrate } from '@fulcrum/store';
import { createTestDatabase } from '@fulcrum/store/testing';
import {
  BadInput,
  type Engine,
  LOCAL_OWNER,
  NotElsewhere,
  openWorkbench,
  type Task,
  type Workbench,
} from '@fulcrum/workbench';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from './start-engine.ts';

let engine: Engine;
let workbench: Workbench;
let close: () => Promise<void>;
const troubles: unknown[] = [];

const FACTS = Object.entries({ name: 'Program', key: 'P' }).map(
  ([attribute, value]): Fact => ({ subject: 'program:P', attribute, op: 'set', value, at: 0, source: 't', cause: 't' }),
);

beforeAll(async () => {
  const database = await createTestDatabase(migrate);
  workbench = await openWorkbench({ database });
  engine = startEngine(database.connection, (error) => troubles.push(error));
  close = async () => {
    await engine.close();
    await workbench.close();
    await database.close();
  };
});
afterAll(() => close());

const asking = (operation: string, input: object): Task => ({
  kind: 'perform',
  operation,
  principal: LOCAL_OWNER,
  input,
});

describe('the thread that computes', () => {
  it('knows what this thread wrote a moment ago', async () => {
    await workbench.record({ source: 't', facts: FACTS });
    const answer = (await engine.run(asking('workspace', {}))) as { programs: readonly { key: string }[] };
    expect(answer.programs.map(({ key }) => key)).toEqual(['P']);
  });

  it('tells what cannot be meant, and what it cannot do for other facts, in their kinds', async () => {
    await expect(engine.run(asking('overview', { program: 'Q' }))).rejects.toThrow(/no program "Q"/);
    const stale = { kind: 'program', program: 'P', asOf: '2020-01-01', branches: [], version: '1@1' } as const;
    await expect(engine.run(stale)).rejects.toBeInstanceOf(NotElsewhere);
    await expect(engine.run(asking('nothing', {}))).rejects.toThrow(/no operation/);
  });

  it('leaves undone what nobody waits for any more', async () => {
    const gone = new AbortController();
    const first = engine.run(asking('workspace', {}));
    const second = engine.run(asking('workspace', {}), { signal: gone.signal });
    gone.abort();
    await expect(second).rejects.toBeInstanceOf(BadInput);
    await first;
  });

  it('starts again after it died, and has told whoever waited', async () => {
    const { rows } = await workbench.pool.query('select pg_backend_pid() as own');
    const dying = engine.run(asking('workspace', {}));
    await dying;
    // Its connections die under it: it lives on with new ones.
    await workbench.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> $1',
      [rows[0].own],
    );
    await engine.run(asking('workspace', {})).catch(() => {});
    await expect(engine.run(asking('workspace', {}))).resolves.toBeDefined();
  });

  it('does no more work once it is closed', async () => {
    const other = startEngine({ connectionString: 'postgresql://nobody@127.0.0.1:1/none' }, (error) =>
      troubles.push(error),
    );
    await expect(other.run(asking('workspace', {}))).rejects.toThrow();
    await expect(other.run(asking('workspace', {}))).rejects.toThrow();
    await other.close();
    await expect(other.run(asking('workspace', {}))).rejects.toBeInstanceOf(NotElsewhere);
  });
});
