import { type Random, randomFrom } from '../kit/random.ts';
import type { Change, Issue, State, Workspace } from './model.ts';

const MS_PER_DAY = 86_400_000;
const USUAL_NOW = Date.UTC(2026, 5, 30, 9);
const STATES = [
  ['Backlog', 'backlog'],
  ['Todo', 'unstarted'],
  ['In Progress', 'started'],
  ['In Review', 'started'],
  ['Done', 'completed'],
  ['Canceled', 'canceled'],
] as const;
const WORDS = 'sync timeline import report filter search export alert login cache queue index theme draft quota'.split(
  ' ',
);

/** How large a made-up workspace is. */
export interface Size {
  readonly issues: number;
  /** History entries of each issue. */
  readonly changes: number;
  readonly seed?: number;
  /** Whether some issues have fewer changes than that, down to one, so that they stand in all states. */
  readonly isVaried?: boolean;
  /** What time it is there, in milliseconds since 1970; a fixed one when empty. */
  readonly now?: number;
}

/** A workspace with two teams, projects with milestones, cycles, and issues that moved through them. The same size gives the same. */
export function madeUpWorkspace({ issues, changes, seed = 1, isVaried = false, now = USUAL_NOW }: Size): Workspace {
  const random = randomFrom(seed);
  const begin = now - 200 * MS_PER_DAY;
  const base = surroundings(now, begin);
  const made = Array.from({ length: issues }, (_, at) =>
    madeUpIssue(at, { base, random, changes: isVaried ? 1 + ((at * 7) % changes) : changes, begin, now }),
  );
  const relations = made.flatMap((issue, at) =>
    at % 7 === 3 && at > 0
      ? [
          {
            id: `relation-${at}`,
            type: 'blocks' as const,
            issueId: made[at - 1]?.id as string,
            relatedIssueId: issue.id,
            createdAt: issue.createdAt,
          },
        ]
      : [],
  );
  return { ...base, issues: made, relations };
}

function surroundings(now: number, begin: number) {
  const teams = ['ENG', 'DES'].map((key, at) => ({
    id: `team-${key}`,
    key,
    name: ['Engineering', 'Design'][at] as string,
    createdAt: iso(begin),
    updatedAt: iso(begin),
  }));
  const states: readonly State[] = teams.flatMap((team) =>
    STATES.map(([name, type], position) => ({ id: `${team.key}-${position}`, name, type, teamId: team.id, position })),
  );
  const users = ['Ada', 'Bo', 'Cem', 'Dag', 'Eve'].map((name) => ({
    id: `user-${name.toLowerCase()}`,
    name,
    displayName: name.toLowerCase(),
    email: `${name.toLowerCase()}@example.org`,
    active: true,
    timezone: 'Europe/Berlin',
  }));
  return {
    now: iso(now),
    key: 'lin_api_emulated',
    organization: { id: 'organization', name: 'Example', urlKey: 'example' },
    teams,
    states,
    users,
    labels: ['bug', 'feature', 'debt'].map((name) => ({ id: `label-${name}`, name })),
    cycles: cyclesOf(teams, now),
    projects: ['Windows', 'Mobile'].map((name, at) => ({
      id: `project-${name.toLowerCase()}`,
      name,
      targetDate: iso(now + (30 + 40 * at) * MS_PER_DAY).slice(0, 10),
      startDate: iso(begin).slice(0, 10),
      updatedAt: iso(begin),
      initiativeIds: ['initiative-desktop'],
    })),
    projectMilestones: ['Alpha', 'Beta'].map((name, at) => ({
      id: `milestone-${name.toLowerCase()}`,
      name,
      projectId: 'project-windows',
      targetDate: iso(now + (10 + 15 * at) * MS_PER_DAY).slice(0, 10),
    })),
    initiatives: [
      { id: 'initiative-desktop', name: 'On every desk', targetDate: iso(now + 90 * MS_PER_DAY).slice(0, 10) },
    ],
  };
}

