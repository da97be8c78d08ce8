import { dayOf, EPOCH, isDay, parseInstant, startOfDay } from '@fulcrum/core/calendar';
import type { FactWriter } from '../kit/fact-writer.ts';
import { guessCategory, guessOutcome } from '../kit/state-guess.ts';
import { linkMeaning } from './link-meaning.ts';
import type { JiraIssue, JiraLink, JiraStatus, JiraUser, JiraVersion } from './shape.ts';
import type { JiraSprint } from './sprints.ts';

const CATEGORIES: Readonly<Record<string, string>> = { new: 'todo', indeterminate: 'doing', done: 'done' };

/** The id of a person: Cloud's account id, or Data Center's key or name. */
export function userId(user: JiraUser | null | undefined): string | undefined {
  return user?.accountId ?? user?.key ?? user?.name ?? undefined;
}

export function sayUser(writer: FactWriter, user: JiraUser | null | undefined): void {
  const id = userId(user);
  if (id === undefined || user === null || user === undefined) return;
  const attributes = {
    name: user.displayName ?? id,
    email: user.emailAddress,
    zone: user.timeZone,
    active: user.active,
  };
  writer.say(['person', id], attributes, { at: EPOCH, cause: `jira:user/${id}` });
}

/** The words of the tracker that this issue uses, with what they mean by default. */
export function sayWords(writer: FactWriter, issue: JiraIssue, projectKey: string): void {
  const { fields } = issue;
  if (fields.status) sayState(writer, issue.key, fields.status as JiraStatus);
  sayPastStates(writer, issue);
  writer.say(['word', 'state/Open'], { field: 'state', text: 'Open', means: 'todo' }, wordOrigin('state/Open'));
  for (const component of fields.components ?? []) {
    const team = `${projectKey}/${component.name}`;
    const id = `component/${projectKey}/${component.name}`;
    writer.say(
      ['team', team],
      { name: component.name, program: projectKey },
      { at: EPOCH, cause: `jira:component/${team}` },
    );
    writer.say(
      ['word', id],
      { field: 'component', text: component.name, program: projectKey, means: team },
      wordOrigin(id),
    );
  }
  if (fields.resolution) {
    const { name } = fields.resolution;
    const id = `resolution/${name}`;
    writer.say(['word', id], { field: 'resolution', text: name, means: guessOutcome(name) }, wordOrigin(id));
  }
}

/** A state, with what it means by its category or by its name. */
export function sayState(writer: FactWriter, where: string, status: JiraStatus): void {
  const known = CATEGORIES[status.statusCategory?.key ?? ''];
  const means = known ?? guessCategory(status.name) ?? undefined;
  const id = `state/${status.name}`;
  writer.say(['word', id], { field: 'state', text: status.name, means }, wordOrigin(id));
  if (known === undefined) {
    const what = `the state "${status.name}" has no category, so it counts as ${means ?? 'todo'}`;
    writer.diagnose({
      code: 'unknown-state',
      severity: 'warning',
      where,
      what,
      mend: 'say what it means under Settings, Words',
    });
  }
}

/** States that only the changelog names carry no category: they are guessed from their names. */
function sayPastStates(writer: FactWriter, issue: JiraIssue): void {
  const entries = (issue.changelog?.histories ?? []).flatMap((history) => history.items);
  const names = entries
    .filter((item) => item.field.toLowerCase() === 'status')
    .flatMap((item) => [item.fromString, item.toString]);
  for (const name of new Set(names)) {
    const means = name ? guessCategory(name) : null;
    if (!name || means === null || name === issue.fields.status?.name) continue;
    const origin = { at: EPOCH, cause: `guess:${name}` };
    writer.say(['word', `state/${name}`], { field: 'state', text: name, means }, origin);
  }
}

/** Where a word is from. */
export function wordOrigin(id: string) {
  return { at: EPOCH, cause: `jira:word/${id}` };
}

