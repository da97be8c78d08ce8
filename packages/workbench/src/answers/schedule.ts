import { type Day, daysBetween } from '@fulcrum/core/calendar';
import { activeMilestones, pastOf } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import {
  type Bar,
  chainTo,
  type PlanLoad,
  type PlannedProgram,
  type ProgramSchedule,
  SCHEDULE_VERSION,
  scheduleProgram,
} from '@fulcrum/core/schedule';
import { notFound } from '../catalogue/errors.ts';
import type { PlanBar, ScheduleView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { SEED } from './compute.ts';
import { evidenceOf } from './evidence-ref.ts';
import { remembered } from './forecasts.ts';
import { countWords, dayWords } from './phrases.ts';

/** Which plan is asked for. */
export interface ScheduleOf {
  readonly program: string;
  readonly asOf: Day;
  /** Only this milestone; those that are worked on or promised when missing. */
  readonly milestone: string | null;
  readonly byTarget: boolean;
  readonly isStrict: boolean;
  /** The item whose driving chain is asked for. */
  readonly chain: string | null;
}

/** The plan of a program as of a day: computed once for the facts that there are, then kept. Throws NotFound for the chain. */
export async function schedulePage(workbench: Workbench, of: ScheduleOf): Promise<ScheduleView> {
  const { program, asOf, milestone, byTarget, isStrict } = of;
  const graph = graphAsOf(workbench, asOf);
  const question = `forecast/${SCHEDULE_VERSION}/${program}/${asOf}/${milestone ?? ''}/${byTarget}/${isStrict}`;
  const { schedule } = await remembered(workbench, question, async () => {
    const milestones = milestone === null ? plannedMilestones(graph, program) : [milestone];
    const options = { byTarget, isStrict, seed: SEED, ...(milestones.length === 0 ? {} : { milestones }) };
    return { seed: SEED, replications: 1, schedule: scheduleProgram(graph, program, options) };
  });
  return view(graph, schedule, of);
}

/** The milestones that are worked on, and those that are promised and still open. */
function plannedMilestones(graph: ProgramGraph, program: string): readonly string[] {
  const active = activeMilestones(pastOf(graph, program));
  const promised = [...graph.milestones.values()].filter(
    ({ program: own, target, released, isReleased }) =>
      own === program && target !== null && released === null && isReleased !== true,
  );
  return [...new Set([...active, ...promised.map(({ id }) => id)])];
}

function view(graph: ProgramGraph, schedule: ProgramSchedule, of: ScheduleOf): ScheduleView {
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
    milestones: isOk ? schedule.milestones.map(milestoneView) : [],
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

function milestoneView(milestone: PlannedProgram['milestones'][number]): ScheduleView['milestones'][number] {
  const { milestone: id, target, end, ...rest } = milestone;
  return { id, ...rest, target, end, late: target === null ? null : daysBetween(target, end) };
}

function barView(graph: ProgramGraph, { startHour: _, driver, ...bar }: Bar): PlanBar {
  const team = bar.team === null ? null : { id: bar.team, name: teamName(graph, bar.team) };
  const people = bar.people.map((id) => ({ id, name: graph.persons.get(id)?.name ?? id }));
  const item = 'item' in driver ? driver.item : null;
  const words = driverWords(graph, { ...bar, driver });
  return { ...bar, milestones: [...bar.milestones], team, people, driver: { by: driver.by, item, words } };
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

function teamName(graph: ProgramGraph, team: string | null): string {
  return graph.teams.get(team ?? '')?.name ?? team ?? 'No team';
}

function driverWords(graph: ProgramGraph, { team, people, driver }: Pick<Bar, 'team' | 'people' | 'driver'>): string {
  switch (driver.by) {
    case 'start':
      return 'starts at once';
    case 'link':
      return `waits for ${driver.item}`;
    case 'team':
      return `${teamName(graph, team)} does ${driver.item} first`;
    case 'person':
      return `${people.map((id) => graph.persons.get(id)?.name ?? id).join(', ')} does ${driver.item} first`;
    case 'release':
      return driver.what;
    case 'leave':
      return 'starts when those who do it are back';
    case 'plan':
      return 'could start earlier, and nothing would end sooner';
  }
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
