import type { JiraIssue } from './shape.ts';

/** Where people look at an issue: on the site that told of it. */
export function urlOf(issue: JiraIssue): string | undefined {
  const { origin, protocol } = URL.parse(issue.self ?? '') ?? {};
  return protocol === 'https:' || protocol === 'http:' ? `${origin}/browse/${issue.key}` : undefined;
}
