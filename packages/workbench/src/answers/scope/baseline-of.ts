import { type Day, dayOf, type Instant, startOfDay } from '@fulcrum/core/calendar';
import { type FactLog, firstSaid, type ProgramGraph } from '@fulcrum/core/program';
import type { Milestone } from '@fulcrum/core/vocabulary';
import { dayWords } from '../phrases.ts';

/** The day on which the scope of a milestone counts as agreed, and why. */
export interface Baseline {
  readonly day: Day;
  /** What somebody said; null where it is taken from the record. */
  readonly said: Day | null;
  readonly words: string;
}

/**
 * The baseline of a milestone as of the day of a program: what somebody said; else the first day of these that the record tells, and on which the milestone held
 * something: its target was promised, work on it was planned to start, the first of its items was worked on, the first item joined.
 */
export function baselineOf(log: FactLog, graph: ProgramGraph, milestone: Milestone): Baseline | null {
  const asOf = dayOf(graph.at);
  const joined = firstJoined(graph, milestone.id);
  if (joined === null || joined > graph.at) return null;
  const said = milestone.baseline;
  if (said !== null && said <= asOf) return { day: said, said, words: `agreed on ${dayWords(said, asOf)}` };
  const guesses: readonly (readonly [at: Instant | null, words: string])[] = [
    [firstSaid(log, `milestone:${milestone.id}`, 'target'), 'the day on which its target was first promised'],
    [milestone.start === null ? null : startOfDay(milestone.start), 'the day on which work on it was planned to start'],
    [firstBegun(graph, milestone.id), 'the day on which work on it began'],
    [joined, 'the day on which its first item joined'],
  ];
  const [at, why] = guesses.find(([each]) => each !== null && each >= joined && each <= graph.at) ?? [joined, ''];
  const words = `nobody has said when its scope was agreed; this is ${why}`;
  return { day: dayOf(at ?? joined), said: null, words };
}

function firstJoined(graph: ProgramGraph, milestone: string): Instant | null {
  let first: Instant | null = null;
  for (const { memberships } of graph.items.values())
    for (const stay of memberships)
      if (stay.milestone === milestone && (first === null || stay.from < first)) first = stay.from;
  return first;
}

/** When the first item that is in a milestone was begun or finished while it was there. */
function firstBegun(graph: ProgramGraph, milestone: string): Instant | null {
  let first: Instant | null = null;
  for (const { memberships, startedAt, finishedAt } of graph.items.values()) {
    const stay = memberships.find((each) => each.milestone === milestone);
    const begun = startedAt ?? finishedAt;
    if (stay === undefined || begun === null) continue;
    const at = Math.max(begun, stay.from);
    if (first === null || at < first) first = at;
  }
  return first;
}
