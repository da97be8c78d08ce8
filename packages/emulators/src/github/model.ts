/** Somebody with an account. */
export interface User {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly isBot?: boolean;
}

/** Something that happened to an issue, as GraphQL tells it; refers to others by number, login or title. */
export interface Happening {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly label?: string;
  readonly assignee?: string;
  readonly milestone?: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string | null;
  readonly other?: number;
}

export interface Issue {
  readonly kind: 'issue';
  readonly id: number;
  readonly number: number;
  title: string;
  state: 'open' | 'closed';
  reason: 'completed' | 'not_planned' | 'reopened' | 'duplicate' | null;
  readonly author: string;
  assignees: string[];
  labels: string[];
  milestone: number | null;
  parent: number | null;
  issueType: string | null;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  readonly happenings: Happening[];
}

export interface Answer {
  readonly id: string;
  readonly author: string;
  readonly at: string;
  /** Of a review: APPROVED, CHANGES_REQUESTED, COMMENTED. */
  readonly state?: string;
}

export interface Pull {
  readonly kind: 'pull';
  readonly id: number;
  readonly number: number;
  title: string;
  body: string;
  state: 'open' | 'closed' | 'merged';
  draft: boolean;
  readonly author: string;
  readonly branch: string;
  readonly base: string;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  mergedAt: string | null;
  mergeCommit: string | null;
  readonly additions: number;
  readonly deletions: number;
  readonly closes: number[];
  readonly comments: Answer[];
  readonly reviews: Answer[];
  readonly commits: { readonly sha: string; readonly author: string; readonly at: string }[];
  readonly happenings: Happening[];
}

export interface Milestone {
  readonly id: number;
  readonly number: number;
  title: string;
  state: 'open' | 'closed';
  dueOn: string | null;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

export interface Deployment {
  readonly id: number;
  readonly environment: string;
  readonly commit: string;
  readonly committedAt: string;
  readonly createdAt: string;
  readonly statuses: { readonly id: number; readonly state: string; readonly at: string }[];
}

export interface Release {
  readonly id: number;
  readonly tag: string;
  readonly name: string;
  readonly prerelease: boolean;
  readonly publishedAt: string;
}

export interface Run {
  readonly id: number;
  readonly workflow: string;
  readonly sha: string;
  readonly committedAt: string;
  readonly conclusion: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly createdAt: string;
  readonly labels: string[];
  readonly milestones: Milestone[];
  readonly things: (Issue | Pull)[];
  readonly deployments: Deployment[];
  readonly releases: Release[];
  readonly runs: Run[];
}

/** A GitHub with its data: what an emulator is seeded with. */
export interface Seed {
  readonly now: string;
  /** The token that it accepts. */
  readonly token: string;
  /** An App that may ask for tokens: with its public key as PEM. */
  readonly app?: { readonly id: string; readonly installation: number; readonly publicKey: string };
  /** How many requests it answers in an hour, of REST and of GraphQL each; 5,000 when empty. */
  readonly requestsAnHour?: number;
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly users: User[];
  readonly repositories: Repository[];
}

/** The lists that a seed must have. */
export const LISTS = ['users', 'repositories'] as const;
