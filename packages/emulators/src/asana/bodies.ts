import type { Named, Portfolio, Project, Story, Task, User } from './model.ts';
import { optionOf, type Site, tagOf } from './site.ts';

type Body = Readonly<Record<string, unknown>>;

/** Every body that Asana gives, with all of its fields: `chosen` leaves what was asked for. */
export function bodiesOf(site: Site) {
  const workspace = compact('workspace', site.workspace.workspace);
  return {
    user: ({ gid, name, email }: User): Body => ({ gid, resource_type: 'user', name, email, workspaces: [workspace] }),
    project: (one: Project): Body => ({
      ...compact('project', one),
      archived: false,
      created_at: one.created_at,
      modified_at: one.modified_at,
      due_on: one.due_on,
      start_on: one.start_on,
      completed: one.completed,
      completed_at: one.completed_at,
      workspace,
      permalink_url: `https://app.asana.com/1/${site.workspace.workspace.gid}/project/${one.gid}`,
    }),
    task: (one: Task): Body => ({
      ...taskRef(site, one.gid),
      completed: one.completed,
      completed_at: one.completed_at,
      created_at: one.created_at,
      modified_at: one.modified_at,
      due_on: one.due_on,
      permalink_url: `https://app.asana.com/0/0/${one.gid}`,
      num_subtasks: [...site.tasks.values()].filter(({ parent }) => parent === one.gid).length,
      created_by: userRef(site, one.created_by),
      assignee: userRef(site, one.assignee),
      parent: taskRef(site, one.parent),
      memberships: one.memberships.map((membership) => membershipOf(site, membership)),
      projects: one.memberships.map(({ project }) => compact('project', site.projects.get(project))),
      tags: one.tags.map((name) => ({ ...tagOf(name), resource_type: 'tag' })),
      dependencies: one.dependencies.map((gid) => ({ gid, resource_type: 'task' })),
      custom_fields: Object.keys(one.values).flatMap((gid) => fieldValue(site, one, gid) ?? []),
    }),
    story: (one: Story, of: Task): Body => ({
      resource_type: 'story',
      type: 'system',
      ...one,
      ...('assignee' in one ? { assignee: userRef(site, String(Object(one.assignee).gid)) } : {}),
      target: taskRef(site, of.gid),
    }),
    section: (one: Named): Body => ({ ...compact('section', one) }),
    portfolio: (one: Portfolio): Body => ({ ...compact('portfolio', one), created_at: one.created_at, workspace }),
    workspace: (): Body => ({ ...workspace }),
  };
}

function compact(type: string, thing: Named | undefined): Body | null {
  return thing === undefined ? null : { gid: thing.gid, resource_type: type, name: thing.name };
}

function userRef(site: Site, gid: string | null): Body | null {
  return gid === null ? null : compact('user', site.users.get(gid));
}

function taskRef(site: Site, gid: string | null): Body | null {
  const found = gid === null ? undefined : site.tasks.get(gid);
  return found === undefined ? null : { ...compact('task', found), resource_subtype: found.resource_subtype };
}

function membershipOf(site: Site, { project, section }: Task['memberships'][number]): Body {
  const found = site.projects.get(project);
  const own = found?.sections.find(({ gid }) => gid === section);
  return { project: compact('project', found), section: compact('section', own) };
}

function fieldValue(site: Site, task: Task, gid: string): Body | null {
  const field = site.fields.get(gid);
  if (field === undefined) return null;
  const held = task.values[gid] ?? null;
  const isNumber = field.type === 'number';
  const values = { number_value: isNumber ? held : null, enum_value: isNumber ? null : optionOf(held) };
  return { ...compact('custom_field', field), type: field.type, ...values };
}

/** What was asked for of a body by `opt_fields`; its gid and type always, and its name where nothing was asked. */
export function chosen(body: Body, fields: readonly string[]): Body {
  const { gid, resource_type: type } = body;
  const identity = { ...(gid === undefined ? {} : { gid }), ...(type === undefined ? {} : { resource_type: type }) };
  if (fields.length === 0) return { ...identity, ...('name' in body ? { name: body.name } : {}) };
  const picked: Record<string, unknown> = { ...identity };
  const tops = new Set(fields.map((field) => field.split('.')[0] as string));
  for (const top of tops) {
    if (!(top in body)) continue;
    const inner = fields.filter((field) => field.startsWith(`${top}.`)).map((field) => field.slice(top.length + 1));
    picked[top] = inside(body[top], inner, fields.includes(top));
  }
  return picked;
}

function inside(value: unknown, inner: readonly string[], isWhole: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => inside(each, inner, isWhole));
  if (typeof value !== 'object' || value === null) return value;
  return isWhole && inner.length === 0 ? value : chosen(value as Body, inner);
}