/** Fix versions as milestones and, once released, as releases; the epic as a milestone, too. */
export function sayVersions(writer: FactWriter, issue: JiraIssue, projectKey: string): void {
  sayContainers(writer);
  for (const version of issue.fields.fixVersions ?? []) sayVersion(writer, version as JiraVersion, projectKey);
  const { epic } = issue.fields;
  const asEpic =
    epic ?? (issue.fields.issuetype?.name === 'Epic' ? { key: issue.key, name: issue.fields.summary } : null);
  if (!asEpic) return;
  const origin = { at: EPOCH, cause: `jira:epic/${asEpic.key}` };
  // The epic itself says its summary, its children say both: the summary is what all agree on.
  const name = epic?.summary || asEpic.name || asEpic.key;
  writer.say(['milestone', asEpic.key], { name, program: projectKey, form: 'epic' }, origin);
}

/** Fix versions and epics are milestones unless people say otherwise. */
export function sayContainers(writer: FactWriter): void {
  for (const text of ['release', 'epic']) {
    const id = `container/${text}`;
    writer.say(['word', id], { field: 'container', text, means: 'milestone' }, wordOrigin(id));
  }
}

function sayVersion(writer: FactWriter, version: JiraVersion, projectKey: string): void {
  const id = `${projectKey}/${version.id}`;
  const cause = `jira:version/${version.id}`;
  const day = version.releaseDate?.slice(0, 10);
  const start = version.startDate?.slice(0, 10);
  const always = { at: EPOCH, cause };
  const base = { name: version.name, program: projectKey, form: 'release', start };
  const isReleased = version.released === true;
  // What a version that is not out yet calls its release date is the promise. One that is out without a date says nothing:
  // that it was out at any day would be a guess.
  if (!isReleased || day === undefined) {
    writer.say(['milestone', id], { ...base, target: isReleased ? undefined : day }, always);
    return;
  }
  writer.say(['milestone', id], base, always);
  const at = isDay(day) ? startOfDay(day) : EPOCH;
  writer.say(['milestone', id], { released: day, isReleased: true }, { at, cause });
  writer.say(
    ['release', id],
    { name: version.name, program: projectKey, milestone: id, day, outcome: 'succeeded' },
    { at, cause },
  );
}

export function saySprints(writer: FactWriter, sprints: readonly JiraSprint[], projectKey: string): void {
  for (const sprint of sprints) {
    const state = sprint.state?.toLowerCase();
    const attributes = {
      name: sprint.name,
      program: projectKey,
      goal: sprint.goal ?? undefined,
      state: state === 'future' || state === 'active' || state === 'closed' ? state : undefined,
      start: dayIn(sprint.startDate),
      end: dayIn(sprint.endDate),
      completed: dayIn(sprint.completeDate),
    };
    writer.say(['sprint', `${projectKey}/${sprint.id}`], attributes, { at: EPOCH, cause: `jira:sprint/${sprint.id}` });
  }
}

function dayIn(text: string | null | undefined): string | undefined {
  const at = text ? parseInstant(text) : null;
  return at === null ? undefined : dayOf(at);
}

/**
 * Links to other issues. Each stands on both issues under one id, so it becomes one link whichever is read first. The
 * changelog tells when it was made; without one, it holds as soon as both issues exist.
 */
export function sayLinks(writer: FactWriter, issue: JiraIssue): void {
  for (const raw of issue.fields.issuelinks ?? []) {
    const link = raw as JiraLink;
    const meaning = linkMeaning(link.type);
    const other = link.outwardIssue?.key ?? link.inwardIssue?.key;
    if (meaning === null || other === undefined) continue;
    const isFirst = (link.outwardIssue !== undefined) === meaning.isForward;
    const [from, to] = isFirst ? [issue.key, other] : [other, issue.key];
    const attributes = { from, to, form: meaning.form, dependency: meaning.dependency ?? undefined };
    writer.say(['link', `jira/${link.id}`], attributes, { at: linkedAt(issue, other), cause: `jira:link/${link.id}` });
  }
}

function linkedAt(issue: JiraIssue, other: string): number {
  const entry = (issue.changelog?.histories ?? []).find((history) =>
    history.items.some((item) => item.field.toLowerCase() === 'link' && item.to === other),
  );
  return (entry === undefined ? null : parseInstant(entry.created)) ?? EPOCH;
}
