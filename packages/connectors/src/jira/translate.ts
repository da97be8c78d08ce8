import { isPlausible, parseInstant } from '@fulcrum/core/calendar';
import type { Diagnostic } from '@fulcrum/core/vocabulary';
import type { z } from 'zod';
import type { Endpoint, RawRecord, Translator } from '../kit/connector.ts';
import { type FactWriter, factWriter } from '../kit/fact-writer.ts';
import { textOf } from '../kit/text-of.ts';
import type { Translation } from '../kit/translation.ts';
import { type Frame, frameOf } from './frame.ts';
import { observeProject, observeSprint, observeVersion, programOf } from './say-around.ts';
import { observeBoard } from './say-board.ts';
import { sayIssue } from './say-issue.ts';
import { observeUser } from './say-people.ts';
import { goneWorklogs, looseWorklogs } from './say-worklogs.ts';
import type { JiraSettings } from './settings.ts';
import { issue as issueShape } from './shape.ts';
import * as shapes from './shape-around.ts';
import { sayState } from './surroundings.ts';
import { translateIssue } from './translate-issue.ts';

const SILENT = 'what issues lean on; it says nothing by itself';

/** What `translate` can read. */
export const endpoints: readonly Endpoint[] = [
  { name: 'search', path: '/rest/api/3/search/jql', meaning: 'a page of issues; /rest/api/2/search is the same' },
  {
    name: 'issue',
    path: '/rest/api/3/issue/{key}?expand=changelog',
    meaning: 'one issue, with its changelog or without',
  },
  {
    name: 'changelog/bulkfetch',
    path: '/rest/api/3/changelog/bulkfetch',
    meaning: 'histories of issues that come with it',
  },
  { name: 'project', path: '/rest/api/3/project/search', meaning: 'projects, as programs' },
  { name: 'version', path: '/rest/api/3/project/{key}/versions', meaning: 'versions, as milestones and releases' },
  { name: 'board', path: '/rest/agile/1.0/board', meaning: SILENT },
  {
    name: 'board/configuration',
    path: '/rest/agile/1.0/board/{id}/configuration',
    meaning: 'columns of a board and their limits',
  },
  { name: 'sprint', path: '/rest/agile/1.0/board/{id}/sprint', meaning: 'sprints' },
  { name: 'status', path: '/rest/api/3/status', meaning: 'states, with what they mean' },
  { name: 'user', path: '/rest/api/3/users/search', meaning: 'people' },
  {
    name: 'worklog',
    path: '/rest/api/3/issue/{key}/worklog',
    meaning: 'time logged on issues that come with it; /rest/api/3/worklog/list is the same',
  },
  { name: 'worklog/deleted', path: '/rest/api/3/worklog/deleted', meaning: 'worklogs that are gone' },
  { name: 'field', path: '/rest/api/3/field', meaning: SILENT },
  { name: 'issueLinkType', path: '/rest/api/3/issueLinkType', meaning: SILENT },
  { name: 'serverInfo', path: '/rest/api/3/serverInfo', meaning: SILENT },
  { name: 'webhook', path: '', meaning: 'what Jira posts when something happens; of it, deletions' },
];

/** Makes facts of Jira's answers. Histories are joined with issues that came in the same answers. */
export function translator(given: {
  readonly settings: JiraSettings;
  readonly surroundings: readonly RawRecord[];
}): Translator {
  const frame = frameOf(given.settings, given.surroundings);
  return (records) => {
    const batch: Batch = { histories: historiesIn(records), ids: idsIn(records) };
    return joined(records.map((record) => translateRecord(record, frame, batch)));
  };
}

type Histories = ReadonlyMap<string, readonly unknown[]>;

/** What is translated together. */
interface Batch {
  readonly histories: Histories;
  /** The keys of the issues in it, by their ids. */
  readonly ids: ReadonlyMap<string, string>;
}

function idsIn(records: readonly RawRecord[]): ReadonlyMap<string, string> {
  const issues = records.filter(({ endpoint }) => endpoint === 'issue' || endpoint === 'search');
  const things = issues.flatMap(({ body }) => shapes.thingsIn(body)).map(Object);
  return new Map(things.map(({ id, key }) => [textOf(id), textOf(key)]));
}

