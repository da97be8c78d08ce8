import { EPOCH, type Instant, parseInstant } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import type { FactWriter } from '../kit/fact-writer.ts';
import { type Past, sayPast, type Told } from '../kit/past.ts';
import { guessCategory, guessOutcome } from '../kit/state-guess.ts';
import type { Translation } from '../kit/translation.ts';
import { customField } from './custom-fields.ts';
import type { Frame } from './frame.ts';
import { type DatedHistory, inOrder, readItemPast, sprintId, versionId, type Where } from './item-past.ts';
import { observeSprint, observeVersion, programOf } from './say-around.ts';
import { sayLinkHistory } from './say-links.ts';
import { peopleOf } from './say-people.ts';
import { worklogsOf } from './say-worklogs.ts';
import type { JiraIssue, JiraStatus, JiraUser, JiraVersion } from './shape.ts';
import { sprintsOf } from './sprints.ts';
import { sayContainers, sayState, userId, wordOrigin } from './surroundings.ts';
import { urlOf } from './url-of.ts';

/** An issue in its time. */
interface Lived extends Where {
  readonly issue: JiraIssue;
  readonly created: Instant;
  readonly updated: Instant;
  readonly histories: readonly DatedHistory[];
}

/** An issue with its history: the item, its past change by change, what it is tied to, the words that it uses, and its people. */
export function sayIssue(
  writer: FactWriter,
  issue: JiraIssue,
  { frame, created, projectKey }: { frame: Frame; created: Instant; projectKey: string },
): Translation {
  const { dated, undated } = inOrder(issue.changelog?.histories ?? []);
  const updated = parseInstant(issue.fields.updated ?? '') ?? created;
  const lived: Lived = {
    issue,
    created,
    updated,
    histories: dated,
    frame,
    projectKey,
    isBelowEpic: isBelowEpic(issue),
  };
  for (const id of undated) {
    writer.diagnose({
      code: 'bad-date',
      severity: 'warning',
      where: `${issue.key}, history ${id}`,
      what: 'its time cannot be read, so this change is left out',
      mend: 'look at the history of the issue in Jira',
    });
  }
  const now = nowOf(lived);
  const past = readItemPast(now, dated, lived);
  const cause = `jira:issue/${issue.id}`;
  sayPast(writer, issue.key, { now, past: withoutEmpty(past), created, updated, cause });
  writer.say(['item', issue.key], { url: urlOf(issue) }, { at: created, cause: `${cause}/created` });
  sayMoves(writer, lived);
  sayLinkHistory(writer, issue, { histories: dated, types: frame.linkTypes });
  sayWordsOf(writer, lived, past);
  sayNeighbours(writer, lived, past);
  const people = peopleOf(issue, frame, { updated, histories: dated });
  const logs = worklogsOf(issue.fields.worklog, { key: issue.key, updated, frame });
  const { observed = [], facts, diagnostics } = writer.translation();
  return {
    facts,
    diagnostics: [...diagnostics, ...logs.diagnostics],
    observed: [...observed, ...(people.observed ?? []), ...(logs.observed ?? [])],
  };
}

// That an attribute was empty at first is what holds where nobody says anything.
function withoutEmpty(past: Past): Past {
  const isEmpty = (value: Value) => value === null || (Array.isArray(value) && value.length === 0);
  const said = Object.entries(past.initial).filter(([, value]) => !isEmpty(value));
  return { ...past, initial: Object.fromEntries(said) };
}

function isBelowEpic({ fields }: JiraIssue): boolean {
  const { hierarchyLevel, subtask, name } = fields.issuetype ?? {};
  if (hierarchyLevel !== undefined) return hierarchyLevel === 0;
  return subtask !== true && name !== 'Epic';
}

/** The issue as it is now, of all that its changelog tells about. */
function nowOf(lived: Lived): Told {
  const { issue, frame, projectKey } = lived;
  const { fields } = issue;
  const sprints = sprintsOf(issue, frame.fields).map(({ id }) => sprintId(id, lived));
  return {
    title: fields.summary ?? '',
    program: programOf(projectKey, frame),
    ...wordsOf(issue),
    assignee: userId(fields.assignee as JiraUser | null) ?? null,
    reporter: userId(fields.reporter as JiraUser | null) ?? null,
    ...sizesOf(lived),
    labels: [...(fields.labels ?? [])].sort(),
    components: (fields.components ?? []).map(({ name }) => name).sort(),
    milestones: milestonesOf(lived).sort(),
    sprints: [...new Set(sprints)].sort(),
    parent: fields.parent?.key ?? null,
    team: teamOf(lived)?.id ?? null,
    notBefore: startOf(lived),
  };
}

function wordsOf({ fields }: JiraIssue): Told {
  const { issuetype, status, resolution, priority } = fields;
  const nameOf = (named: { name: string } | null | undefined) => named?.name ?? null;
  return { type: nameOf(issuetype), state: nameOf(status), resolution: nameOf(resolution), priority: nameOf(priority) };
}

function sizesOf({ issue, frame }: Lived): Told {
  const { timeoriginalestimate, timespent } = issue.fields;
  const estimate = customField(issue, 'estimate', frame.fields);
  return {
    estimate: typeof estimate === 'number' ? estimate : null,
    effort: hoursOf(timeoriginalestimate),
    logged: hoursOf(timespent),
  };
}

const hoursOf = (seconds: number | null | undefined) => (typeof seconds === 'number' ? seconds / 3_600 : null);

function milestonesOf(lived: Lived): string[] {
  const { issue, frame } = lived;
  const versions = (issue.fields.fixVersions ?? []).map(({ id }) => versionId(id, lived));
  const epic = epicOf(lived) ?? customField(issue, 'epic', frame.fields);
  return typeof epic === 'string' ? [...versions, epic] : versions;
}

