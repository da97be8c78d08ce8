import type { Capacity } from '../../capacity/index.ts';
import type { ProgramGraph } from '../../program/index.ts';
import { quantileSorted } from '../../stats/index.ts';
import { DRIFT } from '../level.ts';
import { meanWeek, recentFinishes, weeksBefore } from '../pace.ts';
import type { Past } from '../past.ts';
import { teamName } from '../team-parts.ts';
import { usualSlotsOf } from './entered.ts';
import type { ModelInput, ModelItem, ModelMilestone, ModelPerson, ModelTeam } from './model-input.ts';

/** What the teams of a plan are read from. */
export interface TeamFrame {
  readonly past: Past;
  readonly capacity: Capacity;
  /** Capacity under which the pace was measured. */
  readonly usual: Capacity;
  readonly milestones: readonly ModelMilestone[];
  readonly work: Pick<ModelInput, 'items'>;
  /** The plan that was learned from before, when this is another one. */
  readonly trunk: ModelInput | undefined;
}

/** Items a week that any team is taken to finish. */
const LEAST_PACE = 0.2;
const WORKDAYS_PER_WEEK = 5;

/** The teams of a program that a plan may give work to, and the active people in them. */
export function modelTeams(graph: ProgramGraph, frame: TeamFrame): Pick<ModelInput, 'teams' | 'people'> {
  const { past, trunk, work } = frame;
  const known = new Map(trunk?.teams.map((team) => [team.id, team]));
  const own = [...graph.teams.values()].filter(({ program }) => program === past.program).map(({ id }) => id);
  const needed = work.items.map(({ team }) => team).filter((id) => id === '' || graph.teams.has(id));
  const ids = [...new Set([...own, ...needed, ...known.keys()])].sort();
  const learn = learnerOf(frame);
  const teams = ids.map((id): ModelTeam => {
    const { slots, heads, ...calendar } = capacityIn(frame.capacity, id);
    const head = {
      id,
      name: teamName(graph, id === '' ? null : id),
      slots,
      heads,
      rate: rateOf(graph, id),
      ...calendar,
    };
    return { ...(known.get(id) ?? learn(id)), ...head };
  });
  return { teams, people: peopleIn(graph, frame) };
}

/** What history says of a team: how long an item occupies a slot of it, and how unsure its level is. */
function learnerOf({ past, capacity, usual, milestones, work }: TeamFrame) {
  const { ledger } = past.learned;
  const weeks = weeksBefore(ledger, ledger.asOf);
  const level = levelVariance(milestones);
  return (id: string): Pick<ModelTeam, 'usualSlots' | 'slotDays' | 'spread'> => {
    const key = id === '' ? null : id;
    const usualSlots = usualSlotsOf(capacity.teams.get(key), usual.teams.get(key));
    const index = ledger.teams.indexOf(key);
    const own = weeks.byTeam[index] ?? new Float64Array(weeks.all.length);
    const pace = Math.max(LEAST_PACE, meanWeek(own), plannedPace(milestones, id));
    const slotDays = (WORKDAYS_PER_WEEK * usualSlots) / pace / meanSize(work.items, id);
    const spread = Math.sqrt(level / 2 + 1 / (4 + recentFinishes(own)));
    return { usualSlots, slotDays, spread: Math.round(100 * spread) / 100 };
  };
}

/** Items a week that a team is to finish on the milestones, if each ends when the record says. */
function plannedPace(milestones: readonly ModelMilestone[], id: string): number {
  const own = milestones.flatMap(({ teams }) => teams.filter(({ team, length }) => team === id && length > 0));
  return own.reduce((sum, { items, length }) => sum + (WORKDAYS_PER_WEEK * items) / Math.max(1, length), 0);
}

function capacityIn({ teams }: Capacity, id: string): Pick<ModelTeam, 'slots' | 'heads' | 'calendar'> {
  const found = teams.get(id === '' ? null : id);
  return { slots: found?.slots ?? 1, heads: found?.people.length ?? 0, ...calendarIn(found) };
}

/** The calendar, where somebody entered one. */
function calendarIn(who: { readonly calendar: { readonly id: string | null } } | undefined): { calendar?: string } {
  const id = who?.calendar.id ?? null;
  return id === null ? {} : { calendar: id };
}

/** A scenario may say more of somebody: whether work waits for them stays as it was learned. */
function peopleIn(graph: ProgramGraph, { capacity, trunk }: TeamFrame): readonly ModelPerson[] {
  const known = trunk && new Map(trunk.people.map(({ id, isDescribed }) => [id, isDescribed]));
  const away = new Set([...graph.leaves.values()].map(({ person }) => person));
  return [...capacity.people.values()].map((person) => {
    const { person: id, name, team, skills, allocation } = person;
    const said = graph.persons.get(id);
    const isSaid = team !== null || skills.length > 0 || (said?.allocation ?? null) !== null || away.has(id);
    const isDescribed = known === undefined ? isSaid : (known.get(id) ?? false);
    return { id, name, team: team ?? '', skills, allocation, isDescribed, ...calendarIn(person) };
  });
}

function rateOf(graph: ProgramGraph, id: string): number | null {
  const own = graph.teams.get(id)?.rate ?? null;
  if (own !== null) return own;
  const rates = [...graph.persons.values()].flatMap(({ team, rate, active }) =>
    team === id && active !== false && rate !== null ? [rate] : [],
  );
  return rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}

function meanSize(items: readonly ModelItem[], team: string): number {
  const sizes = items.filter((item) => item.team === team).map(({ size }) => size);
  return sizes.length === 0 ? 1 : sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}

/** Weeks after which the drift of the level has no more to add. */
const MOST_WEEKS = 26;
const DAYS_PER_WEEK = 7;

/** Variance of the logarithm of a level, averaged over the time ahead: a third of where a random walk ends. */
function levelVariance(milestones: readonly ModelMilestone[]): number {
  const weeks = milestones.map(({ flow }) =>
    flow.status === 'ok' ? quantileSorted(flow.days, 0.5) / DAYS_PER_WEEK : 0,
  );
  return DRIFT.now ** 2 + (DRIFT.weekly ** 2 * Math.min(MOST_WEEKS, Math.max(1, ...weeks))) / 3;
}
