import { EPOCH } from '@fulcrum/core/calendar';
import type { FactWriter } from '../kit/fact-writer.ts';
import { sayPast } from '../kit/past.ts';
import { REASONS, readPast } from './issue-past.ts';
import { at, type Frame, keyOf, programOf, sayWho } from './names.ts';
import type { Issue, Listed, TimelineEvent } from './shape.ts';

/** What GitHub's own words mean: each is said whenever an issue uses it, for the first time. */
function sayWords(writer: FactWriter): void {
  const words = [
    ['state', 'open', 'todo'],
    ['state', 'closed', 'done'],
    ['resolution', 'completed', 'delivered'],
    ['resolution', 'not planned', 'dropped'],
    ['resolution', 'duplicate', 'dropped'],
  ] as const;
  for (const [field, text, means] of words) sayWord(writer, { field, text, means });
  writer.say(
    ['word', 'container/release'],
    { field: 'container', text: 'release', means: 'milestone' },
    { at: EPOCH, cause: 'word:container/release' },
  );
}

/** A word with what it is taken to mean until people say otherwise. */
export function sayWord(writer: FactWriter, word: { field: string; text: string; means: string }): void {
  const id = `${word.field}/${word.text}`;
  writer.say(['word', id], word, { at: EPOCH, cause: `word:${id}` });
}

/** The item, its past event by event, and what it is tied to. */
export function sayIssue(
  writer: FactWriter,
  issue: Issue,
  of: { frame: Frame; further: readonly TimelineEvent[] },
): void {
  const { frame } = of;
  const key = keyOf(issue);
  const created = at(issue.createdAt) as number;
  const updated = at(issue.updatedAt) ?? created;
  sayWords(writer);
  const events = [...issue.timelineItems.nodes, ...of.further];
  const { now, past, unknown } = readPast(writer, issue, { frame, events });
  const cause = `github:issue/${issue.id}`;
  sayPast(writer, key, { now, past, created, updated, cause });
  const program = programOf(frame, issue.repository.nameWithOwner);
  const untold = { program, reporter: sayWho(writer, issue.author), url: issue.url ?? undefined };
  writer.observe(['item', key], untold, { since: created, version: updated, cause });
  for (const event of events) sayTie(writer, key, event);
  for (const title of unknown)
    writer.diagnose({
      code: 'unknown-milestone',
      severity: 'note',
      where: key,
      what: `it was in a milestone "${title}", which is not there any more under that name`,
      mend: 'nothing has to be done; that stay is left out',
    });
}

const TIES: Readonly<Record<string, 'relates' | 'duplicates'>> = {
  CrossReferencedEvent: 'relates',
  MarkedAsDuplicateEvent: 'duplicates',
};

/** Another issue that names this one, or that this one repeats. */
function sayTie(writer: FactWriter, key: string, event: TimelineEvent): void {
  const form = TIES[event.__typename];
  const other = event.source ?? event.canonical;
  const when = at(event.createdAt);
  if (form === undefined || when === null || !other || !('number' in other) || keyOf(other) === key) return;
  const [from, to] = form === 'relates' ? [keyOf(other), key] : [key, keyOf(other)];
  writer.say(['link', `github/${event.id}`], { from, to, form }, { at: when, cause: `github:event/${event.id}` });
}

/** An issue that REST lists, whose timeline is not known: as it is now, and when it was closed. */
export function sayListed(
  writer: FactWriter,
  issue: Listed,
  { frame, repository }: { frame: Frame; repository: string },
): void {
  const item = ['item', `${repository}#${issue.number}`] as const;
  const created = at(issue.created_at) as number;
  const cause = `github:issue/${issue.node_id}`;
  const version = { since: created, version: at(issue.updated_at) ?? created, cause };
  sayWords(writer);
  writer.say(item, { state: 'open' }, { at: created, cause: `${cause}/created` });
  const closed = at(issue.closed_at);
  const resolution = REASONS[(issue.state_reason ?? '').toUpperCase()] ?? 'completed';
  if (issue.state === 'closed' && closed !== null)
    writer.say(item, { state: 'closed', resolution }, { at: closed, cause: `${cause}/closed@${issue.closed_at}` });
  const labels = (issue.labels ?? []).flatMap((label) => (typeof label === 'string' ? label : (label.name ?? [])));
  writer.observe(
    item,
    {
      title: issue.title,
      program: programOf(frame, repository),
      type: issue.type?.name ?? null,
      assignee: sayWho(writer, issue.assignee),
      reporter: sayWho(writer, issue.user),
      labels: labels.sort(),
      milestones: issue.milestone ? [`${repository}/${issue.milestone.number}`] : [],
      url: issue.html_url ?? undefined,
    },
    version,
  );
}
