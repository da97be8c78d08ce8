import type { Bodies, Json } from './bodies.ts';
import { CUSTOM, type HistoryItem } from './history-items.ts';
import type { History, Issue, Project } from './things.ts';

/** What Jira says of issues and their past, in the flavour of the bodies of what is around them. */
export class IssueBodies {
  readonly #around: Bodies;
  readonly #readings: Readonly<Record<string, (issue: Issue) => unknown>>;

  constructor(around: Bodies) {
    this.#around = around;
    this.#readings = { ...plainReadings(around), ...tiedReadings(around), ...customReadings(around) };
  }

  /** @param fields names of fields; `*all` and `*navigable` mean all */
  issue(given: Issue, fields: readonly string[], hasChangelog = false): Json {
    const isAll = fields.some((name) => name === '*all' || name === '*navigable');
    const asked = isAll ? Object.keys(this.#readings) : fields.filter((name) => Object.hasOwn(this.#readings, name));
    const isBare = this.#around.isCloud && fields.every((name) => name === 'id');
    return {
      id: given.id,
      ...(isBare ? {} : { key: given.key, self: this.#around.self(`issue/${given.id}`) }),
      ...(asked.length > 0
        ? { fields: Object.fromEntries(asked.map((name) => [name, this.#readings[name]?.(given)])) }
        : {}),
      ...(hasChangelog ? { changelog: this.#changelog(given) } : {}),
    };
  }

  history({ id, author, at, items }: History): Json {
    const created = this.#around.time(at);
    return { id, author: this.#around.user(author), created, items: items.map((item) => this.#historyItem(item)) };
  }

  #changelog({ histories }: Issue): Json {
    const total = histories.length;
    return { startAt: 0, maxResults: total, total, histories: histories.map((history) => this.history(history)) };
  }

  #historyItem(item: HistoryItem): Json {
    if (this.#around.isCloud) return { ...item };
    const { fieldId: _, ...bare } = item;
    if (item.field === 'IssueParentAssociation') return { ...bare, field: 'Epic Link', fieldtype: 'custom' };
    if (item.field !== 'assignee' && item.field !== 'reporter') return bare;
    return { ...bare, from: this.#around.person(item.from), to: this.#around.person(item.to) };
  }
}

type Readings = Readonly<Record<string, (issue: Issue) => unknown>>;

function plainReadings(around: Bodies): Readings {
  const time = (at: number | null) => (at === null ? null : around.time(at));
  const named = (path: string, name: string | null) =>
    name === null ? null : { id: '3', name, self: around.self(`${path}/3`) };
  return {
    summary: ({ values }) => values.summary,
    issuetype: ({ values }) => around.issueType(values.type),
    status: ({ values }) => around.status(values.status),
    priority: ({ values }) => named('priority', values.priority),
    resolution: ({ values }) => named('resolution', values.resolution),
    resolutiondate: ({ resolved }) => time(resolved),
    created: ({ created }) => time(created),
    updated: ({ updated }) => time(updated),
    creator: ({ creator }) => around.user(creator),
    reporter: ({ values }) => around.user(values.reporter),
    assignee: ({ values }) => around.user(values.assignee),
    labels: ({ values }) => values.labels,
    // The first twenty; the rest is asked for by itself.
    worklog: ({ id }) => {
      const own = around.tracker.worklogs.of(id);
      const worklogs = own.slice(0, 20).map((each) => around.worklog(each));
      return { startAt: 0, maxResults: 20, total: own.length, worklogs };
    },
    timespent: ({ id }) => around.tracker.worklogs.loggedOn(id),
  };
}

function tiedReadings(around: Bodies): Readings {
  const { tracker, isCloud } = around;
  const reference = (idOrKey: string): Json => {
    const issue = tracker.issueOf(idOrKey);
    const { summary = '', status = '', type = 'Task' } = issue?.values ?? {};
    const fields = { summary, status: around.status(status), issuetype: around.issueType(type) };
    const id = issue?.id ?? '0';
    return { id, key: issue?.key ?? idOrKey, self: around.self(`issue/${id}`), fields };
  };
  return {
    project: ({ project }) => around.project(tracker.projects.find(({ key }) => key === project) as Project),
    components: ({ values }) =>
      values.components.map((name) => ({ id: name, name, self: around.self(`component/${name}`) })),
    fixVersions: ({ values }) =>
      values.fixVersions.map((id) => around.version(tracker.versionOf(id) ?? { id, name: id, released: false })),
    issuelinks: ({ id }) =>
      tracker.linksOf(id).map((link) => ({
        id: link.id,
        self: around.self(`issueLink/${link.id}`),
        type: { ...link.type, self: around.self(`issueLinkType/${link.type.id}`) },
        ...(link.from === id ? { outwardIssue: reference(link.to) } : { inwardIssue: reference(link.from) }),
      })),
    // Data Center has parents of sub-tasks only; an epic is in its own field.
    parent: ({ values: { parent, type } }) =>
      parent === null || (!isCloud && type !== 'Sub-task') ? undefined : reference(parent),
    [CUSTOM.epicLink]: ({ values: { parent, type } }) => (isCloud || type === 'Sub-task' ? null : parent),
  };
}

function customReadings(around: Bodies): Readings {
  return {
    [CUSTOM.points]: ({ values }) => values.points,
    [CUSTOM.sprints]: ({ values: { sprints } }) =>
      sprints.length === 0 ? null : sprints.map((id) => around.sprintField(id)),
    [CUSTOM.team]: ({ values: { team } }) => (team === null ? null : { id: team, name: team, isShared: true }),
    [CUSTOM.startDate]: ({ values }) => values.startDate,
    [CUSTOM.isFlagged]: ({ values }) => (values.isFlagged ? [{ id: '10019', value: 'Impediment' }] : null),
  };
}
