import type { RawRecord } from '../kit/connector.ts';
import { type LinearIssue, nodesOf, surroundings } from './shape.ts';

/** What ids mean, as far as the lists around the issues tell; an id that none of them has stands for itself. */
export interface Names {
  readonly state: (id: string) => string;
  readonly label: (id: string) => string;
  readonly team: (id: string) => string;
  /** The milestones that a project counts as: itself, and the initiatives that it belongs to. */
  readonly milestonesOfProject: (id: string) => readonly string[];
}

/** Reads the lists that came before the issues. */
export function namesIn(records: readonly RawRecord[]): Names {
  const states = byId(records, 'states', (state) => state.name);
  const labels = byId(records, 'labels', (label) => label.name);
  const teams = byId(records, 'teams', (team) => team.key);
  const initiatives = byId(records, 'projects', ({ initiatives: of }) => (of?.nodes ?? []).map(({ id }) => id));
  const known = (names: ReadonlyMap<string, string>) => (id: string) => names.get(id) ?? id;
  return {
    state: known(states),
    label: known(labels),
    team: known(teams),
    milestonesOfProject: (id) => [id, ...(initiatives.get(id) ?? [])],
  };
}

/** The names, and the state that an issue itself names. */
export function withOwnState(names: Names, { state }: LinearIssue): Names {
  return state ? { ...names, state: (id) => (id === state.id ? state.name : names.state(id)) } : names;
}

type Surroundings = typeof surroundings;

function byId<N extends keyof Surroundings, T>(
  records: readonly RawRecord[],
  endpoint: N,
  read: (node: Surroundings[N]['_output']) => T,
): ReadonlyMap<string, T> {
  const shape = surroundings[endpoint];
  const nodes = records.filter((record) => record.endpoint === endpoint).flatMap(({ body }) => nodesOf(body));
  return new Map(
    nodes.flatMap((node) => {
      const parsed = shape.safeParse(node);
      return parsed.success ? [[parsed.data.id, read(parsed.data)] as const] : [];
    }),
  );
}
