import { parseInstant } from '@fulcrum/core/calendar';
import { z } from 'zod';
import type { RawRecord, Session } from '../kit/connector.ts';
import { type Http, HttpFailure } from '../kit/http.ts';
import { readCounted, readList, readSite, rootOf, shaped } from './api.ts';
import { type CustomFields, discoverFields } from './custom-fields.ts';
import type { Site } from './place.ts';
import { readProjects } from './projects-read.ts';
import type { JiraSettings } from './settings.ts';
import { field } from './shape-around.ts';

/** What issues lean on: fields, states, projects, versions, boards, sprints. */
export interface Around {
  readonly site: Site;
  readonly records: readonly RawRecord[];
}

const OWN_FIELDS = [
  ...['summary', 'issuetype', 'project', 'status', 'priority', 'resolution', 'resolutiondate', 'created', 'updated'],
  ...[
    'assignee',
    'reporter',
    'labels',
    'components',
    'fixVersions',
    'issuelinks',
    'parent',
    'timeoriginalestimate',
    'timespent',
    'worklog',
  ],
];

/** Reads all that is around the issues. What the account may not see (boards, versions) is left out. */
export async function readAround({ http, settings }: Session<JiraSettings>): Promise<Around> {
  const before = http.requests();
  const { info, flavour } = await readSite(http);
  const root = rootOf(flavour);
  const [fields, statuses, links, projects] = await Promise.all([
    readList(http, `${root}/field`),
    readList(http, `${root}/status`),
    http.send({ path: `${root}/issueLinkType` }),
    readProjects(http, flavour, settings),
  ]);
  const keys = projects.map(({ key }) => key);
  const boards = await readBoards(http, keys);
  const [versions, sprints, configurations] = await Promise.all([
    Promise.all(
      keys.map(async (key) => record('version', key, await readList(http, `${root}/project/${key}/versions`))),
    ),
    Promise.all([...boards.values()].flat().map((board) => readSprints(http, board))),
    Promise.all([...boards.values()].flat().map((board) => readConfiguration(http, board))),
  ]);
  const custom = discoverFields(shaped(z.array(field), fields, 'list of fields'));
  return {
    site: {
      flavour,
      fields: [...OWN_FIELDS, ...idsIn(custom)],
      readAt: timeOf(info.serverTime),
      requests: http.requests() - before,
    },
    records: [
      record('serverInfo', 'server', info),
      record('field', 'all', fields),
      record('status', 'all', statuses),
      record('issueLinkType', 'all', links.body),
      record('project', 'all', projects),
      ...[...boards].map(([key, own]) => record('board', key, own)),
      ...versions,
      ...sprints.flat(),
      ...configurations,
    ],
  };
}

const numbered = z.looseObject({ id: z.union([z.number(), z.string()]), type: z.string().optional() });

function record(endpoint: string, name: string, body: unknown): RawRecord {
  return { endpoint, key: `${endpoint}/${name}`, body };
}

function idsIn({ ids }: CustomFields): readonly string[] {
  return [...new Set(Object.values(ids).flat())];
}

/** The server's clock in an answer of its. Throws HttpFailure when it cannot be read. */
export function timeOf(text: string): number {
  const at = parseInstant(text);
  if (at === null)
    throw new HttpFailure('malformed', 'Jira tells no time (serverTime): look at the address of the site');
  return at;
}

/** The boards of each project, each board once. */
async function readBoards(http: Http, keys: readonly string[]): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const path = '/rest/agile/1.0/board';
  const lists = await Promise.all(keys.map((key) => orNone(() => readCounted(http, path, { projectKeyOrId: key }))));
  const seen = new Set<unknown>();
  const isNew = (board: unknown) => !seen.has(Object(board).id) && seen.add(Object(board).id).size > 0;
  return new Map(keys.map((key, at) => [key, (lists[at] ?? []).filter(isNew)]));
}

async function readSprints(http: Http, board: unknown): Promise<readonly RawRecord[]> {
  const { id, type } = shaped(numbered, board, 'board');
  if (type === 'kanban') return [];
  // A board of a team-managed project may have no sprints, which Jira calls a bad request.
  const sprints = await orNone(() => readCounted(http, `/rest/agile/1.0/board/${id}/sprint`));
  return [record('sprint', `board/${id}`, sprints)];
}

/** The columns of a board with their limits; that they may not be looked at is told, too. */
async function readConfiguration(http: Http, board: unknown): Promise<RawRecord> {
  const { id } = shaped(numbered, board, 'board');
  const path = `/rest/agile/1.0/board/${id}/configuration`;
  const [body] = await orNone(async () => [(await http.send({ path })).body]);
  return record('board/configuration', String(id), body ?? { id, isHidden: true });
}

/** Nothing, where the account or the scopes of its token do not let us look, or the thing has none. */
async function orNone<T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await read();
  } catch (error) {
    const isHidden =
      error instanceof HttpFailure && ['forbidden', 'not-found', 'bad-request', 'signed-out'].includes(error.kind);
    if (isHidden) return [];
    throw error;
  }
}
