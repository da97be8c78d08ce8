import { EPOCH, isPlausible, parseInstant } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import { type FactWriter, factWriter, type Origin } from '../kit/fact-writer.ts';
import type { Translation } from '../kit/translation.ts';
import { customField } from './custom-fields.ts';
import { readHistory } from './history.ts';
import { issue as issueShape, type JiraIssue, type JiraUser } from './shape.ts';
import { sprintsOf } from './sprints.ts';
import { sayLinks, saySprints, sayUser, sayVersions, sayWords, userId } from './surroundings.ts';
import { urlOf } from './url-of.ts';

/** How an issue is taken in. */
export interface JiraOptions {
  /** The name to give to the program; the project's own name when it is missing. */
  readonly programName?: string | undefined;
  /** Where the record came from, for diagnostics: `line 17`. */
  readonly where: string;
  /** What earlier issues of the same file said of people, versions and words; they are not repeated. */
  readonly said?: Set<string>;
}

/**
 * One issue in the shape of Jira's REST API (v2 or v3) as facts: the item and everything that it names. With
 * `changelog.histories` the past is told change by change; without, the final state is taken to hold since creation, and the
 * resolution date tells when it was done.
 */
export function translateIssue(raw: unknown, options: JiraOptions): Translation {
  const parsed = issueShape.safeParse(raw);
  if (!parsed.success)
    return refused(options.where, 'bad-record', `not an issue of Jira: ${firstTrouble(parsed.error)}`);
  const issue = parsed.data;
  const created = parseInstant(issue.fields.created);
  if (created === null || !isPlausible(created)) {
    const what = `${issue.key} was created at "${issue.fields.created}", which lies outside of 1990 to 2100`;
    return refused(options.where, 'bad-date', what);
  }
  const projectKey = issue.fields.project?.key ?? issue.key.slice(0, issue.key.lastIndexOf('-'));
  const writer = factWriter(`jira:${projectKey}`, options.said);
  sayProgram(writer, issue, { projectKey, name: options.programName });
  sayItem(writer, issue, { created, projectKey });
  sayWords(writer, issue, projectKey);
  sayVersions(writer, issue, projectKey);
  saySprints(writer, sprintsOf(issue), projectKey);
  sayLinks(writer, issue);
  for (const user of [issue.fields.assignee, issue.fields.reporter]) sayUser(writer, user as JiraUser | null);
  return writer.translation();
}

/** Where an issue stands in time and place. */
interface Frame {
  readonly created: number;
  readonly projectKey: string;
}

function sayProgram(
  writer: FactWriter,
  issue: JiraIssue,
  program: { projectKey: string; name: string | undefined },
): void {
  const name = program.name ?? issue.fields.project?.name ?? program.projectKey;
  const origin = { at: EPOCH, cause: `jira:project/${program.projectKey}` };
  writer.say(['program', program.projectKey], { name, key: program.projectKey }, origin);
}

/** Fields of the changelog whose members are numbered within a project. */
const OF_PROJECT: ReadonlySet<string> = new Set(['fix version', 'sprint']);

function sayItem(writer: FactWriter, issue: JiraIssue, frame: Frame): void {
  const item = ['item', issue.key] as const;
  const asOf: Origin = { at: frame.created, cause: `jira:issue/${issue.id}@${issue.fields.updated ?? 'export'}` };
  const snapshot = snapshotOf(issue, frame.projectKey);
  if (issue.changelog === undefined) {
    const { state, resolution, ...steady } = snapshot;
    writer.say(item, steady, asOf);
    sayOutcome(writer, issue, { ...frame, state, resolution });
    return;
  }
  const past = readHistory(
    issue,
    (field, member) => (OF_PROJECT.has(field) ? `${frame.projectKey}/${member}` : member),
    { milestones: snapshot.milestones as readonly string[], components: snapshot.components as readonly string[] },
  );
  for (const id of past.undated) {
    writer.diagnose({
      code: 'bad-date',
      severity: 'warning',
      where: `${issue.key}, history ${id}`,
      what: 'its time cannot be read, so this change is left out',
      mend: 'export the issue again with ISO 8601 times',
    });
  }
  if ((issue.changelog.total ?? 0) > issue.changelog.histories.length) {
    writer.diagnose({
      code: 'history-cut',
      severity: 'warning',
      where: issue.key,
      what: `only ${issue.changelog.histories.length} of ${issue.changelog.total} changes are in the export`,
      mend: 'export the whole changelog of this issue',
    });
  }
  writer.say(item, { ...snapshot, ...past.initial }, { at: frame.created, cause: `jira:issue/${issue.id}/created` });
  for (const { at, cause, ...change } of past.changes) writer.change(`item:${issue.key}`, change, { at, cause });
  // A state that was renamed ends in its old name: what the issue says of itself today holds.
  const last = past.changes.findLast((change) => change.attribute === 'state')?.value;
  const updated = parseInstant(issue.fields.updated ?? '');
  if (last !== undefined && last !== snapshot.state && updated !== null) {
    writer.say(item, { state: snapshot.state }, { at: Math.max(updated, frame.created), cause: asOf.cause });
  }
}

