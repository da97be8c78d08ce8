import { GraphQLError } from 'graphql';
import type { Issue } from './model.ts';
import type { Site } from './site.ts';

/** A filter of Linear's API: comparators by field, `and`, `or`. */
export type Filter = Readonly<Record<string, unknown>>;
type Test = (issue: Issue, comparator: Filter, site: Site) => boolean;

const FIELDS: Readonly<Record<string, Test>> = {
  id: (issue, comparator) => compares(issue.id, comparator),
  number: (issue, comparator) => compares(issue.number, comparator),
  title: (issue, comparator) => compares(issue.title, comparator),
  createdAt: (issue, comparator) => compares(issue.createdAt, comparator),
  updatedAt: (issue, comparator, site) => compares(site.indexedAt(issue), comparator),
  priority: (issue, comparator) => compares(issue.priority, comparator),
  estimate: (issue, comparator) => compares(issue.estimate, comparator),
  team: (issue, filter, site) => fits(site.find(issue.teamId), filter),
  state: (issue, filter, site) => fits(site.find(issue.stateId), filter),
  assignee: (issue, filter, site) => fits(site.find(issue.assigneeId), filter),
  project: (issue, filter, site) => fits(site.find(issue.projectId), filter),
  cycle: (issue, filter, site) => fits(site.find(issue.cycleId), filter),
  labels: (issue, filter, site) => {
    const some = (filter.some ?? filter) as Filter;
    return issue.labelIds.some((label) => fits(site.find(label), some));
  },
};

/** Whether an issue fits a filter. Throws GraphQLError for a field that this emulator does not know. */
export function fitsIssue(issue: Issue, filter: Filter, site: Site): boolean {
  return Object.entries(filter).every(([field, wanted]) => {
    if (field === 'and') return (wanted as readonly Filter[]).every((part) => fitsIssue(issue, part, site));
    if (field === 'or') return (wanted as readonly Filter[]).some((part) => fitsIssue(issue, part, site));
    const test = Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined;
    if (test === undefined) throw new GraphQLError(`the emulator cannot filter issues by ${field}`);
    return test(issue, wanted as Filter, site);
  });
}

function fits(thing: object | null, filter: Filter): boolean {
  if (thing === null) return filter.null === true;
  return Object.entries(filter).every(([field, comparator]) =>
    field === 'null' ? comparator === false : compares(Reflect.get(thing, field), comparator as Filter),
  );
}

type Plain = string | number | boolean | null;

const COMPARATORS: Readonly<Record<string, (value: Plain, to: never) => boolean>> = {
  eq: (value, to: Plain) => value === to,
  neq: (value, to: Plain) => value !== to,
  in: (value, to: readonly Plain[]) => to.includes(value),
  nin: (value, to: readonly Plain[]) => !to.includes(value),
  gt: (value, to: Plain) => value !== null && value > plain(to),
  gte: (value, to: Plain) => value !== null && value >= plain(to),
  lt: (value, to: Plain) => value !== null && value < plain(to),
  lte: (value, to: Plain) => value !== null && value <= plain(to),
  null: (value, to: boolean) => (value === null) === to,
  contains: (value, to: string) => String(value).includes(to),
  containsIgnoreCase: (value, to: string) => String(value).toLowerCase().includes(to.toLowerCase()),
  eqIgnoreCase: (value, to: string) => String(value).toLowerCase() === to.toLowerCase(),
};

function compares(value: Plain, comparator: Filter): boolean {
  return Object.entries(comparator).every(([name, to]) => {
    const compare = Object.hasOwn(COMPARATORS, name) ? COMPARATORS[name] : undefined;
    if (compare === undefined) throw new GraphQLError(`the emulator has no comparator ${name}`);
    return compare(value, to as never);
  });
}

function plain(value: Plain): string | number | boolean {
  return value ?? '';
}