function cyclesOf(teams: Workspace['teams'], now: number): Workspace['cycles'] {
  return teams.flatMap((team) =>
    Array.from({ length: 8 }, (_, at) => ({
      id: `cycle-${team.key}-${at + 1}`,
      number: at + 1,
      teamId: team.id,
      startsAt: iso(now + (at - 7) * 14 * MS_PER_DAY),
      endsAt: iso(now + (at - 6) * 14 * MS_PER_DAY),
      completedAt: at < 7 ? iso(now + (at - 6) * 14 * MS_PER_DAY) : null,
    })),
  );
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

interface Making {
  readonly base: Pick<Workspace, 'teams' | 'states' | 'users' | 'labels' | 'cycles' | 'projects' | 'projectMilestones'>;
  readonly random: Random;
  readonly changes: number;
  readonly begin: number;
  readonly now: number;
}

function madeUpIssue(at: number, { base, random, changes, begin, now }: Making): Issue {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const team = base.teams[at % 3 === 2 ? 1 : 0] as Workspace['teams'][number];
  const states = base.states.filter((state) => state.teamId === team.id);
  const number = at + 1;
  const created = begin + Math.floor(random() * 150 * MS_PER_DAY);
  const step = Math.floor((now - created) / (changes + 2));
  const issue: Issue = {
    id: `issue-${number}`,
    number,
    teamId: team.id,
    title: `${pick(WORDS)} ${pick(WORDS)} ${number}`,
    createdAt: new Date(created).toISOString(),
    updatedAt: new Date(created).toISOString(),
    stateId: states[0]?.id as string,
    priority: Math.floor(random() * 5),
    estimate: null,
    assigneeId: null,
    creatorId: pick(base.users).id,
    cycleId: null,
    projectId: null,
    projectMilestoneId: null,
    parentId: null,
    labelIds: [],
    trashed: null,
    archivedAt: null,
    previousIdentifiers: [],
    syncedWith: null,
    history: [],
  };
  const moves = [
    () => ({ projectId: pick(base.projects).id }),
    () => ({ assigneeId: pick(base.users).id }),
    () => ({ stateId: states[Math.min(4, states.findIndex(({ id }) => id === issue.stateId) + 1)]?.id as string }),
    () => ({ estimate: 1 + Math.floor(random() * 8) }),
    () => ({ cycleId: pick(base.cycles.filter(({ teamId }) => teamId === team.id)).id }),
    () => ({ labelIds: [pick(base.labels).id] }),
    () => ({ stateId: states[Math.min(4, states.findIndex(({ id }) => id === issue.stateId) + 1)]?.id as string }),
    () => ({ priority: (issue.priority + 1) % 5 }),
  ];
  for (let k = 0; k < changes; k += 1) {
    const when = new Date(created + (k + 1) * step).toISOString();
    changeIssue(issue, (moves[k % moves.length] as () => Partial<Issue>)(), { at: when, id: `history-${number}-${k}` });
  }
  return issue;
}

const WRITTEN = {
  stateId: ['fromStateId', 'toStateId'],
  title: ['fromTitle', 'toTitle'],
  assigneeId: ['fromAssigneeId', 'toAssigneeId'],
  priority: ['fromPriority', 'toPriority'],
  estimate: ['fromEstimate', 'toEstimate'],
  cycleId: ['fromCycleId', 'toCycleId'],
  projectId: ['fromProjectId', 'toProjectId'],
  parentId: ['fromParentId', 'toParentId'],
  teamId: ['fromTeamId', 'toTeamId'],
  projectMilestoneId: ['fromProjectMilestoneId', 'toProjectMilestoneId'],
} as const;

/** Changes an issue as Linear does: what differs is written down in one entry of its history. */
export function changeIssue(issue: Issue, to: Partial<Issue>, { at, id }: { at: string; id: string }): void {
  const entry: Record<string, unknown> = {};
  for (const [field, [from, into]] of Object.entries(WRITTEN)) {
    const before = issue[field as keyof Issue];
    const after = to[field as keyof Issue];
    if (after === undefined || after === before) continue;
    entry[from] = before;
    entry[into] = after;
  }
  if (to.labelIds !== undefined && to.labelIds.join() !== issue.labelIds.join()) {
    entry.addedLabelIds = to.labelIds.filter((label) => !issue.labelIds.includes(label));
    entry.removedLabelIds = issue.labelIds.filter((label) => !to.labelIds?.includes(label));
  }
  if (to.trashed !== undefined && to.trashed !== issue.trashed) entry.trashed = to.trashed;
  Object.assign(issue, to, { updatedAt: at });
  if (Object.keys(entry).length > 0) issue.history.push({ id, createdAt: at, updatedAt: at, ...entry } as Change);
}
