import type { World } from '../kit/emulator.ts';
import type { Issue, Workspace } from './model.ts';

/** A workspace of Linear that lives: its data, and how ids lead to them. */
export interface Site {
  readonly workspace: Workspace;
  readonly issues: Issue[];
  readonly relations: Workspace['relations'][number][];
  readonly projects: readonly Workspace['projects'][number][];
  readonly find: (id: string | null) => object | null;
  readonly identifier: (issue: Issue) => string;
  /** When the search saw the last change of an issue. */
  readonly indexedAt: (issue: Issue) => string;
  readonly now: () => string;
  readonly add: (thing: { readonly id: string }) => void;
  readonly remove: (issue: Issue) => void;
}

/** Opens a workspace: the seed stays as it is. */
export function openSite(seed: Workspace, { clock, conditions }: World): Site {
  const workspace = structuredClone(seed);
  const byId = new Map<string, object>();
  const { teams, states, users, labels, cycles, projects, projectMilestones, initiatives, issues, relations } =
    workspace;
  for (const list of [teams, states, users, labels, cycles, projects, projectMilestones, initiatives, issues])
    for (const thing of list) byId.set(thing.id, thing);
  const open = [...issues];
  const find = (id: string | null) => (id === null ? null : (byId.get(id) ?? null));
  return {
    workspace,
    issues: open,
    relations: [...relations],
    projects,
    find,
    identifier: ({ teamId, number }) => `${(find(teamId) as { key: string }).key}-${number}`,
    indexedAt: ({ updatedAt, createdAt }) =>
      Date.parse(updatedAt) > clock.now() - conditions.indexDelay && conditions.indexDelay > 0 ? createdAt : updatedAt,
    now: () => new Date(clock.now()).toISOString(),
    add: (thing) => byId.set(thing.id, thing),
    remove: (issue) => {
      byId.delete(issue.id);
      open.splice(open.indexOf(issue), 1);
    },
  };
}
