import type { Instant } from '../calendar/index.ts';
import { type Item, type Mapping, mappingOf, type ProgramGraph } from '../program/index.ts';
import type { Deployment, Pull } from '../vocabulary/index.ts';

/** A deployment that is over, with its moments known. */
export interface Attempt {
  /** Its ids: several that brought one commit out in the same hour, with the same outcome, are one attempt. */
  readonly ids: readonly string[];
  readonly repository: string | null;
  readonly commit: string | null;
  /** What was merged by then is in it. */
  readonly holds: Instant;
  readonly finished: Instant;
  readonly isSuccess: boolean;
}

/** What is known of how a program is delivered, as of the time of its graph. */
export interface Source {
  readonly pulls: readonly Pull[];
  /** Attempts to reach production, in the order in which they ended. */
  readonly attempts: readonly Attempt[];
  /** Deployments to any environment: they tell whether there are none, or only none to production. */
  readonly deployments: number;
  /** Incidents that were not called off, in the order in which they were opened. */
  readonly incidents: readonly Item[];
  /** Whether anything tells of failures: a word means "incident", or a deployment failed. */
  readonly tellsFailures: boolean;
}

/** What belongs to a program: what names it, and what is of a repository that names it. */
export function sourceOf(graph: ProgramGraph, program: string): Source {
  const mapping = mappingOf(graph.words, graph.milestones);
  const isOf = (thing: Pull | Deployment) =>
    thing.program === program || (graph.repositories.get(thing.repository ?? '')?.programs.includes(program) ?? false);
  const deployments = [...graph.deployments.values()].filter(isOf);
  const attempts = attemptsOf(deployments.filter(({ environment }) => mapping.isProduction(environment)));
  const incidents = [...graph.items.values()].filter(
    (item) => item.program === program && item.category !== 'dropped' && mapping.isIncident(item),
  );
  return {
    pulls: [...graph.pulls.values()].filter(isOf).sort(byId),
    attempts,
    deployments: deployments.length,
    incidents: incidents.sort((one, other) => one.createdAt - other.createdAt || byId(one, other)),
    tellsFailures: tellsIncidents(graph, program, mapping) || attempts.some(({ isSuccess }) => !isSuccess),
  };
}

// The order in which facts came tells nothing.
function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}

function tellsIncidents(graph: ProgramGraph, program: string, mapping: Mapping): boolean {
  const isOfProgram = (item: Item) => item.program === program && mapping.isIncident(item);
  return (
    [...graph.words.values()].some((word) => word.means === 'incident' && (word.program ?? program) === program) ||
    [...graph.items.values()].some(isOfProgram)
  );
}

const HOUR = 3_600_000;

function attemptsOf(deployments: readonly Deployment[]): readonly Attempt[] {
  const over = deployments.flatMap((deployment): Attempt[] => {
    const { id, repository, commit, committed, started, finished, outcome } = deployment;
    if (finished === null || outcome === null) return [];
    const holds = committed ?? started ?? finished;
    return [{ ids: [id], repository, commit, holds, finished, isSuccess: outcome === 'succeeded' }];
  });
  over.sort((one, other) => one.finished - other.finished || (one.ids[0]! < other.ids[0]! ? -1 : 1));
  const kept = new Map<string, number>();
  const attempts: (Attempt | null)[] = [];
  for (const attempt of over) {
    const key =
      attempt.commit === null
        ? attempt.ids[0]!
        : JSON.stringify([attempt.repository, attempt.commit, attempt.isSuccess]);
    const place = kept.get(key);
    const before = place === undefined ? null : attempts[place]!;
    const isSame = before !== null && attempt.finished - before.finished < HOUR;
    if (isSame) attempts[place!] = null;
    kept.set(key, attempts.push(isSame ? { ...attempt, ids: [...before.ids, ...attempt.ids] } : attempt) - 1);
  }
  return attempts.filter((attempt) => attempt !== null);
}
