import type { Clock, Conditions } from '../kit/index.ts';
import { differences, type HistoryItem, linkItem, type Names } from './history-items.ts';
import type { JiraSeed, Sprint, User, Values, Version } from './seed.ts';
import {
  type Board,
  type Event,
  type History,
  type Issue,
  LINK_TYPES,
  type Link,
  type Project,
  type Worklog,
} from './things.ts';
import { Worklogs } from './worklogs.ts';

const EMPTY: Values = {
  summary: '',
  type: 'Task',
  status: '',
  priority: 'Medium',
  resolution: null,
  assignee: null,
  reporter: null,
  labels: [],
  components: [],
  fixVersions: [],
  sprints: [],
  points: null,
  parent: null,
  team: null,
  startDate: null,
  isFlagged: false,
};

/** How an edit is made: by whom and when (now, when empty); a quiet one does not count as an update, as Jira does with versions. */
export interface EditOptions {
  readonly author: string;
  readonly at?: number;
  readonly isQuiet?: boolean;
}

interface Setting {
  readonly clock: Clock;
  readonly conditions: Conditions;
  readonly onEvent: (event: Event) => void;
}

/** The data of an emulated Jira: what a person can do to it, each edit with an entry in the history. */
export class Tracker {
  readonly users: ReadonlyMap<string, User>;
  readonly statuses: ReadonlyMap<string, JiraSeed['statuses'][number]>;
  readonly projects: readonly Project[];
  readonly boards: readonly Board[];
  readonly worklogs = new Worklogs();
  /** Counts what was done: the same number means the same data. */
  revision = 0;
  readonly #issues = new Map<string, Issue>();
  readonly #idOfKey = new Map<string, string>();
  readonly #linksOf = new Map<string, Set<Link>>();
  /** What searches still see of issues that changed a moment ago; null for one that is new. */
  readonly #stale = new Map<string, { until: number; issue: Issue | null }>();
  readonly #setting: Setting;
  readonly #names: Names;
  #lastId = 10_000;
  #lastHistory = 100_000;
  #isSeeding = true;

