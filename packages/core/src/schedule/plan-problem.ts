import type { Day } from '../calendar/index.ts';
import type { Capacity, PersonCapacity, TeamCapacity } from '../capacity/index.ts';
import type { Item, ProgramGraph } from '../program/index.ts';
import type { Diagnostic, Milestone } from '../vocabulary/index.ts';
import { type DurationFrom, itemDurations, MOST_HOURS } from './plan-durations.ts';
import type { PlanItems, PlanLink } from './plan-items.ts';
import { ringDiagnostics, startGap, type Unringed, withoutRings } from './plan-links.ts';
import { awayOf, type PlanPeople, planPeople } from './plan-people.ts';
import { planReleases } from './plan-releases.ts';
import { lessOf, periodsBy } from './plan-time.ts';
import type { Problem, Resource } from './problem.ts';

/** A program as a scheduling problem, with the way back from each number of the problem to what it stands for. */
export interface PlanProblem {
  readonly problem: Problem;
  readonly items: readonly Item[];
  /** By the place of the link in the problem. */
  readonly links: readonly PlanLink[];
  readonly rings: Unringed;
  /** By the place of the resource in the problem: a team, or a person who is needed by name. */
  readonly resources: readonly Shared[];
  readonly people: PlanPeople;
  /** How much of a slot, and of their time, whoever does it gives: 1 where nobody is assigned. */
  readonly shares: readonly number[];
  /** The share of everybody's time that the calendar of whoever does it has: as much longer it takes. */
  readonly calendarShares: readonly number[];
  readonly durationsFrom: readonly DurationFrom[];
  /** What was promised of an item, in words, where a target is kept as a deadline. */
  readonly promises: readonly (string | null)[];
  /** What holds an item back until its release, in words; null where nothing does. */
  readonly heldBy: readonly (string | null)[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What items share: the slots of a team, or a person. */
export type Shared = { readonly team: TeamCapacity } | { readonly person: PersonCapacity };

/** Items whose length nothing tells. */
export interface Unknown {
  readonly withoutDuration: readonly Item[];
}

/** A slot counts as so many units where somebody gives a part of their time, so that they take a part of it. */
const PARTS = 4;

/** Who gives less than this is planned as if they gave it: else one item would take them for years. */
const LEAST_SHARE = 0.05;

/**
 * Compiles what is to be planned into a problem whose periods are working hours of everybody.
 * @param byTarget whether targets are kept as deadlines
 */
export function planProblem(
  graph: ProgramGraph,
  of: { readonly program: string; readonly plan: PlanItems; readonly byTarget: boolean },
  capacity: Capacity,
): PlanProblem | Unknown {
  const { items, milestones } = of.plan;
  const durationOf = itemDurations(graph, of.program, capacity);
  const found = items.map(durationOf);
  const withoutDuration = items.filter((_, index) => found[index] === null);
  if (withoutDuration.length > 0) return { withoutDuration };
  const people = planPeople(graph, items, capacity);
  const shares = people.assigned.map((person) =>
    person === null ? 1 : Math.max(LEAST_SHARE, person.allocation * Math.min(1, person.ceiling)),
  );
  const calendarShares = items.map(
    ({ team }, index) => (people.assigned[index] ?? capacity.teams.get(team))?.usual.share ?? 1,
  );
  const durations = found.map((duration, index) =>
    Math.max(1, Math.round(duration!.hours / (shares[index]! * calendarShares[index]!))),
  );
  const rings = withoutRings(of.plan.links, items.length);
  const holds = planReleases(graph, of.plan, { capacity, durations });
  const promised = items.map((item) => (of.byTarget ? firstPromise(item, milestones) : null));
  const parts = shares.every((share) => share === 1) ? 1 : PARTS;
  const resources = [...teamsOf(items, capacity), ...people.named.map((person) => ({ person }))];
  const units = shares.map((share) => Math.max(1, Math.round(share * parts)));
  const problem: Problem = {
    durations,
    links: rings.links.map((link) => startGap(link, durations)),
    resources: resources.map((shared) => resourceOf(shared, capacity, parts)),
    demands: demandsOf(items, resources, { units, assigned: people.assigned }),
    people: people.workers,
    skillNeeds: people.needs,
    release: holds.map(({ period }) => period),
    deadline: promised.map((by) => (by === null ? null : Math.max(0, periodsBy(capacity.everybody, by.target as Day)))),
  };
  return {
    problem,
    items,
    links: rings.links,
    rings,
    resources,
    people,
    shares,
    calendarShares,
    durationsFrom: found.map((duration) => duration!.from),
    promises: promised.map((by) => (by === null ? null : `${by.name ?? by.id} by ${by.target}`)),
    heldBy: holds.map(({ why }) => why),
    diagnostics: [...ringDiagnostics(items, rings), ...people.diagnostics, ...hugeEfforts(items)],
  };
}

/** Work of a team that the program does not know takes no slot: nothing is known of who does it. */
function teamsOf(items: readonly Item[], capacity: Capacity): readonly { readonly team: TeamCapacity }[] {
  const used = new Set(items.map(({ team }) => team));
  return [...capacity.teams.values()].filter(({ team }) => used.has(team)).map((team) => ({ team }));
}

function resourceOf(shared: Shared, capacity: Capacity, parts: number): Resource {
  if ('person' in shared) return { capacity: 1, less: awayOf(shared.person, capacity) };
  const { slots, time: own, usual } = shared.team;
  const full = slots * parts;
  return {
    capacity: full,
    less: lessOf({ ...capacity, usual: usual.time, own }, full, (share) => Math.round(full * share)),
  };
}

/** Each item takes a slot of its team, or as much of one as its person gives, and that person. */
function demandsOf(
  items: readonly Item[],
  resources: readonly Shared[],
  of: { readonly units: readonly number[]; readonly assigned: readonly (PersonCapacity | null)[] },
): readonly number[][] {
  const keys = resources.map((each) => ('team' in each ? each.team.team : each.person));
  const place = new Map<unknown, number>(keys.map((key, index) => [key, index]));
  return items.map((item, index) => {
    const demands = resources.map(() => 0);
    const team = place.get(item.team);
    const person = place.get(of.assigned[index] ?? NOBODY);
    if (team !== undefined) demands[team] = of.units[index]!;
    if (person !== undefined) demands[person] = 1;
    return demands;
  });
}

const NOBODY = Symbol('nobody');

function firstPromise(item: Item, milestones: readonly Milestone[]): Milestone | null {
  const own = milestones.filter(({ id, target }) => target !== null && item.milestones.includes(id));
  return own.reduce<Milestone | null>(
    (first, each) => (first === null || each.target! < first.target! ? each : first),
    null,
  );
}

function hugeEfforts(items: readonly Item[]): readonly Diagnostic[] {
  return items
    .filter(({ effort }) => (effort ?? 0) > MOST_HOURS)
    .map(({ id, effort }) => ({
      code: 'huge-effort',
      severity: 'warning' as const,
      where: `item:${id}`,
      what: `${id} has an effort of ${effort} hours; it is planned with ten years of one person`,
      mend: 'correct the effort, or split the item',
    }));
}