function epicOf({ issue, isBelowEpic }: Lived): string | undefined {
  return issue.fields.epic?.key ?? (isBelowEpic ? issue.fields.parent?.key : undefined);
}

function teamOf({ issue, frame }: Lived): { readonly id: string; readonly name: string } | null {
  const value = customField(issue, 'team', frame.fields);
  const { id, name, title, value: text } = Object(value) as Record<string, unknown>;
  const called = [name, title, text, value].find((each) => typeof each === 'string');
  const own = typeof id === 'string' || typeof id === 'number' ? String(id) : called;
  return typeof own === 'string' ? { id: `jira/${own}`, name: typeof called === 'string' ? called : own } : null;
}

function startOf({ issue, frame }: Lived): string | null {
  const value = customField(issue, 'start', frame.fields);
  return typeof value === 'string' ? (/^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? null) : null;
}

/** A key that the issue had before it was moved is gone since then; the one that it came back to is there again. */
function sayMoves(writer: FactWriter, { histories }: Lived): void {
  const moves = histories.flatMap(({ id, at, items }) =>
    items
      .filter(({ field, fromString }) => field.toLowerCase() === 'key' && fromString)
      .map(({ fromString, toString: to }) => ({ from: fromString as string, to, at, cause: `jira:history/${id}` })),
  );
  for (const [place, { from, to, ...origin }] of moves.entries()) {
    writer.say(['item', from], { deleted: true }, origin);
    const isBack = moves.slice(0, place).some((before) => before.from === to);
    if (to && isBack) writer.say(['item', to], { deleted: false }, origin);
  }
}

/** Every value that an attribute has and had. */
function everOf(past: Past, attribute: string): readonly string[] {
  const ever = new Set<string>();
  const note = (value: Value | undefined): void => {
    if (Array.isArray(value)) for (const each of value) note(each);
    else if (typeof value === 'string' && value !== '') ever.add(value);
  };
  note(past.initial[attribute]);
  for (const turn of past.turns) {
    if (turn.attribute !== attribute) continue;
    note(turn.before);
    note(turn.after);
  }
  for (const move of past.moves) {
    if (move.attribute !== attribute) continue;
    note(move.out);
    note(move.into);
  }
  return [...ever];
}

/** The words that the issue uses and used, with what they mean by default. */
function sayWordsOf(writer: FactWriter, { issue, frame, projectKey }: Lived, past: Past): void {
  const program = programOf(projectKey, frame);
  sayContainers(writer);
  const { status } = issue.fields;
  if (status && !frame.states.has(status.name)) sayState(writer, issue.key, status as JiraStatus);
  for (const name of everOf(past, 'state')) {
    const means = frame.states.has(name) ? null : guessCategory(name);
    if (means === null || name === status?.name) continue;
    writer.say(['word', `state/${name}`], { field: 'state', text: name, means }, { at: EPOCH, cause: `guess:${name}` });
  }
  for (const name of everOf(past, 'resolution')) {
    const id = `resolution/${name}`;
    writer.say(['word', id], { field: 'resolution', text: name, means: guessOutcome(name) }, wordOrigin(id));
  }
  for (const name of everOf(past, 'components')) {
    const team = `${projectKey}/${name}`;
    const id = `component/${program}/${name}`;
    writer.say(['team', team], { name, program }, { at: EPOCH, cause: `jira:component/${team}` });
    writer.say(['word', id], { field: 'component', text: name, program, means: team }, wordOrigin(id));
  }
}

/** Versions, sprints, epics and teams that the issue names, as far as nothing better tells of them. */
function sayNeighbours(writer: FactWriter, lived: Lived, past: Past): void {
  const { issue, frame, projectKey, updated } = lived;
  const told = { projectKey, frame, version: updated };
  const versions = (issue.fields.fixVersions ?? []) as readonly JiraVersion[];
  for (const version of versions.filter(({ id }) => !frame.projectOfVersion.has(id)))
    observeVersion(writer, version, told);
  const sprints = sprintsOf(issue, frame.fields);
  for (const sprint of sprints.filter(({ id }) => !frame.projectOfSprint.has(id))) observeSprint(writer, sprint, told);
  const team = teamOf(lived);
  const as = { since: EPOCH, version: updated, cause: `jira:team/${team?.id}` };
  if (team !== null) writer.observe(['team', team.id], { name: team.name }, as);
  sayEpics(writer, lived, past);
}

/** An epic is a milestone: it says so itself, and so do its children, since it may lie outside of what is read. */
function sayEpics(writer: FactWriter, lived: Lived, past: Past): void {
  const { issue, frame, created } = lived;
  const { fields, key } = issue;
  const origin = (epic: string) => ({ at: EPOCH, cause: `jira:epic/${epic}` });
  if (fields.issuetype?.name === 'Epic' || fields.issuetype?.hierarchyLevel === 1) {
    const program = programOf(lived.projectKey, frame);
    writer.say(
      ['milestone', key],
      { program, form: 'epic', name: past.initial.title ?? key },
      { at: EPOCH, cause: `jira:issue/${issue.id}/created` },
    );
    for (const { attribute, after, at, cause } of past.turns) {
      if (attribute === 'title') writer.say(['milestone', key], { name: after }, { at: Math.max(at, created), cause });
    }
  }
  const epic = epicOf(lived) ?? customField(issue, 'epic', frame.fields);
  if (typeof epic !== 'string') return;
  const program = programOf(epic.slice(0, epic.lastIndexOf('-')), frame);
  writer.say(['milestone', epic], { program, form: 'epic' }, origin(epic));
}