function snapshotOf(issue: JiraIssue, projectKey: string): Record<string, Value | undefined> {
  const { fields } = issue;
  const estimate = customField(issue, 'estimate');
  return {
    title: fields.summary ?? '',
    program: projectKey,
    type: fields.issuetype?.name ?? undefined,
    state: fields.status?.name,
    resolution: fields.resolution?.name,
    priority: fields.priority?.name,
    estimate: typeof estimate === 'number' ? estimate : undefined,
    parent: fields.parent?.key,
    components: (fields.components ?? []).map((component) => component.name),
    assignee: fields.assignee === null ? null : userId(fields.assignee as JiraUser | undefined),
    reporter: userId(fields.reporter as JiraUser | null),
    milestones: milestonesOf(issue, projectKey),
    sprints: sprintsOf(issue).map((sprint) => `${projectKey}/${sprint.id}`),
    labels: fields.labels ?? [],
    url: urlOf(issue),
  };
}

/** Fix versions, and the epic where there is one: by the agile field, the custom field, or a parent that is an epic. */
function milestonesOf(issue: JiraIssue, projectKey: string): readonly string[] {
  const { fields } = issue;
  const custom = customField(issue, 'epic');
  const parentType = fields.parent?.fields?.issuetype;
  const isEpicParent = parentType?.hierarchyLevel === 1 || parentType?.name === 'Epic';
  const epic =
    fields.epic?.key ?? (typeof custom === 'string' ? custom : isEpicParent ? fields.parent?.key : undefined);
  const versions = (fields.fixVersions ?? []).map((version) => `${projectKey}/${version.id}`);
  return epic === undefined ? versions : [...versions, epic];
}

interface Outcome extends Frame {
  readonly state: Value | undefined;
  readonly resolution: Value | undefined;
}

/** Without a changelog: open since creation, and in its last state since it was resolved, or else last touched. */
function sayOutcome(writer: FactWriter, issue: JiraIssue, outcome: Outcome): void {
  const { fields } = issue;
  const item = ['item', issue.key] as const;
  const cause = `jira:issue/${issue.id}@${fields.updated ?? 'export'}`;
  writer.say(item, { state: 'Open' }, { at: outcome.created, cause: `jira:issue/${issue.id}/created` });
  if (outcome.state === undefined) return;
  const at = Math.max(lastChange(writer, issue) ?? outcome.created, outcome.created);
  if (outcome.state === 'Open' && at === outcome.created) return;
  // That it is open, and without a resolution, is said too: an earlier export may have known it as finished.
  writer.say(item, { state: outcome.state, resolution: outcome.resolution ?? null }, { at, cause });
}

/** When an issue without a changelog came into the state that it is in, as far as it tells. */
function lastChange(writer: FactWriter, { key, fields }: JiraIssue): number | null {
  const updated = parseInstant(fields.updated ?? '');
  if (fields.status?.statusCategory?.key !== 'done') return updated;
  const resolved = parseInstant(fields.resolutiondate ?? '');
  if (resolved !== null) return resolved;
  writer.diagnose({
    code: 'no-resolution-date',
    severity: 'note',
    where: key,
    what: 'it is done but has no resolution date, so the day of its last update is taken',
    mend: 'export it with its changelog',
  });
  return updated;
}

function refused(where: string, code: string, what: string): Translation {
  const mend = 'correct the record in the export and import it again; the rest has gone in';
  return { facts: [], diagnostics: [{ code, severity: 'error', where, what, mend }] };
}

function firstTrouble(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  const [issue] = error.issues;
  return issue === undefined ? 'unknown' : `${issue.path.join('.') || 'record'}: ${issue.message}`;
}
