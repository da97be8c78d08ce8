import type { Page, PullRequest, Session } from '../kit/connector.ts';
import { type Ask, askOver } from './ask.ts';
import { detailsOf } from './details.ts';
import { pullHinted } from './hints.ts';
import { type Place, placeOf } from './place.ts';
import { pullDeliveries } from './pull-deliveries.ts';
import type { GitHubSettings } from './settings.ts';
import { changedIssues, type Stream, streamsOf } from './streams.ts';
import { repositoriesOf, surroundingsOf } from './surroundings.ts';

// A change can become visible a little after the time that it bears.
const OVERLAP_MS = 2 * 60_000;

/** Reads repositories with their milestones, then each one's deployments, and its issues and pull requests in the order of change. */
export async function* pull(session: Session<GitHubSettings>, request: PullRequest): AsyncGenerator<Page> {
  const ask = askOver(session.http, session.settings);
  if (request.kind === 'hinted') {
    yield* pullHinted(ask, session, request);
    return;
  }
  const begun = placeOf(request.cursor);
  // A full pull begins with everything that its pages need, whatever was read before.
  const place = request.kind === 'changes' ? begun : { ...begun, tags: {} };
  const repositories = await repositoriesOf(ask, session.settings);
  const records = await surroundingsOf(ask, repositories, place.tags);
  yield { isSurroundings: true, records, cursor: { ...place }, progress: { done: place.done, total: null } };
  const streams = streamsOf(session.settings, repositories);
  yield* pullStreams({ ask, settings: session.settings }, streams, place);
}

interface Reading {
  readonly ask: Ask;
  readonly settings: GitHubSettings;
}

async function* pullStreams(reading: Reading, streams: readonly Stream[], begun: Place): AsyncGenerator<Page> {
  const first =
    begun.at === null
      ? 0
      : Math.max(
          0,
          streams.findIndex(({ name }) => name === begun.at?.stream),
        );
  let place = begun;
  for (const stream of streams.slice(first)) {
    const isCut = place.at?.stream === stream.name && place.at.after !== null;
    if (stream.repository !== null && !isCut) yield* deliveries(reading, stream, place);
    for await (const page of issues(reading, stream, place)) {
      place = placeOf(page.cursor);
      yield page;
    }
  }
  const isOver = { since: place.since, at: null, done: 0, tags: place.tags };
  yield { records: [], cursor: isOver, progress: { done: place.done, total: place.done } };
}

async function* deliveries({ ask, settings }: Reading, stream: Stream, place: Place): AsyncGenerator<Page> {
  const since = place.since[stream.name] ?? null;
  const records = await pullDeliveries(ask, {
    repository: stream.repository as string,
    since,
    workflows: settings.workflows,
    tags: place.tags,
  });
  const at = { stream: stream.name, after: null, page: 1 };
  yield { records, cursor: { ...place, at }, progress: { done: place.done, total: null } };
}

/**
 * Page by page in the order of change. The next page begins at the time of the last change seen, and not behind a number of things:
 * what is edited meanwhile moves to the end and pushes nothing out.
 */
async function* issues({ ask }: Reading, stream: Stream, place: Place): AsyncGenerator<Page> {
  const since = place.since[stream.name] ?? null;
  let step: Step = resumed(stream, place) ?? { after: overlapped(since), page: 1 };
  let { done } = place;
  for (let isLast = false; !isLast; ) {
    const found = await changedIssues(ask, stream, step);
    const details = await detailsOf(
      ask,
      found.issues.map(({ node_id }) => node_id),
    );
    const key = `issues/${stream.name}/${step.after ?? 'start'}/${step.page}`;
    done += found.issues.length;
    isLast = found.isLast;
    step = nextStep(step, found.issues.at(-1)?.updated_at);
    const cursor = isLast
      ? over(stream, { ...place, done }, step.after)
      : { ...place, at: { stream: stream.name, ...step }, done };
    yield {
      records: [{ endpoint: 'issues', key, body: found.body }, ...details],
      cursor,
      progress: { done, total: null },
    };
  }
}

/** From when on the next page is, and which of those that begin then. */
export interface Step {
  readonly after: string | null;
  readonly page: number;
}

function resumed(stream: Stream, { at }: Place): Step | null {
  return at !== null && at.stream === stream.name && at.after !== null ? { after: at.after, page: at.page } : null;
}

/** A page of one time alone: more of that time follows on the next one. */
export function nextStep({ after, page }: Step, newest: string | null = after): Step {
  return newest === after ? { after, page: page + 1 } : { after: newest, page: 1 };
}

/** The place once a stream has been read whole. */
function over(stream: Stream, place: Place, after: string | null): Place {
  const read = after === null ? {} : { [stream.name]: laterOf(after, place.since[stream.name] ?? null) };
  return { ...place, since: { ...place.since, ...read }, at: { stream: stream.next, after: null, page: 1 } };
}

function laterOf(one: string, other: string | null): string {
  return other === null || one > other ? one : other;
}

function overlapped(since: string | null): string | null {
  if (since === null) return null;
  return new Date(Date.parse(since) - OVERLAP_MS).toISOString().replace(/\.\d+Z$/, 'Z');
}
