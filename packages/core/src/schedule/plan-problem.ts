import type { Day } from '../calendar/index.ts';
import type { Capacity, TeamCapacity } from '../capacity/index.ts';
import type { Item, ProgramGraph } from '../program/index.ts';
import type { Diagnostic, Milestone } from '../vocabulary/index.ts';
import { type DurationFrom, itemDurations, MOST_HOURS } from './plan-durations.ts';
import type { PlanItems, PlanLink } from './plan-items.ts';
import { ringDiagnostics, startGap, type Unringed, withoutRings } from './plan-links.ts';
import { type PlanPeople, planPeople } from './plan-people.ts';
import { planReleases } from './plan-releases.ts';
import { lessOf, periodsBy } from './plan-time.ts';
import type { Problem } from './problem.ts';

/** A program as a scheduling problem, with the way back from each number of the problem to what it stands for. */
export interface PlanProblem {
  readonly problem: Problem;
  readonly items: readonly Item[];
  /** By the place of the link in the problem. */
  readonly links: readonly PlanLink[];
  readonly rings: Unringed;
  /** By the place of the resource in the problem. */
  readonly teams: readonly TeamCapacity[];
  readonly people: PlanPeople;
  readonly durationsFrom: readonly DurationFrom[];
  /** What was promised of an item, in words, where a target is kept as a deadline. */
  readonly promises: readonly (string | null)[];
  /** What holds an item back until its release, in words; null where nothing does. */
  readonly heldBy: readonly (string | null)[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Items whose length nothing tells. */
export interface Unknown {
  readonly withoutDuration: readonly Item[];
}

/** A slot counts as so many units where somebody gives a part of their time, so that they take a part of it. */
const PARTS = 4;

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
    person === null ? 1 : Math.min(1, person.allocation * Math.min(1, person.ceiling)),
  );
  const durations = found.map((duration, index) => Math.max(1, Math.round(duration!.hours / shares[index]!)));
  const rings = withoutRings(of.plan.links, items.length);
  const holds = planReleases(graph, of.plan, { capacity, durations });
  const promised = items.map((item) => (of.byTarget ? firstPromise(item, milestones) : null));
  const teams = teamsOf(items, capacity);
  const parts = shares.every((share) => share === 1) ? 1 : PARTS;
  const problem: Problem = {
    durations,
    links: rings.links.map((link) => startGap(link, durations)),
    resources: teams.map((team) => resourceOf(team, capacity, parts)),
    demands: demandsOf(
      items,
      teams,
      shares.map((share) => Math.max(1, Math.round(share * parts))),
    ),
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
    teams,
    people,
    durationsFrom: found.map((duration) => duration!.from),
    promises: promised.map((by) => (by === null ? null : `${by.name ?? by.id} by ${by.target}`)),
    heldBy: holds.map(({ why }) => why),
    diagnostics: [...ringDiagnostics(items, rings), ...people.diagnostics, ...hugeEfforts(items)],
  };
}

/** Work of a team that the program does not know takes no slot: nothing is known of who does it. */
function teamsOf(items: readonly Item[], capacity: Capacity): readonly TeamCapacity[] {
  const used = new Set(items.map(({ team }) => team));
  return [...capacity.teams.values()].filter(({ team }) => used.has(team));
}

function resourceOf(team: TeamCapacity, { everybody }: Capacity, parts: number): Problem['resources'][number] {
  const full = team.slots * parts;
  return { capacity: full, less: lessOf({ everybody, own: team.time }, full, (share) => Math.round(full * share)) };
}

function demandsOf(
  items: readonly Item[],
  teams: readonly TeamCapacity[],
  units: readonly number[],
): readonly number[][] {
  const place = new Map(teams.map(({ team }, index) => [team, index]));
  return items.map((item, index) => {
    const demands = teams.map(() => 0);
    const resource = place.get(item.team);
    if (resource !== undefined) demands[resource] = units[index]!;
    return demands;
  });
}

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
