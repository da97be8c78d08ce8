import type { Instant } from '../calendar/index.ts';
import type {
  Avenue,
  Board,
  Calendar,
  Change,
  Column,
  Contribution,
  Deployment,
  Expense,
  Holiday,
  Leave,
  Link,
  Measure,
  Milestone,
  Objective,
  Person,
  ProgramRecord,
  Pull,
  Release,
  Repository,
  Risk,
  SavedView,
  Scenario,
  ScopeRequest,
  Sprint,
  Team,
  Wait,
  Word,
  Worklog,
  Workspace,
} from '../vocabulary/index.ts';
import type { GraphJoins } from './joins.ts';
import type { Item } from './thing.ts';

/**
 * The program graph: every thing of a workspace as it was at one time, joined by ids. It is the fold of the facts with
 * `at` ≤ its time (and learned by `knownAt`); it is never edited, only folded anew. Each map goes from
 * an id (without its kind) to the thing. Deleted things are left out, and of things that are the same, all but one.
 */
export interface ProgramGraph {
  readonly at: Instant;
  readonly knownAt: Instant;
  /** What is laid over the trunk; empty on the trunk itself. */
  readonly branches: readonly string[];
  readonly workspace: Workspace;
  /** Which items, and which persons, are the same. */
  readonly joins: GraphJoins;
  readonly persons: ReadonlyMap<string, Person>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly programs: ReadonlyMap<string, ProgramRecord>;
  readonly milestones: ReadonlyMap<string, Milestone>;
  readonly items: ReadonlyMap<string, Item>;
  readonly worklogs: ReadonlyMap<string, Worklog>;
  readonly links: ReadonlyMap<string, Link>;
  readonly sprints: ReadonlyMap<string, Sprint>;
  readonly boards: ReadonlyMap<string, Board>;
  readonly columns: ReadonlyMap<string, Column>;
  readonly releases: ReadonlyMap<string, Release>;
  readonly repositories: ReadonlyMap<string, Repository>;
  readonly pulls: ReadonlyMap<string, Pull>;
  readonly deployments: ReadonlyMap<string, Deployment>;
  readonly leaves: ReadonlyMap<string, Leave>;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly holidays: ReadonlyMap<string, Holiday>;
  readonly risks: ReadonlyMap<string, Risk>;
  readonly waits: ReadonlyMap<string, Wait>;
  readonly expenses: ReadonlyMap<string, Expense>;
  readonly requests: ReadonlyMap<string, ScopeRequest>;
  readonly objectives: ReadonlyMap<string, Objective>;
  readonly contributions: ReadonlyMap<string, Contribution>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly avenues: ReadonlyMap<string, Avenue>;
  readonly views: ReadonlyMap<string, SavedView>;
  readonly scenarios: ReadonlyMap<string, Scenario>;
  readonly changes: ReadonlyMap<string, Change>;
  readonly words: ReadonlyMap<string, Word>;
}

/** The maps of a program graph, by kind of thing. */
export const COLLECTIONS = {
  person: 'persons',
  team: 'teams',
  program: 'programs',
  milestone: 'milestones',
  item: 'items',
  worklog: 'worklogs',
  link: 'links',
  sprint: 'sprints',
  board: 'boards',
  column: 'columns',
  release: 'releases',
  repository: 'repositories',
  pull: 'pulls',
  deployment: 'deployments',
  leave: 'leaves',
  calendar: 'calendars',
  holiday: 'holidays',
  risk: 'risks',
  wait: 'waits',
  expense: 'expenses',
  request: 'requests',
  objective: 'objectives',
  contribution: 'contributions',
  measure: 'measures',
  avenue: 'avenues',
  view: 'views',
  scenario: 'scenarios',
  change: 'changes',
  word: 'words',
} as const;

/** A kind of thing that a program graph has a map of. */
export type CollectedKind = keyof typeof COLLECTIONS;
