import { dayOf, EPOCH, type Instant, isPlausible, parseInstant } from '@fulcrum/core/calendar';
import { type FactWriter, factWriter } from '../kit/fact-writer.ts';
import { textOf } from '../kit/text-of.ts';
import type { Translation } from '../kit/translation.ts';
import type { Frame } from './frame.ts';
import { observeUser } from './say-people.ts';
import { type JiraUser, type JiraWorklog, worklog as worklogShape } from './shape.ts';
import { userId } from './surroundings.ts';

/** The issue that time was logged on. */
interface LoggedOn {
  readonly key: string | null;
  /** When the issue was changed last: when it was moved, its worklogs moved with it. */
  readonly updated: Instant;
  readonly frame: Frame;
}

/** The worklogs of an issue, and who logged them; one that cannot be read is diagnosed. */
export function worklogsOf(list: unknown, on: LoggedOn): Translation {
  const writer = factWriter('jira', on.frame.said);
  for (const raw of logsIn(list)) sayRaw(writer, raw, on);
  return writer.translation();
}

/** Worklogs by themselves: what they were logged on is known where their issues came before them, or with them. */
export function looseWorklogs(
  body: unknown,
  given: { frame: Frame; where: string; keyOf: (id: string) => string | null },
): Translation {
  const { frame, where, keyOf } = given;
  const writer = factWriter('jira', frame.said);
  for (const raw of logsIn(body)) {
    const id = textOf(Object(raw).issueId);
    const key = keyOf(id);
    sayRaw(writer, raw, { key, updated: 0, frame });
    if (key !== null) continue;
    const what = `it is time that was logged on the issue ${id}, which is not among these answers`;
    const mend = 'give the page of the search that holds the issue with it';
    writer.diagnose({ code: 'no-issue', severity: 'warning', where, what, mend });
  }
  return writer.translation();
}

/** The answer of `worklog/deleted`, or the part of a webhook that says the same. */
export function goneWorklogs(body: unknown, { said }: Frame): Translation {
  const writer = factWriter('jira', said);
  const { values } = Object(body) as { values?: unknown };
  for (const raw of Array.isArray(values) ? values : []) {
    const { worklogId, updatedTime } = Object(raw) as { worklogId?: unknown; updatedTime?: unknown };
    const id = textOf(worklogId);
    if (id === '' || typeof updatedTime !== 'number' || !isPlausible(updatedTime)) continue;
    const origin = { at: updatedTime, cause: `jira:worklog/${id}/deleted` };
    writer.say(['worklog', `jira/${id}`], { deleted: true }, origin);
  }
  return writer.translation();
}

/** A list, an object that holds one, or one by itself. */
function logsIn(body: unknown): readonly unknown[] {
  if (body === undefined || body === null) return [];
  const { worklogs } = Object(body) as { worklogs?: unknown };
  const held = [body, worklogs].find(Array.isArray);
  return held ?? [body];
}

function sayRaw(writer: FactWriter, raw: unknown, on: LoggedOn): void {
  const parsed = worklogShape.safeParse(raw);
  const trouble = parsed.success ? sayWorklog(writer, parsed.data, on) : 'it has not the shape of a worklog';
  if (trouble === null) return;
  writer.diagnose({
    code: 'bad-worklog',
    severity: 'warning',
    where: `${on.key ?? 'worklog'}, worklog ${parsed.success ? parsed.data.id : '?'}`,
    what: `${trouble}, so it is left out`,
    mend: 'look at the work log of the issue in Jira',
  });
}

/** Says one; what is wrong with it, or null. */
function sayWorklog(writer: FactWriter, log: JiraWorklog, { key, updated, frame }: LoggedOn): string | null {
  const created = timeOf(log.created ?? log.started);
  const started = timeOf(log.started);
  const seconds = log.timeSpentSeconds ?? Number.NaN;
  if (created === null || started === null) return 'its time cannot be read';
  if (!(seconds >= 0)) return 'it does not say how long it was';
  const version = timeOf(log.updated) ?? created;
  const as = { since: created, version, cause: `jira:worklog/${log.id}` };
  const thing = ['worklog', `jira/${log.id}`] as const;
  const author = log.author as JiraUser | null | undefined;
  writer.observe(thing, { item: key ?? undefined }, { ...as, version: Math.max(version, updated) });
  writer.observe(thing, { person: userId(author), hours: seconds / 3_600, day: dayOf(started) }, as);
  if (author) observeUser(writer, author, { frame, version });
  return null;
}

function timeOf(text: string | null | undefined): Instant | null {
  const at = parseInstant(text ?? '');
  return at !== null && at > EPOCH && isPlausible(at) ? at : null;
}
