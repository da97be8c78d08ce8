// What a workspace of Linear holds, in the words of its API. References are ids: `stateId` is what the API gives as `state`.

export interface Team {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface State {
  readonly id: string;
  readonly name: string;
  readonly type: 'triage' | 'backlog' | 'unstarted' | 'started' | 'completed' | 'canceled' | 'duplicate';
  readonly teamId: string;
  readonly position: number;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly active: boolean;
  readonly timezone: string;
}

export interface Label {
  readonly id: string;
  readonly name: string;
}

export interface Cycle {
  readonly id: string;
  readonly number: number;
  readonly teamId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly completedAt: string | null;
}

export interface Project {
  readonly id: string;
  readonly name: string;
  targetDate: string | null;
  readonly startDate: string | null;
  updatedAt: string;
  readonly initiativeIds: readonly string[];
}

export interface ProjectMilestone {
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
  readonly targetDate: string | null;
}

export interface Initiative {
  readonly id: string;
  readonly name: string;
  readonly targetDate: string | null;
}

/** One entry of an issue's history: `fromStateId` and `toStateId`, and so on for each field that changed. */
export type Change = { readonly id: string; readonly createdAt: string } & Readonly<Record<string, unknown>>;

export interface Issue {
  readonly id: string;
  number: number;
  teamId: string;
  title: string;
  readonly createdAt: string;
  updatedAt: string;
  stateId: string;
  priority: number;
  estimate: number | null;
  assigneeId: string | null;
  readonly creatorId: string;
  cycleId: string | null;
  projectId: string | null;
  projectMilestoneId: string | null;
  parentId: string | null;
  labelIds: readonly string[];
  trashed: boolean | null;
  archivedAt: string | null;
  previousIdentifiers: readonly string[];
  syncedWith: readonly object[] | null;
  readonly history: Change[];
}

export interface Relation {
  readonly id: string;
  readonly type: 'blocks' | 'duplicate' | 'related' | 'similar';
  readonly issueId: string;
  readonly relatedIssueId: string;
  readonly createdAt: string;
}

/** All that a seed tells. */
export interface Workspace {
  /** When it is there, by the seed. */
  readonly now: string;
  /** The API key that it accepts. */
  readonly key: string;
  /** Where webhooks go, and what they are signed with; none when it is missing. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly organization: { readonly id: string; readonly name: string; readonly urlKey: string };
  readonly teams: readonly Team[];
  readonly states: readonly State[];
  readonly users: readonly User[];
  readonly labels: readonly Label[];
  readonly cycles: readonly Cycle[];
  readonly projects: readonly Project[];
  readonly projectMilestones: readonly ProjectMilestone[];
  readonly initiatives: readonly Initiative[];
  readonly issues: readonly Issue[];
  readonly relations: readonly Relation[];
}

/** The lists of a workspace that a seed must have, besides its names. */
export const LISTS = [
  'teams',
  'states',
  'users',
  'labels',
  'cycles',
  'projects',
  'projectMilestones',
  'initiatives',
  'issues',
  'relations',
] as const satisfies readonly (keyof Workspace)[];
