import type { JiraIssue } from './shape.ts';

/** Where people look at an issue: on the site that told of it. */
export function urlOf(issue: JiraIssue): string | undefined {
  if (issue.self === undefined || !URL.canParse(issue.self)) return undefined;
  const { origin, protocol } = new URL(issue.self);
  return protocol === 'https:' || protocol === 'http:' ? `${origin}/browse/${issue.key}` : undefined;
}
