import { type ModelInput, modelOnBranch, type PlanModel, planModel, whatIf } from '@fulcrum/core/forecast';
import type { FromEngine, Plan, PlanItem, ToEngine } from './protocol.ts';

// The model in a thread of its own, so that a page never stands still while ten thousand futures are drawn.

/** A plan in all its futures, and in fewer of them for a hand that moves. */
type Models = { readonly exact: PlanModel; readonly quick: PlanModel };

const QUICK_REPLICATIONS = 1_024;

/** The plan that everybody sees, and the same in the scenario that is laid over it. */
let trunk: Models | undefined;
let models: Models | undefined;

addEventListener('message', ({ data }: MessageEvent<ToEngine>) => {
  answerTo(data).then(tell, (error: unknown) => tell({ kind: 'failed', reason: reasonOf(error) }));
});

function tell(message: FromEngine): void {
  postMessage(message);
}

async function answerTo(message: ToEngine): Promise<FromEngine> {
  if (message.kind === 'load') {
    const input = await readInput(message.address);
    trunk = { exact: planModel(input), quick: planModel(input, { replications: QUICK_REPLICATIONS }) };
    models = trunk;
    return { kind: 'ready', plan: planOf(models.exact) };
  }
  if (trunk === undefined || models === undefined) throw new Error('there is no program to ask about yet');
  if (message.kind === 'lay') {
    models = message.address === null ? trunk : laidOver(trunk, await readInput(message.address));
    return { kind: 'ready', plan: planOf(models.exact) };
  }
  const start = performance.now();
  const answer = whatIf(message.isQuick ? models.quick : models.exact, message.changes);
  return { kind: 'answer', answer, tookMs: performance.now() - start };
}

const laidOver = ({ exact, quick }: Models, input: ModelInput): Models => {
  return { exact: modelOnBranch(exact, input), quick: modelOnBranch(quick, input) };
};

async function readInput(address: string): Promise<ModelInput> {
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`the server did not give the model of this program (${response.status})`);
  return (await response.json()) as ModelInput;
}

function planOf({ input, current }: PlanModel): Plan {
  const items = new Map(input.items.map((item) => [item.id, item]));
  return {
    asOf: input.asOf,
    teams: input.teams.map(({ id, name, slots }) => ({ id, name, slots })),
    items: current.compiled.activities.flatMap(({ kind, id }): PlanItem[] => {
      const item = kind === 'item' ? items.get(id) : undefined;
      if (item === undefined) return [];
      const { team, milestones, inHand } = item;
      return [{ id, team, milestones, inHand }];
    }),
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
