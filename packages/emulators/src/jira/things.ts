import type { HistoryItem } from './history-items.ts';
import type { BoardColumn, Sprint, Values, Version } from './seed.ts';

/** One entry of the changelog. */
export interface History {
  readonly id: string;
  readonly at: number;
  readonly author: string;
  readonly items: readonly HistoryItem[];
}

export interface Link {
  readonly id: string;
  readonly type: LinkType;
  /** Id of the end that does it: of "A blocks B", A. */
  readonly from: string;
  readonly to: string;
}

export interface LinkType {
  readonly id: string;
  readonly name: string;
  readonly inward: string;
  readonly outward: string;
}

export interface Worklog {
  readonly id: number;
  readonly issueId: string;
  readonly author: string;
  readonly started: number;
  readonly seconds: number;
  readonly created: number;
  readonly updated: number;
}

/** An issue as it is now, with its past. */
export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly project: string;
  readonly created: number;
  readonly updated: number;
  readonly creator: string;
  readonly resolved: number | null;
  readonly values: Values;
  readonly histories: readonly History[];
}

/** What happened, for the webhooks. */
export interface Event {
  readonly name: string;
  readonly issue?: Issue;
  readonly history?: History;
  readonly version?: Version;
  readonly worklog?: Worklog;
  readonly sprint?: Sprint;
}

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly components: readonly string[];
  readonly versions: Version[];
}

export interface Board {
  readonly id: number;
  readonly name: string;
  readonly type: 'scrum' | 'kanban';
  readonly project: string;
  readonly sprints: Sprint[];
  readonly columns: BoardColumn[];
}

export const LINK_TYPES: readonly LinkType[] = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10002', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];
