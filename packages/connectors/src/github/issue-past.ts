import type { Instant } from '@fulcrum/core/calendar';
import type { FactWriter } from '../kit/fact-writer.ts';
import { type Move, type Past, pastOf, type Told, type Turn } from '../kit/past.ts';
import { at, type Frame, keyOf, sayWho } from './names.ts';
import type { Issue, TimelineEvent } from './shape.ts';

/** Words of GitHub for how an issue ended. */
export const REASONS: Readonly<Record<string, string>> = {
  COMPLETED: 'completed',
  NOT_PLANNED: 'not planned',
  DUPLICATE: 'duplicate',
};

interface Dated {
  readonly event: TimelineEvent;
  readonly at: Instant;
  readonly cause: string;
}

/** An issue as it is now, as far as its timeline tells of that, and how it came to be so. */
export interface IssuePast {
  readonly now: Told;
  readonly past: Past;
  /** Titles of milestones that nobody knows any more. */
  readonly unknown: readonly string[];
}

/** Reads the timeline of an issue. */
export function readPast(
  writer: FactWriter,
  issue: Issue,
  { frame, events }: { frame: Frame; events: readonly TimelineEvent[] },
): IssuePast {
  const dated = inOrder(events);
  const repository = issue.repository.nameWithOwner;
  const unknown = new Set<string>();
  const milestoneId = (title: string): readonly string[] => {
    const isOwn = issue.milestone?.title === title;
    const id = isOwn ? `${repository}/${issue.milestone?.number}` : frame.milestones.get(`${repository}\n${title}`);
    if (id === undefined) unknown.add(title);
    return id === undefined ? [] : [id];
  };
  const moves = dated.flatMap((each) => moveOf(each, milestoneId));
  const hands = handsOf(writer, issue, dated);
  const now = {
    state: issue.state === 'OPEN' ? 'open' : 'closed',
    resolution: issue.state === 'OPEN' ? null : (REASONS[issue.stateReason ?? ''] ?? 'completed'),
    title: issue.title,
    assignee: hands.now,
    labels: (issue.labels?.nodes ?? []).map(({ name }) => name).sort(),
    milestones: issue.milestone ? [`${repository}/${issue.milestone.number}`] : [],
    parent: issue.parent ? keyOf(issue.parent) : null,
  };
  const turns = [...dated.flatMap(turnOf), ...statesOf(dated), ...hands.turns].sort((one, other) => one.at - other.at);
  return { now, past: pastOf(now, turns, moves), unknown: [...unknown] };
}

function inOrder(events: readonly TimelineEvent[]): readonly Dated[] {
  const dated = events.flatMap((event) => {
    const when = at(event.createdAt);
    return when === null ? [] : [{ event, at: when, cause: `github:event/${event.id}` }];
  });
  return dated.sort((one, other) => one.at - other.at || (one.event.id < other.event.id ? -1 : 1));
}

function turnOf({ event, at, cause }: Dated): readonly Turn[] {
  const turn = (attribute: string, before: string | null, after: string | null) => [
    { attribute, before, after, at, cause },
  ];
  switch (event.__typename) {
    case 'RenamedTitleEvent':
      return turn('title', event.previousTitle ?? '', event.currentTitle ?? '');
    case 'ParentIssueAddedEvent':
      return event.parent ? turn('parent', null, keyOf(event.parent)) : [];
    case 'ParentIssueRemovedEvent':
      return event.parent ? turn('parent', keyOf(event.parent), null) : [];
    default:
      return [];
  }
}

/** Closed and reopened, each with how it ended. */
function statesOf(dated: readonly Dated[]): readonly Turn[] {
  let resolution: string | null = null;
  return dated.flatMap(({ event, at, cause }): readonly Turn[] => {
    const isClosed = event.__typename === 'ClosedEvent';
    if (!isClosed && event.__typename !== 'ReopenedEvent') return [];
    const before = resolution;
    resolution = isClosed ? (REASONS[event.stateReason ?? ''] ?? 'completed') : null;
    const [from, to] = isClosed ? ['open', 'closed'] : ['closed', 'open'];
    return [
      { attribute: 'state', before: from as string, after: to as string, at, cause },
      { attribute: 'resolution', before, after: resolution, at, cause },
    ];
  });
}

function moveOf({ event, at, cause }: Dated, milestoneId: (title: string) => readonly string[]): readonly Move[] {
  const move = (attribute: string, members: readonly string[], isIn: boolean): readonly Move[] =>
    members.length === 0 ? [] : [{ attribute, out: isIn ? [] : members, into: isIn ? members : [], at, cause }];
  switch (event.__typename) {
    case 'LabeledEvent':
    case 'UnlabeledEvent':
      return move('labels', event.label ? [event.label.name] : [], event.__typename === 'LabeledEvent');
    case 'MilestonedEvent':
    case 'DemilestonedEvent':
      return move(
        'milestones',
        event.milestoneTitle ? milestoneId(event.milestoneTitle) : [],
        event.__typename === 'MilestonedEvent',
      );
    default:
      return [];
  }
}

interface Step extends Dated {
  readonly isIn: boolean;
  readonly person: string;
}

/** In whose hands it was: of several assignees, who has been assigned longest. */
function handsOf(
  writer: FactWriter,
  issue: Issue,
  dated: readonly Dated[],
): { readonly now: string | null; readonly turns: readonly Turn[] } {
  const steps = dated.flatMap((each): readonly Step[] => {
    const isIn = each.event.__typename === 'AssignedEvent';
    const person = isIn || each.event.__typename === 'UnassignedEvent' ? sayWho(writer, each.event.assignee) : null;
    return person === null ? [] : [{ ...each, isIn, person }];
  });
  const now = issue.assignees.nodes.flatMap((who) => sayWho(writer, who) ?? []).sort();
  const hands = [...handsBefore(now, steps)].sort();
  const turns = steps.flatMap(({ isIn, person, at, cause }): readonly Turn[] => {
    const before = hands[0] ?? null;
    pass(hands, person, isIn);
    const after = hands[0] ?? null;
    return before === after ? [] : [{ attribute: 'assignee', before, after, at, cause }];
  });
  return { now: hands[0] ?? null, turns };
}

/** In whose hands it was at the beginning, from whose it is in now. */
function handsBefore(now: readonly string[], steps: readonly Step[]): ReadonlySet<string> {
  const hands = new Set(now);
  for (const { isIn, person } of steps.toReversed()) {
    if (isIn) hands.delete(person);
    else hands.add(person);
  }
  return hands;
}

function pass(hands: string[], person: string, isIn: boolean): void {
  const place = hands.indexOf(person);
  if (isIn && place < 0) hands.push(person);
  if (!isIn && place >= 0) hands.splice(place, 1);
}
