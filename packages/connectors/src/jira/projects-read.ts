import { z } from 'zod';
import type { Http } from '../kit/http.ts';
import { type Flavour, readCounted, readList, shaped } from './api.ts';
import { scopeOf } from './scope-of.ts';
import { searchPage } from './search.ts';
import type { JiraSettings } from './settings.ts';

const project = z.looseObject({ key: z.string(), name: z.string().optional() });
export type ProjectRead = z.infer<typeof project>;

// Jira takes so many keys in one request for projects, and nobody's program spans more.
const MOST_PROJECTS = 50;

/** Every project that the account sees. */
export async function readAllProjects(http: Http, flavour: Flavour): Promise<readonly ProjectRead[]> {
  const all =
    flavour === 'cloud'
      ? await readCounted(http, '/rest/api/3/project/search')
      : await readList(http, '/rest/api/2/project');
  return shaped(z.array(project), all, 'list of projects');
}

/** The projects that are read: those that the connection names, or else those that its query finds issues in. */
export async function readProjects(
  http: Http,
  flavour: Flavour,
  settings: JiraSettings,
): Promise<readonly ProjectRead[]> {
  const named = settings.projects.map((key) => key.toUpperCase());
  const keys = named.length > 0 ? named : await keysFound(http, flavour, scopeOf(settings));
  if (keys.length === 0) return [];
  if (flavour === 'cloud' && keys.length <= MOST_PROJECTS) {
    return shaped(
      z.array(project),
      await readCounted(http, '/rest/api/3/project/search', { keys }),
      'list of projects',
    );
  }
  const wanted = new Set(keys);
  return (await readAllProjects(http, flavour)).filter(({ key }) => wanted.has(key));
}

/** The keys of the projects that a query finds issues in: each round asks for issues of projects that are not known yet. */
async function keysFound(http: Http, flavour: Flavour, scope: string): Promise<readonly string[]> {
  const keys = new Set<string>();
  while (keys.size < MOST_PROJECTS) {
    const others = keys.size === 0 ? '' : ` AND project not in (${[...keys].map((key) => `"${key}"`).join(', ')})`;
    const search = { jql: `${scope}${others} ORDER BY key ASC`, fields: ['project'], most: 100 };
    const { issues } = await searchPage(http, flavour, { search, from: null });
    const found = issues.flatMap(({ key }) => (key === undefined ? [] : [key.slice(0, key.lastIndexOf('-'))]));
    if (found.every((key) => keys.has(key))) break;
    for (const key of found) keys.add(key);
  }
  return [...keys];
}