  constructor(seed: JiraSeed, setting: Setting) {
    this.#setting = setting;
    this.users = new Map(seed.users.map((user) => [user.id, user]));
    this.statuses = new Map(seed.statuses.map((status) => [status.name, status]));
    this.projects = structuredClone(seed.projects);
    this.boards = structuredClone(seed.boards);
    this.#names = {
      user: (id) => this.users.get(id)?.name ?? id,
      statusId: (name) => this.statuses.get(name)?.id ?? '0',
      version: (id) => this.versionOf(id)?.name ?? id,
      sprint: (id) => this.sprintOf(id)?.name ?? id,
      issueId: (key) => this.issueOf(key)?.id ?? key,
    };
    this.#plant(seed);
    this.#isSeeding = false;
  }

  /** Every issue in the order of creation. */
  all(): readonly Issue[] {
    return [...this.#issues.values()];
  }

  /** By id or key; undefined when there is none. */
  issueOf(idOrKey: string): Issue | undefined {
    return this.#issues.get(idOrKey) ?? this.#issues.get(this.#idOfKey.get(idOrKey) ?? '');
  }

  /** The issues as the index of searches knows them. */
  searchable(): readonly Issue[] {
    if (this.#stale.size === 0) return this.all();
    const now = this.#setting.clock.now();
    for (const [id, { until }] of this.#stale) if (until <= now) this.#stale.delete(id);
    return this.all().flatMap((issue) => {
      const stale = this.#stale.get(issue.id);
      return stale === undefined ? [issue] : stale.issue === null ? [] : [stale.issue];
    });
  }

  /** The links of an issue by its id. */
  linksOf(id: string): readonly Link[] {
    return [...(this.#linksOf.get(id) ?? [])];
  }

  hasStale(): boolean {
    return this.#stale.size > 0;
  }

  versionOf(id: string): Version | undefined {
    return this.projects.flatMap(({ versions }) => versions).find((version) => version.id === id);
  }

  sprintOf(id: string): Sprint | undefined {
    return this.boards.flatMap(({ sprints }) => sprints).find((sprint) => String(sprint.id) === id);
  }

  /** The board of a sprint by its id. */
  boardOf(sprintId: string): Board | undefined {
    return this.boards.find(({ sprints }) => sprints.some(({ id }) => String(id) === sprintId));
  }

  create(given: { project: string; values: Partial<Values>; key?: string }, options: EditOptions): Issue {
    const id = String(++this.#lastId);
    const key = given.key ?? `${given.project}-${this.#nextNumber(given.project)}`;
    const first = [...this.statuses.keys()][0] ?? 'Open';
    const at = options.at ?? this.#setting.clock.now();
    const issue: Issue = {
      id,
      key,
      project: given.project,
      created: at,
      updated: at,
      creator: options.author,
      resolved: null,
      values: { ...EMPTY, status: first, reporter: options.author, ...given.values },
      histories: [],
    };
    this.#keep(issue, null);
    this.#tell({ name: 'jira:issue_created', issue });
    return issue;
  }

  edit(idOrKey: string, set: Partial<Values>, options: EditOptions): Issue {
    const issue = this.#known(idOrKey);
    const items = differences(issue.values, set, this.#names);
    if (items.length === 0) return issue;
    return this.#change(issue, { values: { ...issue.values, ...set }, items }, options);
  }

  /** Moves an issue to another project: its id stays, its key changes, and its history tells. */
  move(idOrKey: string, project: string, options: EditOptions): Issue {
    const issue = this.#known(idOrKey);
    const key = `${project}-${this.#nextNumber(project)}`;
    const [from, to] = [issue.project, project].map((each) => this.projects.find((known) => known.key === each));
    const items = [
      item('project', { from: from?.id, fromString: from?.name, to: to?.id, toString: to?.name }),
      item('Key', { fromString: issue.key, toString: key }),
    ];
    return this.#change({ ...issue, key, project }, { values: issue.values, items }, options);
  }

  remove(idOrKey: string): void {
    const issue = this.#known(idOrKey);
    this.revision += 1;
    this.#issues.delete(issue.id);
    for (const link of this.linksOf(issue.id)) this.#tie(link, false);
    this.#tell({ name: 'jira:issue_deleted', issue });
  }

  /** Makes or cuts a link; both ends' histories tell. */
  link(given: { type: string; from: string; to: string; isCut?: boolean }, options: EditOptions): void {
    const type = LINK_TYPES.find(({ name }) => name === given.type);
    if (type === undefined) throw new Error(`no link type "${given.type}"`);
    const [from, to] = [this.#known(given.from), this.#known(given.to)];
    const isCut = given.isCut ?? false;
    const known = this.linksOf(from.id).find(
      (each) => each.type === type && each.from === from.id && each.to === to.id,
    );
    if ((known === undefined) === isCut) return;
    this.#tie(known ?? { id: String(++this.#lastId), type, from: from.id, to: to.id }, !isCut);
    this.#change(from, { values: from.values, items: [linkItem(type.outward, to.key, isCut)] }, options);
    this.#change(to, { values: to.values, items: [linkItem(type.inward, from.key, isCut)] }, options);
  }

  editVersion(id: string, set: Partial<Omit<Version, 'id'>>): Version {
    const project = this.projects.find(({ versions }) => versions.some((each) => each.id === id));
    const at = project?.versions.findIndex((each) => each.id === id) ?? -1;
    const old = project?.versions[at];
    if (project === undefined || old === undefined) throw new Error(`no version ${id}`);
    const version = { ...old, ...set };
    project.versions[at] = version;
    this.revision += 1;
    const isOut = version.released && !old.released;
    this.#tell({ name: isOut ? 'jira:version_released' : 'jira:version_updated', version });
    return version;
  }

  editSprint(id: number, set: Partial<Omit<Sprint, 'id'>>): Sprint {
    const board = this.boards.find(({ sprints }) => sprints.some((each) => each.id === id));
    const at = board?.sprints.findIndex((each) => each.id === id) ?? -1;
    const old = board?.sprints[at];
    if (board === undefined || old === undefined) throw new Error(`no sprint ${id}`);
    const sprint = { ...old, ...set };
    board.sprints[at] = sprint;
    this.revision += 1;
    const became = { active: 'sprint_started', closed: 'sprint_closed', future: 'sprint_updated' } as const;
    this.#tell({ name: sprint.state === old.state ? 'sprint_updated' : became[sprint.state], sprint });
    return sprint;
  }

  logWork(idOrKey: string, given: { seconds: number; started: number }, options: EditOptions): Worklog {
    const { id: issueId } = this.#known(idOrKey);
    const at = options.at ?? this.#setting.clock.now();
    const worklog = { ...given, id: ++this.#lastId, issueId, author: options.author, created: at, updated: at };
    this.#keepLog(worklog, { ...options, name: 'worklog_created', items: [] });
    return worklog;
  }

  editWork(id: number, set: Partial<Pick<Worklog, 'seconds' | 'started'>>, options: EditOptions): Worklog {
    const worklog = { ...this.#knownLog(id), ...set, updated: options.at ?? this.#setting.clock.now() };
    this.#keepLog(worklog, { ...options, name: 'worklog_updated', items: [] });
    return worklog;
  }

  removeWork(id: number, options: EditOptions): void {
    const items = [item('WorklogId', { from: String(id), fromString: String(id), toString: undefined })];
    const updated = options.at ?? this.#setting.clock.now();
    this.#keepLog({ ...this.#knownLog(id), updated }, { ...options, name: 'worklog_deleted', items });
  }

  /** Keeps or drops a worklog; the history of its issue tells how the sum changed. */
  #keepLog(worklog: Worklog, told: EditOptions & { name: string; items: readonly HistoryItem[] }): void {
    const issue = this.#known(worklog.issueId);
    const before = this.worklogs.loggedOn(issue.id);
    if (told.name === 'worklog_deleted') this.worklogs.remove(worklog, worklog.updated);
    else this.worklogs.put(worklog);
    const to = String(this.worklogs.loggedOn(issue.id));
    const from = before === null ? undefined : String(before);
    const items = [...told.items, item('timespent', { from, fromString: from, to, toString: to })];
    // A quiet one is told by the list of worklogs alone, as edits without notifications and clean-ups are.
    if (told.isQuiet !== true || before === null || String(before) !== to)
      this.#change(issue, { values: issue.values, items }, told);
    this.revision += 1;
    this.#tell({ name: told.name, worklog });
  }

  #knownLog(id: number): Worklog {
    const worklog = this.worklogs.find(id);
    if (worklog === undefined) throw new Error(`no worklog ${id}`);
    return worklog;
  }

  #change(
    issue: Issue,
    { values, items }: { values: Values; items: readonly HistoryItem[] },
    options: EditOptions,
  ): Issue {
    const at = options.at ?? this.#setting.clock.now();
    const history: History = { id: String(++this.#lastHistory), at, author: options.author, items };
    const changed: Issue = {
      ...issue,
      values,
      updated: options.isQuiet === true ? issue.updated : at,
      resolved: values.resolution === null ? null : (issue.resolved ?? at),
      histories: [...issue.histories, history],
    };
    this.#keep(changed, this.#issues.get(issue.id) ?? null);
    this.#tell({ name: 'jira:issue_updated', issue: changed, history });
    return changed;
  }

  #tell(event: Event): void {
    if (!this.#isSeeding) this.#setting.onEvent(event);
  }

  #tie(link: Link, isTied: boolean): void {
    for (const end of [link.from, link.to]) {
      const links = this.#linksOf.get(end) ?? new Set();
      this.#linksOf.set(end, links);
      if (isTied) links.add(link);
      else links.delete(link);
    }
  }

  #keep(issue: Issue, before: Issue | null): void {
    this.revision += 1;
    this.#issues.set(issue.id, issue);
    this.#idOfKey.set(issue.key, issue.id);
    const { indexDelay } = this.#setting.conditions;
    if (this.#isSeeding || indexDelay === 0) return;
    const until = this.#setting.clock.now() + indexDelay;
    this.#stale.set(issue.id, { until, issue: this.#stale.get(issue.id)?.issue ?? before });
  }

  #known(idOrKey: string): Issue {
    const issue = this.issueOf(idOrKey);
    if (issue === undefined) throw new Error(`no issue ${idOrKey}`);
    return issue;
  }

  #nextNumber(project: string): number {
    // biome-ignore lint/style/useTemplate: A prefix reads better so.
    const used = [...this.#idOfKey.keys()].filter((key) => key.startsWith(project + '-'));
    return Math.max(0, ...used.map((key) => Number(key.slice(project.length + 1)))) + 1;
  }

  #plant(seed: JiraSeed): void {
    for (const { key, created, creator, first } of seed.issues) {
      const project = key.slice(0, key.lastIndexOf('-'));
      this.create({ project, key, values: first as Partial<Values> }, { author: creator, at: Date.parse(created) });
    }
    // In the order of time across all issues, as the ids of a real history are.
    const changes = seed.issues
      .flatMap(({ key, changes }) => changes.map((change) => ({ key, ...change, at: Date.parse(change.at) })))
      .sort((one, other) => one.at - other.at);
    for (const { key, at, author, set } of changes) this.edit(key, set as Partial<Values>, { at, author });
    for (const { at, author, ...link } of seed.links) this.link(link, { author, at: Date.parse(at) });
  }
}

function item(
  field: string,
  sides: Partial<Record<'from' | 'fromString' | 'to' | 'toString', string | undefined>>,
): HistoryItem {
  const { from = null, fromString = null, to = null } = sides;
  const after = Object.hasOwn(sides, 'toString') ? ((sides.toString as unknown as string | undefined) ?? null) : null;
  return { field, fieldtype: 'jira', fieldId: field.toLowerCase(), from, fromString, to, toString: after };
}
