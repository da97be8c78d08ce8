import type { Constraint, Periods, Problem } from '../problem.ts';

/**
 * A problem of which only some constraints hold: no other deadline, release, link or skill counts, no other resource is
 * scarce and nobody else is ever away. It has only the activities that these constraints name.
 */
export function relaxed(problem: Problem, set: readonly Constraint[]): Problem {
  const holds = new Set(set.map((each) => JSON.stringify(each)));
  const has = (constraint: Constraint) => holds.has(JSON.stringify(constraint));
  const named = new Set(set.flatMap((each) => activitiesOf(problem, each)));
  const activities = [...named].sort((a, b) => a - b);
  const place = new Map(activities.map((activity, index) => [activity, index]));
  const links = set.flatMap((each) => (each.kind === 'link' ? [problem.links[each.link]!] : []));
  return {
    durations: activities.map((a) => problem.durations[a]!),
    links: links.map(({ from, to, gap }) => ({ from: place.get(from)!, to: place.get(to)!, gap })),
    resources: problem.resources.map((each, resource) =>
      has({ kind: 'capacity', resource }) ? each : { capacity: Number.MAX_SAFE_INTEGER, less: [] },
    ),
    demands: activities.map((a) => problem.demands[a] ?? []),
    people: problem.people.map((each, worker) => (has({ kind: 'away', worker }) ? each : { ...each, away: [] })),
    skillNeeds: activities.map((activity) =>
      (problem.skillNeeds[activity] ?? []).filter(({ skill }) => has({ kind: 'skill', activity, skill })),
    ),
    release: activities.map(
      (activity): Periods => (has({ kind: 'release', activity }) ? problem.release[activity]! : 0),
    ),
    deadline: activities.map((activity) => (has({ kind: 'deadline', activity }) ? problem.deadline[activity]! : null)),
  };
}

/** The activities that a constraint names; of a resource, those that need more of it than there is in the end. */
function activitiesOf({ links, resources, demands }: Problem, constraint: Constraint): readonly number[] {
  switch (constraint.kind) {
    case 'link':
      return [links[constraint.link]!.from, links[constraint.link]!.to];
    case 'capacity': {
      const { resource } = constraint;
      const { capacity, less } = resources[resource]!;
      const last = less.find(({ until }) => until === Number.POSITIVE_INFINITY)?.capacity ?? capacity;
      return demands.flatMap((row, a) => ((row[resource] ?? 0) > Math.min(last, capacity) ? [a] : []));
    }
    case 'away':
      return [];
    default:
      return [constraint.activity];
  }
}
