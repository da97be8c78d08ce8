import { type Instant, isPlausible } from '@fulcrum/core/calendar';
import type { z } from 'zod';
import type { RawRecord, Translator } from '../kit/connector.ts';
import { type FactWriter, factWriter } from '../kit/fact-writer.ts';
import { guessCategory } from '../kit/state-guess.ts';
import type { Translation } from '../kit/translation.ts';
import { at, type Frame, frameOf, keyOf, textOf } from './names.ts';
import { sayDeployment, sayLabel, sayMilestone, sayRelease, sayRepository, sayRun } from './say-delivery.ts';
import { sayIssue, sayListed, sayWord } from './say-issue.ts';
import { sayListedPull, sayPull, sayRepositoryOf } from './say-pull.ts';
import type { GitHubSettings } from './settings.ts';
import * as shape from './shape.ts';

/** Makes facts of GitHub's answers. Issues, and what of their timelines lies beyond the first page, are joined by the node id. */
export function translator(given: {
  readonly settings: GitHubSettings;
  readonly surroundings: readonly RawRecord[];
}): Translator {
  const frame = frameOf(given.settings, given.surroundings);
  return (records) => {
    const batch: Batch = { frame, further: furtherIn(records), detailed: detailedIn(records) };
    return joined(records.map((record) => translateRecord(record, batch)));
  };
}

interface Batch {
  readonly frame: Frame;
  readonly further: ReadonlyMap<string, readonly shape.TimelineEvent[]>;
  /** Node ids of what comes with its timeline in the same batch. */
  readonly detailed: ReadonlySet<string>;
}

/** A part of an answer, and where it stood. */
interface Part {
  readonly body: unknown;
  readonly record: RawRecord;
  readonly repository: string;
}

type Say = (part: Part, batch: Batch) => Translation;

const SAYS: Readonly<Record<string, Say>> = {
  nodes: sayNode,
  timeline: () => EMPTY,
  issues: sayEntry,
  repository: (part, { frame }) =>
    checked(
      part,
      shape.repository,
      ({ full_name }) => full_name,
      (writer, body) => {
        sayRepositoryOf(writer, frame, body.full_name);
        sayRepository(writer, body);
      },
    ),
  milestones: (part, { frame }) =>
    checked(
      part,
      shape.milestone,
      () => part.repository,
      (writer, body) => sayMilestone(writer, body, { frame, repository: part.repository }),
    ),
  labels: (part) =>
    checked(
      part,
      shape.label,
      () => part.repository,
      (writer, { name }) => sayLabel(writer, name),
    ),
  deployments: (part, { frame }) =>
    checked(
      part,
      shape.deployment,
      () => part.repository,
      (writer, body) => {
        sayRepositoryOf(writer, frame, part.repository);
        sayDeployment(writer, body, part.repository);
      },
    ),
  releases: (part, { frame }) =>
    checked(
      part,
      shape.release,
      () => part.repository,
      (writer, body) => {
        sayRepositoryOf(writer, frame, part.repository);
        sayRelease(writer, body, { frame, repository: part.repository });
      },
    ),
  runs: (part) =>
    checked(
      part,
      shape.run,
      () => part.repository,
      (writer, body) =>
        sayRun(writer, body, {
          repository: part.repository,
          workflow: textOf(Object(part.record.body).workflow) || 'workflow',
        }),
    ),
  gone: sayGone,
  project: sayProjectChange,
};

function translateRecord(record: RawRecord, batch: Batch): Translation {
  const say = SAYS[record.endpoint];
  if (say === undefined) return refused(record.key, `"${record.endpoint}" is no endpoint of GitHub that is read`);
  return joined(partsOf(record).map((part) => say(part, batch)));
}

const LISTS = ['items', 'releases', 'runs', 'workflow_runs', 'repositories'] as const;
/** Under which names a webhook has what an endpoint lists. */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  issues: ['issue', 'pull_request'],
  milestones: ['milestone'],
  labels: ['label'],
  releases: ['release'],
  runs: ['workflow_run'],
  repository: ['repository'],
};

