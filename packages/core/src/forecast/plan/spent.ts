import { addDays, type Day, dayOf, daysBetween, EARLIEST, endOfDay, startOfDay } from '../../calendar/index.ts';
import { capacityOf, type TeamCapacity, workBy } from '../../capacity/index.ts';
import { type FactLog, type ProgramGraph, type Staff, staffHistory } from '../../program/index.ts';

/** What the teams of a program have cost by the as-of day. */
export interface SpentOnWork {
  readonly amount: number;
  /** The day on which the first rate of a team of the program, or of somebody in one, became true; null without any. */
  readonly since: Day | null;
}

/**
 * What the teams of a program have cost: for each day the working time of the team × its slots × its rate as they were on
 * that day, or of its people with a rate where the team has none. Before the first rate nothing is counted. The as-of day
 * is priced as the day before it: what is said on that day changes what lies ahead, and never what was spent.
 * @param graph the program as of the day, on the trunk
 */
export function spentOnWork(log: FactLog, graph: ProgramGraph, program: string): SpentOnWork {
  const asOf = dayOf(graph.at);
  const frame = { graph, program, own: ownTeams(graph, program), shown: shownSlots(graph, program) };
  const history = staffHistory(log, startOfDay(asOf) - 1);
  let amount = 0;
  let since: Day | null = null;
  for (const [index, staff] of history.entries()) {
    if (!hasRate(staff, frame.own)) continue;
    const from = addDays(FIRST, Math.max(0, daysBetween(FIRST, staff.from)));
    since ??= from;
    const next = history[index + 1]?.from ?? addDays(asOf, 1);
    if (next > from) amount += spentBetween(frame, { ...staff, from }, next);
  }
  return { amount, since: since ?? (hasRate(graph, frame.own) ? asOf : null) };
}

const FIRST = dayOf(EARLIEST);

interface Frame {
  readonly graph: ProgramGraph;
  readonly program: string;
  readonly own: ReadonlySet<string>;
  /** What the history of each team shows, for the days on which nobody had said its slots or its people. */
  readonly shown: ReadonlyMap<string | null, number>;
}

function shownSlots(graph: ProgramGraph, program: string): Frame['shown'] {
  const teams = new Map([...graph.teams].map(([id, team]) => [id, { ...team, slots: null }]));
  const { teams: found } = capacityOf({ ...graph, teams, persons: new Map() }, program, { days: 0 });
  return new Map([...found].map(([id, { slots }]) => [id, slots]));
}

/** The teams that a program pays: its own, and those of no program that work on its items. */
function ownTeams({ teams, items }: ProgramGraph, program: string): ReadonlySet<string> {
  const working = new Set([...items.values()].flatMap((item) => (item.program === program ? [item.team] : [])));
  const own = [...teams.values()].filter(
    (team) => team.program === program || (team.program === null && working.has(team.id)),
  );
  return new Set(own.map(({ id }) => id));
}

function hasRate({ teams, persons }: Pick<Staff, 'teams' | 'persons'>, own: ReadonlySet<string>): boolean {
  return (
    [...teams.values()].some(({ id, rate }) => rate !== null && own.has(id)) ||
    [...persons.values()].some(({ team, rate, active }) => active !== false && rate !== null && own.has(team ?? ''))
  );
}

/** What was spent from the first day of a staff on, before a later day. */
function spentBetween({ graph, program, own, shown }: Frame, { from, teams, persons }: Staff, until: Day): number {
  const days = daysBetween(from, until);
  // A team may have been told of after its rate became true: whose it is, is asked of the as-of day.
  const theirs = new Map([...teams].map(([id, team]) => [id, { ...team, program: own.has(id) ? program : null }]));
  const then = { ...graph, at: endOfDay(addDays(from, -1)), teams: theirs, persons, items: new Map() };
  const { teams: working, people } = capacityOf(then, program, { days });
  const ofTeam = ({ team, time, slots, slotsFrom, people: inIt }: TeamCapacity): number => {
    const rate = theirs.get(team ?? '')?.rate ?? null;
    const isSaid = slotsFrom === 'slots' || slotsFrom === 'people';
    if (rate !== null) return rate * (isSaid ? slots : (shown.get(team) ?? slots)) * workBy(time, days);
    return inIt.reduce((sum, id) => {
      const person = people.get(id)!;
      return sum + (persons.get(id)?.rate ?? 0) * person.allocation * workBy(person.time, days);
    }, 0);
  };
  return [...working.values()].reduce((sum, team) => sum + ofTeam(team), 0);
}
