import type { World } from '../kit/index.ts';
import type { CustomField, Project, Story, Task, User, Workspace } from './model.ts';

/** One thing that happened in a project. */
export interface Happening {
  readonly project: string;
  readonly action: 'added' | 'changed' | 'deleted' | 'removed';
  readonly task: string;
  readonly at: string;
}

/** A workspace of Asana that lives. */
export interface Site {
  readonly workspace: Workspace;
  readonly tasks: Map<string, Task>;
  readonly projects: ReadonlyMap<string, Project>;
  readonly users: ReadonlyMap<string, User>;
  readonly fields: ReadonlyMap<string, CustomField>;
  readonly events: Happening[];
  /** Events before this place are forgotten. */
  oldest: number;
  readonly now: () => string;
  readonly nextGid: () => string;
  readonly projectsOf: (task: Task) => readonly string[];
}

/** Opens a workspace: the seed stays as it is. */
export function openSite(seed: Workspace, { clock }: World): Site {
  const workspace = structuredClone(seed);
  const tasks = new Map(workspace.tasks.map((task) => [task.gid, task]));
  let last = Math.max(
    1_000_000,
    ...workspace.tasks.flatMap(({ gid, stories }) => [Number(gid), ...stories.map((story) => Number(story.gid))]),
  );
  const projectsOf = (task: Task): readonly string[] => {
    const parent = task.parent === null ? undefined : tasks.get(task.parent);
    return [...task.memberships.map(({ project }) => project), ...(parent === undefined ? [] : projectsOf(parent))];
  };
  return {
    workspace,
    tasks,
    projects: new Map(workspace.projects.map((project) => [project.gid, project])),
    users: new Map(workspace.users.map((user) => [user.gid, user])),
    fields: new Map(workspace.customFields.map((field) => [field.gid, field])),
    events: [],
    oldest: 0,
    now: () => new Date(clock.now()).toISOString(),
    nextGid: () => {
      last += 1;
      return String(last);
    },
    projectsOf,
  };
}

/** What a person may change of a task. */
export type Edit = Partial<
  Pick<
    Task,
    'name' | 'completed' | 'due_on' | 'assignee' | 'parent' | 'memberships' | 'tags' | 'dependencies' | 'values'
  >
>;

/** Changes a task as Asana does: each thing that differs becomes a story. */
export function editTask(site: Site, task: Task, edit: Edit): void {
  const at = site.now();
  const tell = (subtype: string, told: Readonly<Record<string, unknown>>) => {
    const story: Story = { gid: site.nextGid(), created_at: at, resource_subtype: subtype, ...told };
    task.stories.push(story);
  };
  for (const [field, write] of Object.entries(WRITERS)) {
    const value = Reflect.get(edit, field);
    if (value !== undefined) write({ site, task, tell, edit });
  }
  const { completed } = edit;
  Object.assign(task, edit, { modified_at: at, values: { ...task.values, ...edit.values } });
  if (completed !== undefined) task.completed_at = completed ? at : null;
}

interface Writing {
  readonly site: Site;
  readonly task: Task;
  readonly edit: Edit;
  readonly tell: (subtype: string, told: Readonly<Record<string, unknown>>) => void;
}

const ref = (gid: string | null) => (gid === null ? null : { gid });

/** How each field is written down; the task is still as it was. */
const WRITERS: Readonly<Record<string, (writing: Writing) => void>> = {
  name: ({ task, edit, tell }) => {
    if (edit.name !== task.name) tell('name_changed', { old_name: task.name, new_name: edit.name });
  },
  completed: ({ task, edit, tell }) => {
    if (edit.completed !== task.completed) tell(edit.completed ? 'marked_complete' : 'marked_incomplete', {});
  },
  due_on: ({ task, edit, tell }) => {
    if (edit.due_on === task.due_on) return;
    tell('due_date_changed', { old_dates: { due_on: task.due_on }, new_dates: { due_on: edit.due_on } });
  },
  assignee: ({ task, edit, tell }) => {
    if (edit.assignee === task.assignee) return;
    if (edit.assignee === null) tell('unassigned', { assignee: ref(task.assignee) });
    else tell('assigned', { assignee: ref(edit.assignee ?? null) });
  },
  memberships: tellMemberships,
  tags: ({ task, edit, tell }) => {
    for (const name of edit.tags ?? []) if (!task.tags.includes(name)) tell('added_to_tag', { tag: tagOf(name) });
    for (const name of task.tags) if (!edit.tags?.includes(name)) tell('removed_from_tag', { tag: tagOf(name) });
  },
  dependencies: ({ task, edit, tell }) => {
    for (const gid of edit.dependencies ?? [])
      if (!task.dependencies.includes(gid)) tell('dependency_added', { dependency: ref(gid) });
    for (const gid of task.dependencies)
      if (!edit.dependencies?.includes(gid)) tell('dependency_removed', { dependency: ref(gid) });
  },
  values: tellValues,
};

function tellMemberships({ site, task, edit, tell }: Writing): void {
  const before = new Map(task.memberships.map(({ project, section }) => [project, section]));
  const after = new Map((edit.memberships ?? []).map(({ project, section }) => [project, section]));
  const sectionIn = (project: string, gid: string | undefined) => {
    const section = site.projects.get(project)?.sections.find((one) => one.gid === gid);
    return section === undefined ? null : { gid: section.gid, name: section.name };
  };
  for (const [project, section] of after) {
    const old = before.get(project);
    if (old === undefined) tell('added_to_project', { project: ref(project) });
    else if (old !== section) {
      const sides = { old_section: sectionIn(project, old), new_section: sectionIn(project, section) };
      tell('section_changed', { project: ref(project), ...sides });
    }
  }
  for (const project of before.keys()) if (!after.has(project)) tell('removed_from_project', { project: ref(project) });
}

function tellValues({ site, task, edit, tell }: Writing): void {
  for (const [gid, value] of Object.entries(edit.values ?? {})) {
    const field = site.fields.get(gid);
    const before = task.values[gid] ?? null;
    if (field === undefined || before === value) continue;
    const custom = { gid, name: field.name };
    if (field.type === 'number')
      tell('number_custom_field_changed', { custom_field: custom, old_number_value: before, new_number_value: value });
    else
      tell('enum_custom_field_changed', {
        custom_field: custom,
        old_enum_value: optionOf(before),
        new_enum_value: optionOf(value),
      });
  }
}

/** A tag or an option stands for its name; its gid is made of it. */
export function tagOf(name: string) {
  return { gid: String(7_000_000 + hashOf(name)), name };
}

export function optionOf(name: string | number | null) {
  return name === null ? null : { gid: String(8_000_000 + hashOf(String(name))), name: String(name) };
}

function hashOf(text: string): number {
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 999_983;
  return hash;
}
