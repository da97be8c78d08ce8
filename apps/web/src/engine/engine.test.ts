import { describe, expect, it } from 'vitest';
import { type EngineWorker, latestWins, startEngine } from './engine.ts';
import type { FromEngine, ToEngine } from './protocol.ts';

const PLAN = { asOf: '2026-03-02', teams: [], items: [] };

/** A worker that answers when it is told to, and keeps what it was asked. */
function madeUpWorker() {
  const heard: ToEngine[] = [];
  const worker: EngineWorker & { closed: boolean } = {
    closed: false,
    onmessage: null,
    onerror: null,
    postMessage: (message: ToEngine) => void heard.push(message),
    terminate: () => {
      worker.closed = true;
    },
  };
  const tell = (data: FromEngine) => worker.onmessage?.call(worker as unknown as Worker, { data } as MessageEvent);
  return { worker, heard, tell };
}

const answered = (seed: number): FromEngine => ({
  kind: 'answer',
  tookMs: 1,
  answer: { seed, replications: 1, milestones: [], cost: null, diagnostics: [] },
});

describe('the engine', () => {
  it('loads the program, then answers one question at a time', async () => {
    const { worker, heard, tell } = madeUpWorker();
    const engine = startEngine('/model', () => worker);
    tell({ kind: 'ready', plan: PLAN });
    expect(await engine.plan).toEqual(PLAN);
    const first = engine.ask([]);
    await Promise.resolve();
    const outdated = engine.ask([{ kind: 'cut-item', item: 'A-1' }]);
    const last = engine.ask([{ kind: 'cut-item', item: 'A-2' }]);
    expect(await outdated).toBeNull();
    expect(heard).toHaveLength(2);
    tell(answered(1));
    expect((await first)?.answer.seed).toBe(1);
    await new Promise((resolve) => setTimeout(resolve));
    expect(heard.at(-1)).toEqual({ kind: 'ask', changes: [{ kind: 'cut-item', item: 'A-2' }] });
    tell(answered(2));
    expect((await last)?.answer.seed).toBe(2);
    engine.close();
    expect(worker.closed).toBe(true);
  });

  it('lays a scenario over the program, and what is asked then waits for it', async () => {
    const { worker, heard, tell } = madeUpWorker();
    const engine = startEngine('/model', () => worker);
    tell({ kind: 'ready', plan: PLAN });
    await engine.plan;
    const laid = engine.lay('/model?scenario=S1');
    const asked = engine.ask([]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(heard.at(-1)).toEqual({ kind: 'lay', address: '/model?scenario=S1' });
    tell({ kind: 'ready', plan: PLAN });
    expect(await laid).toEqual(PLAN);
    await new Promise((resolve) => setTimeout(resolve));
    expect(heard.at(-1)).toEqual({ kind: 'ask', changes: [] });
    tell(answered(3));
    expect((await asked)?.answer.seed).toBe(3);
  });

  it('says why there is no model', async () => {
    const { worker, tell } = madeUpWorker();
    const engine = startEngine('/model', () => worker);
    tell({ kind: 'failed', reason: 'the server did not give the model of this program (404)' });
    await expect(engine.plan).rejects.toThrow('404');
    await expect(engine.ask([])).rejects.toThrow('404');
  });
});

describe('latest wins', () => {
  it('goes on after a question that failed', async () => {
    const ask = latestWins(async (value: number) => {
      if (value === 1) throw new Error('no');
      return value;
    });
    await expect(ask(1)).rejects.toThrow('no');
    expect(await ask(2)).toBe(2);
  });
});
