import { randomFrom } from '../kit/index.ts';
import type { Story, Task, Workspace } from './model.ts';

const MS_PER_DAY = 86_400_000;
const USUAL_NOW = Date.UTC(2026, 5, 30, 9);
const SECTIONS = ['Backlog', 'In progress', 'Review'];
const iso = (at: number) => new Date(at).toISOString();

/** How large a made-up workspace is. */
export interface Size {
  readonly tasks: number;
  readonly seed?: number;
  /** What time it is there, in milliseconds since 1970; a fixed one when empty. */
  readonly now?: number;
}

/** A portfolio of two projects, whose tasks moved through their sections, some with sub-tasks, one a milestone that waits for others. */
export function madeUpWorkspace({ tasks: count, seed = 1, now = USUAL_NOW }: Size): Workspace {
  const random = randomFrom(seed);
  const begin = now - 150 * MS_PER_DAY;
  const projects = projectsUntil(now, begin);
  const users = ['Ada', 'Bo', 'Cem', 'Dag'].map((name, at) => ({
    gid: `${1001 + at}`,
    name,
    email: `${name.toLowerCase()}@example.org`,
  }));
  const tasks = Array.from({ length: count }, (_, at) => {
    const project = projects[at % 2] as Workspace['projects'][number];
    const created = begin + Math.floor(random() * 120 * MS_PER_DAY);
    const progress = Math.floor(random() * 4);
    const parent = at > 4 && at % 9 === 8 ? `${10_000 + at - 2}` : null;
    return madeUpTask({
      gid: `${10_000 + at}`,
      now,
      created,
      progress,
      project,
      parent,
      assignee: users[at % 4]?.gid ?? null,
    });
  });
  const goal = tasks[0];
  if (goal !== undefined) {
    const waits = tasks
      .slice(2, 8)
      .filter(({ parent }) => parent === null)
      .map(({ gid }) => gid);
    Object.assign(goal, {
      name: 'Launch',
      resource_subtype: 'milestone',
      completed: false,
      completed_at: null,
      dependencies: waits,
    });
    goal.due_on = iso(now + 20 * MS_PER_DAY).slice(0, 10);
    goal.stories.splice(0);
  }
  return {
    now: iso(now),
    token: '1/1001:emulated',
    workspace: { gid: '900', name: 'Example' },
    users,
    projects,
    portfolios: [{ gid: '4001', name: 'Digital', projects: projects.map(({ gid }) => gid), created_at: iso(begin) }],
    customFields: [
      { gid: '5001', name: 'Story points', type: 'number' },
      { gid: '5002', name: 'Priority', type: 'enum' },
    ],
    tasks,
  };
}

function projectsUntil(now: number, begin: number): Workspace['projects'] {
  return ['Website', 'Mobile app'].map((name, at) => ({
    gid: `${2001 + at}`,
    name,
    sections: SECTIONS.map((section, k) => ({ gid: `${3000 + 10 * at + k}`, name: section })),
    due_on: iso(now + (20 + 30 * at) * MS_PER_DAY).slice(0, 10),
    start_on: iso(begin).slice(0, 10),
    created_at: iso(begin),
    modified_at: iso(begin),
    completed: false,
    completed_at: null,
  }));
}

interface Making {
  readonly gid: string;
  readonly now: number;
  readonly created: number;
  /** How far it came: 0 not begun, 3 done. */
  readonly progress: number;
  readonly project: Workspace['projects'][number];
  readonly parent: string | null;
  readonly assignee: string | null;
}

function madeUpTask({ gid, now, created, progress, project, parent, assignee }: Making): Task {
  const step = Math.floor((now - created) / 6);
  const stories: Story[] = [];
  const tell = (k: number, subtype: string, told: object) =>
    stories.push({
      gid: `${Number(gid) * 10 + k}`,
      created_at: iso(created + k * step),
      resource_subtype: subtype,
      ...told,
    });
  const sections = project.sections.map((section) => ({ gid: section.gid, name: section.name }));
  tell(1, 'assigned', { assignee: { gid: assignee } });
  tell(2, 'number_custom_field_changed', {
    custom_field: { gid: '5001', name: 'Story points' },
    old_number_value: null,
    new_number_value: 3,
  });
  const isTop = parent === null;
  for (let k = 0; isTop && k < Math.min(progress, 2); k += 1)
    tell(3 + k, 'section_changed', {
      project: { gid: project.gid },
      old_section: sections[k],
      new_section: sections[k + 1],
    });
  if (progress === 3) tell(5, 'marked_complete', {});
  const end = stories.at(-1)?.created_at as string;
  return {
    gid,
    name: `${parent === null ? 'Task' : 'Part'} ${gid}`,
    resource_subtype: 'default_task',
    created_at: iso(created),
    modified_at: end,
    completed: progress === 3,
    completed_at: progress === 3 ? end : null,
    due_on: null,
    assignee,
    created_by: '1001',
    parent,
    memberships: isTop ? [{ project: project.gid, section: sections[Math.min(progress, 2)]?.gid as string }] : [],
    tags: [],
    dependencies: [],
    values: { 5001: 3, 5002: null },
    stories,
  };
}
