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
  const add = (value: unknown, part: (parameter: string) => string) => {
    values.push(value);
    parts.push(part(`$${values.length}`));
  };
  for (const column of COLUMNS) {
    const value = conditions[column];
    if (value === null) parts.push(`${column} is null`);
    else if (value !== undefined) add(value, (parameter) => `${column} = ${parameter}`);
  }
  for (const [name, column] of Object.entries(TIMES)) {
    const span = conditions[name as keyof typeof TIMES];
    if (span?.from !== undefined) add(span.from, (parameter) => `${column} >= ${parameter}`);
    if (span?.until !== undefined) add(span.until, (parameter) => `${column} < ${parameter}`);
  }
  if (conditions.ids !== undefined) add(conditions.ids, (parameter) => `item_id = any(${parameter}::text[])`);
  if (conditions.categories !== undefined)
    add(conditions.categories, (parameter) => `category = any(${parameter}::text[])`);
  if (conditions.milestone === null) parts.push('milestones = array[]::text[]');
  else if (conditions.milestone !== undefined)
    add(conditions.milestone, (parameter) => `${parameter} = any(milestones)`);
  if (conditions.openAt !== undefined)
    add(
      conditions.openAt,
      (parameter) => `created_at <= ${parameter} and (finished_at is null or finished_at > ${parameter})`,
    );
  for (const term of (conditions.text ?? '').split(/\s+/).filter(Boolean)) {
    add(
      `%${term.replace(/[\\%_]/g, (character) => `\\${character}`)}%`,
      (parameter) => `(item_id || ' ' || title) ilike ${parameter}`,
    );
  }
  return { sql: parts.join(' and '), values };
}
