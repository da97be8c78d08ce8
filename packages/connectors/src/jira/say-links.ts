import { EPOCH, type Instant } from '@fulcrum/core/calendar';
import type { FactWriter } from '../kit/fact-writer.ts';
import type { DatedHistory } from './item-past.ts';
import { linkMeaning } from './link-meaning.ts';
import type { JiraHistoryItem, JiraIssue, JiraLink } from './shape.ts';
import type { JiraLinkType } from './shape-around.ts';

/** A link that was made or cut, as one of its ends tells. */
interface LinkEvent {
  readonly type: JiraLinkType;
  readonly isOutward: boolean;
  readonly other: string;
  readonly isCut: boolean;
  readonly at: Instant;
  readonly cause: string;
}

/**
 * Links to other issues, made and cut when the changelogs of their ends tell. A link goes by its ends and its type, since the
 * changelog does not name its id; so both ends say the same.
 */
export function sayLinkHistory(
  writer: FactWriter,
  issue: JiraIssue,
  given: { histories: readonly DatedHistory[]; types: readonly JiraLinkType[] },
): void {
  const events = given.histories.flatMap((history) =>
    history.items.flatMap((item) =>
      eventOf(item, given.types, { at: history.at, cause: `jira:history/${history.id}` }),
    ),
  );
  const told = new Set<string>();
  for (const event of events) told.add(sayEvent(writer, issue.key, event));
  for (const link of issue.fields.issuelinks ?? []) sayLink(writer, issue.key, { link: link as JiraLink, told });
}

/** A link that the changelog does not tell of has been there all the time. */
function sayLink(writer: FactWriter, key: string, { link, told }: { link: JiraLink; told: ReadonlySet<string> }): void {
  const { id, type, outwardIssue, inwardIssue } = link;
  const other = outwardIssue?.key ?? inwardIssue?.key;
  if (other === undefined) return;
  const { name, inward = name, outward = name } = type;
  const found = linkOf(key, { type: { name, inward, outward }, isOutward: outwardIssue !== undefined, other });
  if (found === null || told.has(found.id)) return;
  writer.say(['link', found.id], found.attributes, { at: EPOCH, cause: `jira:link/${id}` });
}

function sayEvent(writer: FactWriter, key: string, event: LinkEvent): string {
  const link = linkOf(key, event);
  if (link === null) return '';
  const { at, cause, isCut } = event;
  writer.say(['link', link.id], { ...link.attributes, deleted: isCut }, { at, cause });
  return link.id;
}

/** A link by its ends, in the direction in which its type reads; null when it means nothing. */
function linkOf(key: string, { type, isOutward, other }: Pick<LinkEvent, 'type' | 'isOutward' | 'other'>) {
  const meaning = linkMeaning(type);
  if (meaning === null) return null;
  const ends = isOutward === meaning.isForward ? [key, other] : [other, key];
  // What reads the same in both directions has no first end.
  const [from = '', to = ''] = type.inward === type.outward ? ends.sort() : ends;
  const { form, dependency } = meaning;
  return { id: `jira/${from}/${type.name}/${to}`, attributes: { from, to, form, dependency: dependency ?? undefined } };
}

const TOLD = /^This issue (.+) ([A-Z][A-Z0-9_]*-\d+)$/i;

function eventOf(
  item: JiraHistoryItem,
  types: readonly JiraLinkType[],
  origin: { at: Instant; cause: string },
): readonly LinkEvent[] {
  if (item.field.toLowerCase() !== 'link') return [];
  const isCut = !item.toString;
  const found = TOLD.exec((isCut ? item.fromString : item.toString) ?? '');
  const [phrase, other] = [found?.[1], found?.[2]];
  const type = types.find(({ inward, outward }) => inward === phrase || outward === phrase);
  if (type === undefined || other === undefined) return [];
  return [{ type, isOutward: type.outward === phrase, other, isCut, ...origin }];
}
