import { daysBetween } from '@fulcrum/core/calendar';
import { type SimulatedMilestone, simulatedMilestones } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import { type Bar, chainTo, type PlanLoad, type PlannedProgram, type ProgramSchedule } from '@fulcrum/core/schedule';
import { notFound } from '../catalogue/errors.ts';
import type { ScheduleView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { barView, teamName } from './bar-view.ts';
import { evidenceOf } from './evidence-ref.ts';
import { countWords, dayWords } from './phrases.ts';
import { planOf, planWith } from './plan/plan-of.ts';
import { type PlannedOf, plannedSchedule } from './planned-schedule.ts';

/** Which plan is asked for, and the item whose driving chain is. */
export interface ScheduleOf extends PlannedOf {
  readonly chain: string | null;
}

/** The plan of a program as of a day, with the odds of its milestones. Throws NotFound for the chain. */
export async function schedulePage(workbench: Workbench, of: ScheduleOf): Promise<ScheduleView> {
  const schedule = await plannedSchedule(workbench, of);
  return view(graphAsOf(workbench, of.asOf), { schedule, odds: oddsOf(workbench, schedule, of) }, of);
}

type Odds = ReadonlyMap<string, SimulatedMilestone>;

/** How the milestones of a plan end over all futures; none where there is no plan. */
function oddsOf(workbench: Workbench, schedule: ProgramSchedule, { program, asOf, milestone }: ScheduleOf): Odds {
  if (schedule.status !== 'ok') return new Map();
  const plan =
    milestone === null ? planOf(workbench, program, asOf) : planWith(workbench, { program, asOf, milestone });
  return new Map(simulatedMilestones(plan.model, schedule).map((each) => [each.milestone, each]));
}

function view(
  graph: ProgramGraph,
  { schedule, odds }: { readonly schedule: ProgramSchedule; readonly odds: Odds },
  of: ScheduleOf,
): ScheduleView {
  const isOk = schedule.status === 'ok';
  const bars = isOk ? schedule.bars : [];
  return {
    status: schedule.status,
    words: scheduleWords(schedule),
    program: { id: schedule.program, name: schedule.name },
    asOf: schedule.asOf,
    end: isOk ? schedule.end : null,
    lowerBound: isOk ? schedule.lowerBound : null,
    gap: isOk ? schedule.gap : null,
    generated: isOk ? schedule.generated : 0,
    seed: schedule.seed,
    milestones: isOk ? schedule.milestones.map((each) => milestoneView(each, odds)) : [],
    bars: bars.map((bar) => barView(graph, bar)),
    load: isOk ? schedule.load.map((load) => loadView(graph, load)) : [],
    chain: of.chain === null ? null : chainOf(bars, of.chain),
    conflict: schedule.status === 'infeasible' ? [...schedule.conflict] : [],
    diagnostics: [...schedule.diagnostics],
    evidence: schedule.evidence.map((each) => evidenceOf(each, { program: schedule.program, asOf: schedule.asOf })),
  };
}

function chainOf(bars: readonly Bar[], item: string): string[] {
  const chain = chainTo(bars, item);
  if (chain.length === 0 && bars.length > 0)
    throw notFound(
      'item in the plan',
      item,
      bars.map((bar) => bar.item),
    );
  return chain.map((bar) => bar.item);
}

function milestoneView(
  milestone: PlannedProgram['milestones'][number],
  odds: Odds,
): ScheduleView['milestones'][number] {
  const { milestone: id, target, end, ...rest } = milestone;
  const { p50 = null, p85 = null, oddsOfPlanned = null, oddsOfTarget = null } = odds.get(id) ?? {};
  const late = target === null ? null : daysBetween(target, end);
  return { id, ...rest, target, end, late, p50, p85, oddsOfPlanned, oddsOfTarget };
}

function loadView(graph: ProgramGraph, { kind, id, over, weeks }: PlanLoad): ScheduleView['load'][number] {
  const name = kind === 'team' ? teamName(graph, id) : (graph.persons.get(id ?? '')?.name ?? id ?? '');
  const shown = weeks.map(({ planned, capacity, load, ...week }) => ({
    ...week,
    planned: hundredths(planned),
    capacity: hundredths(capacity),
    load: load === null ? null : hundredths(load),
  }));
  return { kind, id, name, over, weeks: shown };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The plan in one plain sentence. */
function scheduleWords(schedule: ProgramSchedule): string {
  const { name, asOf } = schedule;
  if (schedule.status !== 'ok') return `${name} cannot be planned: ${schedule.reason}.`;
  const { bars, milestones, end, lowerBound, gap } = schedule;
  const size = `${countWords(bars.length, 'open item')} of ${countWords(milestones.length, 'milestone')}`;
  const bound = gap === 0 ? 'no plan ends sooner' : `no plan ends before ${dayWords(lowerBound, asOf)}`;
  const late = milestones.filter(({ target, end: own }) => target !== null && own > target).length;
  const targets = milestones.filter(({ target }) => target !== null).length;
  const kept =
    targets === 0
      ? ''
      : ` ${countWords(targets - late, 'target')} of ${targets} ${targets - late === 1 ? 'is' : 'are'} met.`;
  return `The ${size} of ${name} are planned to end on ${dayWords(end, asOf)}; ${bound}.${kept}`;
}
