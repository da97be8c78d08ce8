import { type Day, MS_PER_WEEK } from '@fulcrum/core/calendar';
import type { CeilingRules } from '@fulcrum/core/capacity';
import { simulatedMilestones } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import { type AskedLoad, type AskedOptions, askedLoad, type PersonAsked } from '@fulcrum/core/schedule';
import type { LoadView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { dayWords } from '../phrases.ts';
import { type Plan, planOf, planWith } from '../plan/plan-of.ts';

/** What is asked: of which program and day, and about which milestone; the foremost one when none is named. */
export interface LoadOf {
  readonly program: string;
  readonly asOf: Day;
  readonly milestone: string | null;
}

/** The open work of a program as a load of its people, and what it was read from. */
export interface Asked extends AskedLoad {
  readonly graph: ProgramGraph;
  readonly plan: Plan;
  readonly options: AskedOptions;
  /** The milestones that ask for work, the foremost one first, with the day by which each does. */
  readonly milestones: LoadView['milestones'];
}

/** How many weeks are shown. */
const WEEKS = 12;

/** Reads what the milestones ask of everybody: each by its date at even odds, by its target where it has no such date. */
export function askedOfPeople(workbench: Workbench, { program, asOf, milestone }: LoadOf): Asked {
  const graph = graphAsOf(workbench, asOf);
  const plan =
    milestone === null ? planOf(workbench, program, asOf) : planWith(workbench, { program, asOf, milestone });
  const milestones = datedMilestones(graph, plan, { asOf, milestone }).toSorted(
    (a, b) => Number(b.id === milestone) - Number(a.id === milestone),
  );
  const due = new Map(milestones.map(({ id, due: day }) => [id, day]));
  const options: AskedOptions = { due, rules: rulesOf(graph), weeks: WEEKS };
  return { ...askedLoad(graph, program, options), graph, plan, options, milestones };
}

/**
 * The next that is promised comes first, then those that most work waits for. Epics ask for nothing of their own: their items are in
 * releases as well, or wait.
 */
function datedMilestones(
  graph: ProgramGraph,
  { model, input }: Plan,
  { asOf, milestone: wanted }: Pick<LoadOf, 'asOf' | 'milestone'>,
): LoadView['milestones'] {
  const isEpic = (id: string) => id !== wanted && graph.milestones.get(id)?.form === 'epic';
  const isAll = input.milestones.every(({ id }) => isEpic(id));
  const sizes = new Map<string, number>();
  for (const { milestones } of input.items) for (const id of milestones) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  const dated = simulatedMilestones(model, null).flatMap(({ milestone: id, name, target, p50 }) => {
    const promised = target !== null && target > asOf ? target : NEVER;
    const due = p50 ?? promised;
    return due === NEVER || !sizes.has(id) || (isEpic(id) && !isAll) ? [] : [{ id, name, due, promised }];
  });
  dated.sort((a, b) => a.promised.localeCompare(b.promised) || sizes.get(b.id)! - sizes.get(a.id)!);
  return dated.map(({ promised: _, ...milestone }) => milestone);
}

const NEVER = '9999-12-31';

const USUAL_RULES: CeilingRules = { weeks: 3, days: 10 };

function rulesOf({ workspace }: ProgramGraph): CeilingRules {
  return { weeks: workspace.ceilingWeeks ?? USUAL_RULES.weeks, days: workspace.ceilingDays ?? USUAL_RULES.days };
}

/** Mean load of the weeks up to a day, as a share of what somebody gives; null where they give nothing. */
export function meanLoad(weeks: PersonAsked['weeks'], until: Day): number | null {
  const own = weeks.filter(({ week }) => week <= until);
  const given = own.reduce((sum, { capacity }) => sum + capacity, 0);
  return given > 0 ? own.reduce((sum, { planned }) => sum + planned, 0) / given : null;
}

/** "131 %". */
export function loadWords(load: number | null): string {
  return load === null ? 'more than there is' : `${Math.round(load * 100)}\u00a0%`;
}

type Breach = NonNullable<PersonAsked['breach']>;

/** Why somebody cannot take more on. */
export function breachWords({ rule, from, length, load }: Breach, ceiling: number, asOf: Day): string {
  const over = `above the ceiling of ${loadWords(ceiling)}`;
  return rule === 'weeks'
    ? `${loadWords(load)} on average over ${length}\u00a0weeks from ${dayWords(from, asOf)}, ${over}`
    : `${length}\u00a0working days without a break from ${dayWords(from, asOf)} ${over}`;
}

/** Work is known for so long after somebody last did such an item, when they did a few. */
const KNOWN_WEEKS = 26;
const LEAST_KNOWN = 3;

/** The teams whose work each person has done lately: whether, never how much. */
export function knownWork(graph: ProgramGraph, program: string): ReadonlyMap<string, readonly string[]> {
  const since = graph.at - KNOWN_WEEKS * MS_PER_WEEK;
  const counts = new Map<string, Map<string, number>>();
  for (const { program: own, assignee, team, finishedAt } of graph.items.values()) {
    if (own !== program || assignee === null || team === null || finishedAt === null || finishedAt < since) continue;
    const teams = counts.get(assignee) ?? new Map<string, number>();
    counts.set(assignee, teams.set(team, (teams.get(team) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([person, teams]) => {
      return [person, [...teams].flatMap(([team, count]) => (count < LEAST_KNOWN ? [] : [team]))];
    }),
  );
}

/** A week as it is shown. */
export function weekView({ planned, capacity, load, isOver, away }: PersonAsked['weeks'][number]) {
  const hundredths = (value: number) => Math.round(value * 100) / 100;
  return {
    asked: hundredths(planned),
    capacity: hundredths(capacity),
    load: load === null ? null : hundredths(load),
    isOver,
    away: hundredths(away),
  };
}