/** Entries of `changelog/bulkfetch` by the id of their issue. */
function historiesIn(records: readonly RawRecord[]): Histories {
  const found = new Map<string, unknown[]>();
  const lists = records.filter(({ endpoint }) => endpoint === 'changelog/bulkfetch').map(({ body }) => Object(body));
  for (const each of lists.flatMap(({ issueChangeLogs }) => listOf(issueChangeLogs))) {
    const { issueId, changeHistories } = Object(each) as Readonly<Record<string, unknown>>;
    const own = found.get(textOf(issueId)) ?? [];
    found.set(textOf(issueId), own);
    own.push(...listOf(changeHistories));
  }
  return found;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function translateRecord(record: RawRecord, frame: Frame, batch: Batch): Translation {
  const { endpoint, key, body } = record;
  if (endpoint === 'issue' || endpoint === 'search') {
    return joined(shapes.thingsIn(body).map((thing) => translateOne(withHistory(thing, batch.histories), frame, key)));
  }
  if (endpoint === 'webhook') return gone(body, frame);
  if (endpoint === 'worklog') {
    const known = (id: string) => batch.ids.get(id) ?? textOf(Object(frame.issues.get(id)).key);
    return looseWorklogs(body, { frame, where: key, keyOf: (id) => known(id) || null });
  }
  if (endpoint === 'worklog/deleted') return goneWorklogs(body, frame);
  if (endpoint === 'changelog/bulkfetch') return alone(record, frame, batch);
  const say = AROUND[endpoint];
  if (say === undefined) return EMPTY;
  return joined(shapes.thingsIn(body).map((thing) => say(thing, { frame, where: key })));
}

function withHistory(thing: unknown, histories: Histories): unknown {
  const { id, changelog } = Object(thing) as { id?: unknown; changelog?: unknown };
  const own = changelog === undefined ? histories.get(textOf(id)) : undefined;
  return own === undefined ? thing : { ...Object(thing), changelog: { histories: own } };
}

/** An issue with its changelog; one without is told as the archive tells it. */
function translateOne(raw: unknown, frame: Frame, where: string): Translation {
  const parsed = issueShape.safeParse(raw);
  if (!parsed.success || parsed.data.changelog === undefined) {
    return translateIssue(raw, { where, said: frame.said, programName: frame.program ?? undefined });
  }
  const issue = parsed.data;
  const created = parseInstant(issue.fields.created);
  if (created === null || !isPlausible(created)) {
    return refused({
      where: issue.key,
      what: `it was created at "${issue.fields.created}", which lies outside of 1990 to 2100`,
    });
  }
  const projectKey = issue.fields.project?.key ?? issue.key.slice(0, issue.key.lastIndexOf('-'));
  const writer = factWriter(`jira:${projectKey}`, frame.said);
  const program = programOf(projectKey, frame);
  const isNamed = frame.program !== null || !frame.projectKeyOfId.values().some((key) => key === projectKey);
  const name = frame.program ?? issue.fields.project?.name ?? projectKey;
  if (isNamed) writer.say(['program', program], { name, key: program }, { at: 0, cause: `jira:project/${program}` });
  return sayIssue(writer, issue, { frame, created, projectKey });
}

interface Place {
  readonly frame: Frame;
  readonly where: string;
}

const SITE = 'jira';

/** Holds a thing against its shape, and says it. */
function saying<T>(
  schema: z.ZodType<T>,
  say: (writer: FactWriter, thing: T, place: Place) => void,
  sourceOf?: (thing: T, place: Place) => string,
) {
  return (raw: unknown, place: Place): Translation => {
    const parsed = schema.safeParse(raw);
    if (!parsed.success) {
      const [trouble] = parsed.error.issues;
      return refused({ where: place.where, what: `${trouble?.path.join('.') || 'record'}: ${trouble?.message}` });
    }
    const writer = factWriter(sourceOf?.(parsed.data, place) ?? SITE, place.frame.said);
    say(writer, parsed.data, place);
    return writer.translation();
  };
}

const projectOfVersion = ({ id }: { id: string }, { frame }: Place) =>
  frame.projectOfVersion.get(id) ?? frame.onlyProject;
const projectOfSprint = ({ id }: { id: string }, { frame }: Place) =>
  frame.projectOfSprint.get(id) ?? (frame.hasBoards ? undefined : (frame.onlyProject ?? undefined));

const AROUND: Readonly<Record<string, (raw: unknown, place: Place) => Translation>> = {
  project: saying(
    shapes.project,
    (writer, project, { frame }) => observeProject(writer, project, { frame, version: frame.readAt }),
    ({ key }) => `jira:${key}`,
  ),
  version: saying(
    shapes.versionOfProject,
    (writer, version, place) => {
      const projectKey = projectOfVersion(version, place);
      if (projectKey === null) return writer.diagnose(homeless('version', version.name, place));
      observeVersion(writer, version, { projectKey, frame: place.frame, version: place.frame.readAt });
    },
    (version, place) => `jira:${projectOfVersion(version, place) ?? ''}`,
  ),
  sprint: saying(
    shapes.sprintOfBoard,
    (writer, sprint, place) => {
      const projectKey = projectOfSprint(sprint, place);
      if (projectKey === undefined && !place.frame.hasBoards) writer.diagnose(homeless('sprint', sprint.name, place));
      // The sprint of a board that is of no project is said by the issues that are in it.
      if (projectKey === undefined) return;
      observeSprint(writer, sprint, { projectKey, frame: place.frame, version: place.frame.readAt });
    },
    (sprint, place) => `jira:${projectOfSprint(sprint, place) ?? ''}`,
  ),
  'board/configuration': saying(
    shapes.boardConfiguration,
    (writer, board, { frame }) => observeBoard(writer, board, frame),
    ({ id }, { frame }) => `jira:${frame.projectOfBoard.get(id) ?? frame.onlyProject ?? ''}`,
  ),
  status: saying(shapes.status, (writer, status, { where }) => sayState(writer, where, status)),
  user: saying(shapes.person, (writer, user, { frame }) => observeUser(writer, user, { frame, version: frame.readAt })),
};

function homeless(kind: 'version' | 'sprint', name: string, { where }: Place): Diagnostic {
  const what = `nothing tells which project the ${kind} "${name}" is of`;
  const needed = kind === 'version' ? 'projects' : 'boards';
  return {
    code: 'no-project',
    severity: 'warning',
    where,
    what,
    mend: `give the ${needed} with it, or name one project`,
  };
}

/** Histories whose issues came before them; those of issues in the same answers are joined with these. */
function alone({ key, body }: RawRecord, frame: Frame, { histories, ids }: Batch): Translation {
  const told = listOf(Object(body).issueChangeLogs).map((each) => textOf(Object(each).issueId));
  const others = [...new Set(told)].filter((id) => !ids.has(id));
  return joined(
    others.map((id) => {
      const issue = frame.issues.get(id);
      return issue === undefined ? unknown(id, key) : translateOne(withHistory(issue, histories), frame, key);
    }),
  );
}

function unknown(id: string, where: string): Translation {
  const what = `it is a history of the issue ${id}, which is not among these answers`;
  const mend = 'give the page of the search that holds the issue with it';
  return { facts: [], diagnostics: [{ code: 'no-issue', severity: 'warning', where, what, mend }] };
}

/** A webhook: edits are hints alone, since what is read then tells more; that an issue is gone, no endpoint tells later. */
function gone(body: unknown, frame: Frame): Translation {
  const { webhookEvent, timestamp, issue, worklog } = Object(body) as Readonly<Record<string, unknown>>;
  if (webhookEvent === 'worklog_deleted')
    return goneWorklogs({ values: [{ worklogId: Object(worklog).id, updatedTime: timestamp }] }, frame);
  const { key, id } = Object(issue) as { key?: unknown; id?: unknown };
  if (webhookEvent !== 'jira:issue_deleted' || typeof key !== 'string' || typeof timestamp !== 'number') return EMPTY;
  const writer = factWriter(`jira:${key.slice(0, key.lastIndexOf('-'))}`, frame.said);
  writer.say(['item', key], { deleted: true }, { at: timestamp, cause: `jira:issue/${id}/deleted` });
  return writer.translation();
}

const EMPTY: Translation = { facts: [], diagnostics: [] };

function refused({ where, what }: Pick<Diagnostic, 'where' | 'what'>): Translation {
  const mend = 'look at it in Jira; the rest has gone in';
  return { facts: [], diagnostics: [{ code: 'bad-record', severity: 'error', where, what, mend }] };
}

function joined(translations: readonly Translation[]): Translation {
  if (translations.length === 1) return translations[0] as Translation;
  const observed = translations.flatMap((each) => each.observed ?? []);
  return {
    facts: translations.flatMap(({ facts }) => facts),
    diagnostics: translations.flatMap(({ diagnostics }) => diagnostics),
    ...(observed.length > 0 ? { observed } : {}),
  };
}