/** The things in an answer: a list, a list under a name, the nodes of GraphQL, the subject of a webhook, or one thing by itself. */
function partsOf(record: RawRecord): readonly Part[] {
  const { body } = record;
  const data = Object(Object(body).data);
  const connection = Object(data.repository);
  const repository = nameIn(record) ?? textOf(connection.nameWithOwner);
  const listed = LISTS.map((name) => Object(body)[name]).find(Array.isArray);
  const list: unknown = data.nodes ?? connection.deployments?.nodes ?? listed ?? body;
  const bodies = Array.isArray(list) ? list : [subjectOf(list, record.endpoint)];
  return bodies
    .filter((each) => each !== null)
    .map((each) => ({ body: each, record, repository: repository || ownName(each) }));
}

/** What a webhook is about, or a body by itself. A pull request by itself has the moment of its merge at its top. */
function subjectOf(body: unknown, endpoint: string): unknown {
  const found = (SUBJECTS[endpoint] ?? [])
    .map((name) => Object(body)[name])
    .find((each) => typeof each === 'object' && each !== null);
  const subject: unknown = found ?? body;
  const { merged_at, head } = Object(subject) as { merged_at?: unknown; head?: unknown };
  return endpoint === 'issues' && head !== undefined ? { ...Object(subject), pull_request: { merged_at } } : subject;
}

function nameIn({ key, body }: RawRecord): string | null {
  const told = Object(body).repository;
  if (typeof told === 'string') return told;
  return /^(?:milestones|labels|releases|deployments)\/([\w.-]+\/[\w.-]+)/.exec(key)?.[1] ?? null;
}

