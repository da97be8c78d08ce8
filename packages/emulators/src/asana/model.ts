// What a workspace of Asana holds, in the words of its API.

/** A thing that others name by its gid and name. */
export interface Named {
  readonly gid: string;
  name: string;
}

export interface Section extends Named {}

export interface Project extends Named {
  readonly sections: readonly Section[];
  due_on: string | null;
  readonly start_on: string | null;
  readonly created_at: string;
  modified_at: string;
  completed: boolean;
  completed_at: string | null;
}

export interface Portfolio extends Named {
  /** Gids of its projects. */
  readonly projects: readonly string[];
  readonly created_at: string;
}

export interface User extends Named {
  readonly email: string;
}

export interface CustomField extends Named {
  readonly type: 'number' | 'enum';
}

/** One entry of a task's history: the typed fields of Asana's stories. */
export type Story = {
  readonly gid: string;
  readonly created_at: string;
  readonly resource_subtype: string;
} & Readonly<Record<string, unknown>>;

export interface Task extends Named {
  readonly resource_subtype: 'default_task' | 'milestone' | 'approval';
  readonly created_at: string;
  modified_at: string;
  completed: boolean;
  completed_at: string | null;
  due_on: string | null;
  assignee: string | null;
  readonly created_by: string;
  parent: string | null;
  /** Project and section, by gid. */
  memberships: readonly { readonly project: string; readonly section: string }[];
  tags: readonly string[];
  /** Gids of the tasks that it waits for. */
  dependencies: readonly string[];
  /** Values of custom fields by their gids: a number, or the name of an option. */
  values: Readonly<Record<string, number | string | null>>;
  readonly stories: Story[];
}

/** All that a seed tells. */
export interface Workspace {
  /** When it is there, by the seed. */
  readonly now: string;
  /** The token that it accepts. */
  readonly token: string;
  readonly workspace: Named;
  readonly users: readonly User[];
  readonly projects: readonly Project[];
  readonly portfolios: readonly Portfolio[];
  readonly customFields: readonly CustomField[];
  readonly tasks: readonly Task[];
}

export const LISTS = [
  'users',
  'projects',
  'portfolios',
  'customFields',
  'tasks',
] as const satisfies readonly (keyof Workspace)[];
