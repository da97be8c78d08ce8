/** A stretch of time in milliseconds: from the first, up to but without the second. */
export interface TimeSpan {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/** Conditions on items as of a time; all of them hold. `null` asks for items that have none. */
export interface ItemConditions {
  readonly workspace: string;
  readonly at: number;
  readonly program?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly text?: string | undefined;
  readonly team?: string | null | undefined;
  readonly assignee?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly state?: string | null | undefined;
  readonly priority?: string | null | undefined;
  readonly milestone?: string | null | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly created?: TimeSpan | undefined;
  readonly started?: TimeSpan | undefined;
  readonly finished?: TimeSpan | undefined;
  /** Created by this instant and not finished at it. */
  readonly openAt?: number | undefined;
}

/** SQL with its parameters; the text holds nothing that a user wrote. */
export interface Where {
  readonly sql: string;
  readonly values: unknown[];
}

const COLUMNS = ['program', 'team', 'assignee', 'type', 'state', 'priority'] as const;
const TIMES = { created: 'created_at', started: 'started_at', finished: 'finished_at' } as const;

/** The conditions as SQL over `item_span`. */
export function whereItems(conditions: ItemConditions): Where {
  const values: unknown[] = [conditions.workspace, conditions.at];
  const parts = ['workspace_id = $1', 'valid_from <= $2', 'valid_to > $2'];
  const add: Add = (value, part) => {
    if (value === undefined) return;
    values.push(value);
    parts.push(part(`$${values.length}`));
  };
  for (const column of COLUMNS) {
    if (conditions[column] === null) parts.push(`${column} is null`);
    else add(conditions[column], (parameter) => `${column} = ${parameter}`);
  }
  if (conditions.milestone === null) parts.push('milestones = array[]::text[]');
  else add(conditions.milestone, (parameter) => `${parameter} = any(milestones)`);
  add(conditions.ids, (parameter) => `item_id = any(${parameter}::text[])`);
  add(conditions.categories, (parameter) => `category = any(${parameter}::text[])`);
  addTimes(add, conditions);
  addText(add, conditions.text);
  return { sql: parts.join(' and '), values };
}

/** Adds a condition with its parameter, unless there is nothing to ask. */
type Add = (value: unknown, part: (parameter: string) => string) => void;

function addTimes(add: Add, conditions: ItemConditions): void {
  for (const [name, column] of Object.entries(TIMES)) {
    const span = conditions[name as keyof typeof TIMES];
    add(span?.from, (parameter) => `${column} >= ${parameter}`);
    add(span?.until, (parameter) => `${column} < ${parameter}`);
  }
  add(conditions.openAt, (at) => `created_at <= ${at} and (finished_at is null or finished_at > ${at})`);
}

function addText(add: Add, text: string | undefined): void {
  for (const term of (text ?? '').split(/\s+/).filter(Boolean)) {
    const escaped = term.replace(/[\\%_]/g, (character) => `\\${character}`);
    add(`%${escaped}%`, (parameter) => `(item_id || ' ' || title) ilike ${parameter}`);
  }
}
