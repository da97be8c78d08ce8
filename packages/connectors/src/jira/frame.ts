import { type Instant, parseInstant } from '@fulcrum/core/calendar';
import type { z } from 'zod';
import type { RawRecord } from '../kit/connector.ts';
import { textOf } from '../kit/text-of.ts';
import { type CustomFields, discoverFields, USUAL_FIELDS } from './custom-fields.ts';
import type { JiraSettings } from './settings.ts';
import * as shapes from './shape-around.ts';

/** What the translation of an issue leans on. Of a site that nobody described it is what sites usually have. */
export interface Frame {
  /** The program of everything, when the connection names one. */
  readonly program: string | null;
  readonly fields: CustomFields;
  readonly projectKeyOfId: ReadonlyMap<string, string>;
  readonly projectOfVersion: ReadonlyMap<string, string>;
  readonly projectOfSprint: ReadonlyMap<string, string>;
  readonly projectOfBoard: ReadonlyMap<string, string>;
  /** Names of states by their ids. */
  readonly stateOfId: ReadonlyMap<string, string>;
  /** False where nobody told of boards, so that no sprint has a project. */
  readonly hasBoards: boolean;
  /** The project of the connection, when it reads only one. */
  readonly onlyProject: string | null;
  /** Issues that came before what is translated, by their ids. */
  readonly issues: ReadonlyMap<string, unknown>;
  readonly states: ReadonlySet<string>;
  /** When each person was seen last, among what was translated. */
  readonly newestOfPeople: Map<string, Instant>;
  readonly linkTypes: readonly shapes.JiraLinkType[];
  /** The server's clock when all this was read: the version of what bears no time of its own. */
  readonly readAt: Instant;
  /** What was said already of things that many issues name. */
  readonly said: Set<string>;
}

/** Reads what is around the issues; what does not fit is passed over here, and diagnosed where it is translated. */
export function frameOf(settings: Pick<JiraSettings, 'program' | 'projects'>, records: readonly RawRecord[]): Frame {
  const all = <T>(endpoint: string, schema: z.ZodType<T>): readonly (T & { recordKey: string })[] =>
    records
      .filter((record) => record.endpoint === endpoint)
      .flatMap(({ key, body }) => shapes.thingsIn(body).map((thing) => ({ key, thing })))
      .flatMap(({ key, thing }) => {
        const parsed = schema.safeParse(thing);
        return parsed.success ? [{ ...parsed.data, recordKey: key }] : [];
      });
  const projects = all('project', shapes.project);
  const projectKeyOfId = new Map(projects.map(({ id, key }) => [id, key]));
  const keys = new Set(projectKeyOfId.values());
  // A board may lie in a project that is not read, and show issues of one that is.
  const homeOf = ({ location, recordKey }: z.infer<typeof shapes.board> & { recordKey: string }) =>
    location?.projectKey !== undefined && (keys.size === 0 || keys.has(location.projectKey))
      ? location.projectKey
      : /^board\/([A-Z][A-Z0-9_]*)$/i.exec(recordKey)?.[1];
  const projectOfBoard = new Map(all('board', shapes.board).map((board) => [board.id, homeOf(board)]));
  const fields = all('field', shapes.field);
  const sprints = all('sprint', shapes.sprintOfBoard).flatMap(({ id, originBoardId, recordKey }) => {
    const board = originBoardId ?? /^sprint\/board\/(\d+)$/.exec(recordKey)?.[1];
    const key = projectOfBoard.get(board ?? '');
    return key === undefined ? [] : [[id, key] as const];
  });
  const versions = all('version', shapes.versionOfProject).flatMap(({ id, projectId, recordKey }) => {
    const key = projectKeyOfId.get(projectId ?? '') ?? /^version\/([A-Z][A-Z0-9_]*)$/i.exec(recordKey)?.[1];
    return key === undefined ? [] : [[id, key] as const];
  });
  const statuses = all('status', shapes.status);
  const times = all('serverInfo', shapes.serverInfo).map(({ serverTime = '' }) => parseInstant(serverTime) ?? 0);
  return {
    program: settings.program ?? null,
    projectOfBoard: new Map(
      [...projectOfBoard].flatMap(([id, key]) => (key === undefined ? [] : [[id, key] as const])),
    ),
    stateOfId: new Map(statuses.flatMap(({ id, name }) => (id === undefined ? [] : [[id, name] as const]))),
    hasBoards: projectOfBoard.size > 0,
    onlyProject: settings.projects.length === 1 ? (settings.projects[0] ?? null) : null,
    issues: new Map(issuesIn(records)),
    fields: fields.length > 0 ? discoverFields(fields) : USUAL_FIELDS,
    projectKeyOfId,
    projectOfVersion: new Map(versions),
    projectOfSprint: new Map(sprints),
    states: new Set(statuses.map(({ name }) => name)),
    newestOfPeople: new Map(),
    linkTypes: all('issueLinkType', shapes.linkType),
    readAt: Math.max(0, ...times),
    said: new Set(),
  };
}

function issuesIn(records: readonly RawRecord[]): readonly (readonly [string, unknown])[] {
  return records
    .filter(({ endpoint }) => endpoint === 'issue' || endpoint === 'search')
    .flatMap(({ body }) => shapes.thingsIn(body))
    .map((issue) => [textOf(Object(issue).id), issue]);
}
