import { addDays, type Day } from '@fulcrum/core/calendar';
import { bottleneckOf, leversOf, type PlanModel, tornadoOf, whatIf } from '@fulcrum/core/forecast';
import type { BottleneckView, LeversView, TornadoView } from '../../views/index.ts';
import type { WorkProgress } from '../../workspace/elsewhere.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { countWords, dayWords, oddsWords, reasonWords } from '../phrases.ts';
import { stepped } from '../stepped.ts';
import { keptLever } from './kept-lever.ts';
import { planWith } from './plan-of.ts';

/** Which milestone is asked about, as of which day. */
export interface PlanQuestion {
  readonly program: string;
  readonly asOf: Day;
  readonly milestone: string;
  readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
}

/** What would move a milestone most. */
export async function leversPage(workbench: Workbench, of: PlanQuestion): Promise<Omit<LeversView, 'scenario'>> {
  const { model } = planWith(workbench, of);
  const found = await stepped(leversOf(model, of.milestone), 'Pulling levers', of.onProgress);
  if (found.status !== 'ok') return { ...headOf(model, of), ...refused(found), levers: [] };
  const levers = found.levers.map((lever) => {
    return { ...lever, changes: [...lever.changes], keep: [...keptLever(lever, of.milestone)] };
  });
  const [first] = levers;
  const idle = idleTeams(model, of.milestone);
  const words =
    idle.length > 0
      ? slotWords(model, of, idle)
      : first === undefined || Math.round(first.gained.p85) <= 0
        ? 'Nothing that is known here would bring it forward by a day.'
        : `What would move it most: ${first.what}, ${countWords(Math.round(first.gained.p85), 'day')} sooner at 85\u00a0%.`;
  return { ...headOf(model, of), status: 'ok', words, levers, replications: found.replications };
}

/** What the uncertainty of a milestone comes from. */
export async function tornadoPage(workbench: Workbench, of: PlanQuestion): Promise<Omit<TornadoView, 'scenario'>> {
  const { model } = planWith(workbench, of);
  const found = await stepped(tornadoOf(model, of.milestone), 'Holding causes', of.onProgress);
  if (found.status !== 'ok') return { ...headOf(model, of), ...refused(found), p85: null, bars: [] };
  const dayAt = (days: number): Day => addDays(of.asOf, Math.max(1, Math.round(days)));
  const bars = found.bars.map((bar) => ({
    ...bar,
    low: dayAt(bar.low),
    high: dayAt(bar.high),
    days: bar.high - bar.low,
  }));
  const p85 = dayAt(found.p85);
  const [first] = bars;
  const words =
    first === undefined
      ? `Its 85\u00a0% date is ${dayWords(p85, of.asOf)}, and nothing is unsure about it.`
      : `Most of its range comes from ${first.name}: ${dayWords(first.low, of.asOf)} when that goes well, ${dayWords(first.high, of.asOf)} when it goes badly.`;
  return { ...headOf(model, of), status: 'ok', words, p85, bars, replications: found.replications };
}

/** What holds a milestone up. */
export function bottleneckPage(workbench: Workbench, of: PlanQuestion): Omit<BottleneckView, 'scenario'> {
  const { model } = planWith(workbench, of);
  const found = bottleneckOf(model, of.milestone);
  if (found.status !== 'ok') return { ...headOf(model, of), ...refused(found), constraints: [] };
  const idle = idleTeams(model, of.milestone);
  const subjects = new Set(idle.map(({ id }) => `team:${id}`));
  const constraints = found.constraints.toSorted(
    (a, b) => Number(subjects.has(b.subject)) - Number(subjects.has(a.subject)),
  );
  const [first] = constraints;
  const words =
    idle.length > 0
      ? `${idleWords(idle)}: it cannot end before somebody works on its open items.`
      : first === undefined
        ? 'Nothing of it is open, so nothing holds it up.'
        : constraintWords(first);
  return { ...headOf(model, of), status: 'ok', words, constraints, replications: found.replications };
}

function constraintWords({ kind, name, items, lastShare, queueDays }: BottleneckView['constraints'][number]): string {
  const last = `through last in ${oddsWords(lastShare)} of the futures`;
  const queue = countWords(Math.round(queueDays), 'working day');
  if (kind !== 'person') return `${name} is ${last}; an item waits ${queue} there for its turn.`;
  return `${name} has ${countWords(items, 'item')} one after the other and is ${last}; an item waits ${queue} for its turn.`;
}

/** The teams without slots that have open items of a milestone: it has no end before somebody works on these. */
function idleTeams({ input }: PlanModel, milestone: string): PlanModel['input']['teams'] {
  const teams = new Set(input.items.flatMap((item) => (item.milestones.includes(milestone) ? [item.team] : [])));
  return input.teams.filter(({ id, slots }) => slots === 0 && teams.has(id));
}

function idleWords(idle: ReturnType<typeof idleTeams>): string {
  return idle.map(({ name }) => `${name} has no slots`).join(', and ');
}

/** What one slot in each team that has none would do. */
function slotWords(model: PlanModel, of: PlanQuestion, idle: ReturnType<typeof idleTeams>): string {
  const changes = idle.map(({ id }) => ({ kind: 'capacity', team: id, slots: 1 }) as const);
  const after = whatIf(model, changes).milestones.find(({ milestone }) => milestone === of.milestone)?.after;
  const then =
    after?.status === 'ok'
      ? `with one its 85\u00a0% date is ${dayWords(after.quantiles.p85, of.asOf)}`
      : `with one it still has no date${after === undefined ? '' : `: ${reasonWords(after.reason)}`}`;
  return `${idleWords(idle)}: ${then}.`;
}

function headOf({ input, run }: PlanModel, { milestone, asOf }: PlanQuestion) {
  const name = input.milestones.find(({ id }) => id === milestone)?.name ?? milestone;
  const program = { id: input.program, name: input.name };
  return { program, milestone: { id: milestone, name }, asOf, seed: run.seed, replications: run.replications };
}

function refused<S extends string>({ status, reason }: { readonly status: S; readonly reason: string }) {
  return { status, words: `It cannot be forecast: ${reasonWords(reason)}.` };
}