/** The repository that the addresses of a thing name. */
function ownName(body: unknown): string {
  const { repository_url, url, html_url } = Object(body) as Record<string, unknown>;
  const address = [repository_url, url].find((each) => typeof each === 'string' && /\/repos\//.test(each));
  const found =
    /\/repos\/([^/]+\/[^/]+)/.exec(textOf(address)) ?? /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\//.exec(textOf(html_url));
  return found?.[1] ?? '';
}

function sayNode(part: Part, batch: Batch): Translation {
  const { frame, further } = batch;
  const { __typename } = Object(part.body) as { __typename?: unknown };
  if (__typename === 'Issue')
    return checked(part, shape.issue, keyOf, (writer, issue) => {
      sayRepositoryOf(writer, frame, issue.repository.nameWithOwner);
      sayIssue(writer, issue, { frame, further: further.get(issue.id) ?? [] });
    });
  if (__typename === 'PullRequest')
    return checked(part, shape.pull, keyOf, (writer, pull) => {
      sayRepositoryOf(writer, frame, pull.repository.nameWithOwner);
      sayPull(writer, pull, frame);
    });
  return refused(part.record.key, 'it is neither an issue nor a pull request');
}

/** An issue or pull request that REST lists. What its timeline tells is told there; its type is told here alone. */
function sayEntry(part: Part, { frame, detailed }: Batch): Translation {
  return checked(
    part,
    shape.listed,
    ({ number }) => `#${number}`,
    (writer, entry) => {
      const repository = ownName(entry) || part.repository;
      if (!detailed.has(entry.node_id)) {
        sayRepositoryOf(writer, frame, repository);
        (entry.pull_request ? sayListedPull : sayListed)(writer, entry as never, { frame, repository });
      } else if (!entry.pull_request) {
        const version = { since: at(entry.created_at) as Instant, version: at(entry.updated_at) as Instant };
        const cause = `github:issue/${entry.node_id}`;
        writer.observe(
          ['item', `${repository}#${entry.number}`],
          { type: entry.type?.name ?? null },
          { ...version, cause },
        );
      }
    },
  );
}

function sayGone({ body }: Part): Translation {
  const { key, at: when } = Object(body) as { key?: unknown; at?: unknown };
  const version = typeof when === 'string' ? at(when) : null;
  if (typeof key !== 'string' || version === null) return EMPTY;
  const writer = factWriter(`github:${key.split('#')[0]}`);
  // Whether it was an issue or a pull request cannot be asked any more.
  for (const kind of ['item', 'pull'])
    writer.observe([kind, key], { deleted: true }, { since: version, version, cause: `github:gone/${key}` });
  return writer.translation();
}

/** A field of a project: its status is the state of the issue from then on, since GitHub's own knows open and closed alone. */
function sayProjectChange(part: Part): Translation {
  return checked(
    part,
    shape.projectChange,
    ({ issue }) => keyOf(issue),
    (writer, { item, field, to, at: when, issue }) => {
      const moment = at(when);
      if (field.toLowerCase() !== 'status' || !to || moment === null) return;
      sayWord(writer, { field: 'state', text: to, means: guessCategory(to) ?? 'todo' });
      writer.say(['item', keyOf(issue)], { state: to }, { at: moment, cause: `github:project-item/${item}@${when}` });
    },
  );
}

type Dated = Readonly<Record<'createdAt' | 'created_at', unknown>>;

/** Says what a part tells when it has the shape that it should have; else says so. */
function checked<S extends z.ZodType>(
  { body, record }: Part,
  ...[of, name, say]: readonly [S, (value: z.infer<S>) => string, (writer: FactWriter, value: z.infer<S>) => void]
): Translation {
  const parsed = of.safeParse(body);
  if (!parsed.success) {
    const [trouble] = parsed.error.issues;
    const where = (textOf(Object(body).html_url) || textOf(Object(body).url) || record.key).slice(0, 200);
    return refused(
      where,
      `not what GitHub lists under ${record.endpoint}: ${trouble?.path.join('.') || 'the object'}: ${trouble?.message}`,
    );
  }
  const { createdAt, created_at } = parsed.data as Dated;
  const created = createdAt ?? created_at;
  const when = typeof created === 'string' ? at(created) : 0;
  if (created !== undefined && created !== null && (when === null || !isPlausible(when)))
    return refused(
      name(parsed.data),
      `created at "${textOf(created).slice(0, 40)}", which is no time between 1990 and 2100`,
    );
  const writer = factWriter(`github:${name(parsed.data).split('#')[0]}`);
  say(writer, parsed.data);
  return writer.translation();
}

function furtherIn(records: readonly RawRecord[]): Batch['further'] {
  const found = new Map<string, readonly shape.TimelineEvent[]>();
  for (const { endpoint, body } of records) {
    if (endpoint !== 'timeline') continue;
    const parsed = shape.further.safeParse(Object(Object(body).data).node);
    if (parsed.success)
      found.set(parsed.data.id, [...(found.get(parsed.data.id) ?? []), ...parsed.data.timelineItems.nodes]);
  }
  return found;
}

function detailedIn(records: readonly RawRecord[]): ReadonlySet<string> {
  const nodes = records
    .filter(({ endpoint }) => endpoint === 'nodes')
    .flatMap(({ body }) => Object(Object(body).data).nodes ?? []);
  return new Set(nodes.map((node) => textOf(Object(node).id)));
}

const EMPTY: Translation = { facts: [], diagnostics: [] };

function joined(parts: readonly Translation[]): Translation {
  const observed = parts.flatMap((part) => part.observed ?? []);
  return {
    facts: parts.flatMap((part) => part.facts),
    diagnostics: parts.flatMap((part) => part.diagnostics),
    ...(observed.length > 0 ? { observed } : {}),
  };
}

function refused(where: string, what: string): Translation {
  const mend = 'look at it on GitHub; the rest has gone in';
  return { facts: [], diagnostics: [{ code: 'bad-record', severity: 'error', where, what, mend }] };
}
