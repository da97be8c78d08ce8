import type { JiraSeed, Sprint, User, Version } from './seed.ts';
import type { Board, Project, Worklog } from './things.ts';
import type { Tracker } from './tracker.ts';
import { jiraTime } from './zone.ts';

/** What bodies are written with. */
export interface Writing {
  readonly tracker: Tracker;
  readonly flavour: JiraSeed['flavour'];
  /** The zone of the token's user: times are written in it. */
  readonly zone: string;
  readonly url: () => string;
}

export type Json = Readonly<Record<string, unknown>>;

const TYPE_IDS: Readonly<Record<string, string>> = {
  Epic: '10000',
  Story: '10001',
  Task: '10002',
  'Sub-task': '10003',
  Bug: '10004',
};
const CATEGORIES = {
  new: { id: 2, key: 'new', name: 'To Do', colorName: 'blue-gray' },
  indeterminate: { id: 4, key: 'indeterminate', name: 'In Progress', colorName: 'yellow' },
  done: { id: 3, key: 'done', name: 'Done', colorName: 'green' },
} as const;

/** What Jira says of the things around issues, in one flavour. */
export class Bodies {
  readonly tracker: Tracker;
  readonly isCloud: boolean;
  readonly #writing: Writing;

  constructor(writing: Writing) {
    this.#writing = writing;
    this.tracker = writing.tracker;
    this.isCloud = writing.flavour === 'cloud';
  }

  time(at: number): string {
    return jiraTime(this.#writing.zone, at);
  }

  self(path: string): string {
    return `${this.#writing.url()}${this.isCloud ? '/rest/api/3' : '/rest/api/2'}/${path}`;
  }

  agile(path: string): string {
    return `${this.#writing.url()}/rest/agile/1.0/${path}`;
  }

  /** Data Center's changelog names people by their key. */
  person(id: string | null): string | null {
    return id === null || this.isCloud ? id : `JIRAUSER${id}`;
  }

  user(id: string | null): Json | null {
    if (id === null) return null;
    const known: User = this.tracker.users.get(id) ?? { id, name: id, zone: 'Etc/UTC', isActive: false };
    const base = {
      displayName: known.name,
      active: known.isActive,
      timeZone: known.zone,
      ...(known.email === undefined ? {} : { emailAddress: known.email }),
    };
    return this.isCloud
      ? { self: this.self(`user?accountId=${id}`), accountId: id, accountType: 'atlassian', ...base }
      : { self: this.self(`user?username=${id}`), key: this.person(id), name: id, ...base };
  }

  status(name: string): Json {
    const known = this.tracker.statuses.get(name) ?? { id: '0', name, category: 'new' as const };
    return { self: this.self(`status/${known.id}`), id: known.id, name, statusCategory: CATEGORIES[known.category] };
  }

  issueType(name: string): Json {
    const level = { Epic: 1, 'Sub-task': -1 }[name] ?? 0;
    const id = TYPE_IDS[name] ?? '10009';
    const base = { self: this.self(`issuetype/${id}`), id, name, subtask: level === -1 };
    return this.isCloud ? { ...base, hierarchyLevel: level } : base;
  }

  version(version: Version, project?: Project): Json {
    const base = { self: this.self(`version/${version.id}`), ...version, archived: false };
    return project === undefined ? base : { ...base, projectId: Number(project.id) };
  }

  project({ id, key, name }: Project): Json {
    const base = { self: this.self(`project/${id}`), id, key, name, projectTypeKey: 'software' };
    return this.isCloud ? { ...base, simplified: false, style: 'classic', isPrivate: false } : base;
  }

  board({ id, name, type, project }: Board): Json {
    const at = this.tracker.projects.find(({ key }) => key === project);
    const location = { projectId: Number(at?.id ?? 0), projectKey: project, projectName: at?.name ?? project };
    return { id, self: this.agile(`board/${id}`), name, type, location };
  }

  /** How a board lays issues out: its columns in their order, with limits. */
  boardConfiguration({ id, name, type, project, columns }: Board): Json {
    const all = [...this.tracker.statuses.values()].map((status) => ({ name: status.name, statuses: [status.name] }));
    const statusOf = (status: string): Json => {
      const known = this.tracker.statuses.get(status);
      return { id: known?.id ?? '0', self: this.self(`status/${known?.id}`) };
    };
    const laid = (columns.length > 0 ? columns : all).map(({ statuses, ...column }) => {
      return { ...column, statuses: statuses.map(statusOf) };
    });
    return {
      id,
      name,
      type,
      self: this.agile(`board/${id}/configuration`),
      location: { type: 'project', projectKeyOrId: project },
      filter: { id: String(10_000 + id), self: this.self(`filter/${10_000 + id}`) },
      columnConfig: { columns: laid, constraintType: columns.length > 0 ? 'issueCount' : 'none' },
    };
  }

  sprint({ id, name, state, goal, ...dates }: Sprint, board: Board | undefined): Json {
    const written = Object.entries(dates).flatMap(([key, text]) =>
      text === undefined ? [] : [[key, new Date(text).toISOString()]],
    );
    const base = { id, self: this.agile(`sprint/${id}`), state, name, ...Object.fromEntries(written) };
    return {
      ...base,
      ...(board === undefined ? {} : { originBoardId: board.id }),
      ...(goal === undefined ? {} : { goal }),
    };
  }

  /** A sprint as the custom field of an issue holds it: on Data Center a Java object as text. */
  sprintField(id: string): unknown {
    const found = this.tracker.sprintOf(id);
    if (found === undefined) return { id: Number(id), name: id };
    const board = this.tracker.boardOf(id);
    if (this.isCloud) {
      const { self: _, originBoardId: __, ...rest } = this.sprint(found, board);
      return { ...rest, boardId: board?.id };
    }
    const { startDate = '<null>', endDate = '<null>', completeDate = '<null>', goal = '' } = found;
    const dates = `startDate=${startDate},endDate=${endDate},completeDate=${completeDate}`;
    const inside = `id=${id},rapidViewId=${board?.id},state=${found.state.toUpperCase()},name=${found.name},${dates},sequence=${id},goal=${goal}`;
    return `com.atlassian.greenhopper.service.sprint.Sprint@1a2b3c[${inside}]`;
  }

  worklog({ id, issueId, author, created, updated, started, seconds }: Worklog): Json {
    const by = this.user(author);
    const times = { created: this.time(created), updated: this.time(updated), started: this.time(started) };
    const spent = { timeSpentSeconds: seconds, timeSpent: `${Math.round(seconds / 60)}m` };
    const comment = { type: 'doc', version: 1, content: [] };
    const self = this.self(`issue/${issueId}/worklog/${id}`);
    return { self, id: String(id), issueId, author: by, updateAuthor: by, comment, ...times, ...spent };
  }
}
