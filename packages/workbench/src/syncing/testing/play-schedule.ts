import { createHash } from 'node:crypto';
import type { PullRequest, RawRecord, Translation } from '@fulcrum/connectors';
import { appendToLog, canonicalLines, createFactLog, type FactLog, fold } from '@fulcrum/core/program';
import { type Fact, TRUNK } from '@fulcrum/core/vocabulary';
import { deletedFact, newsOn } from '../news.ts';
import { keyOfSeen, type Seen } from '../observations.ts';

/** What happens in a made-up tool, and between it and us. Places are shares from 0 up to 1. */
export type Step =
  | {
      readonly kind: 'edit';
      readonly item: number;
      readonly field: 'state' | 'title' | 'milestones';
      readonly value: number;
    }
  | { readonly kind: 'delete' | 'restore'; readonly item: number }
  /** A webhook that waits is delivered, as often as `copies` says; with none it is lost. */
  | { readonly kind: 'deliver'; readonly which: number; readonly copies: number }
  | { readonly kind: 'poll'; readonly isCut: boolean }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'full' };

interface ToolItem {
  readonly key: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly title: string;
  readonly history: readonly {
    readonly id: number;
    readonly at: number;
    readonly field: string;
    readonly value: string;
  }[];
}

const ITEMS = 6;
const STATES = ['Open', 'Doing', 'Review', 'Done'];
const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 1);
// Pulls of changes read a little of the past again, as real ones do.
const OVERLAP = 2 * MINUTE;

/**
 * Plays one schedule, and then what a working connection does in the end: a poll and a sweep.
 * @param before how many steps went by in the tool before it was connected; their webhooks may still come
 * @returns the digest of the program
 */
export function playSchedule(steps: readonly Step[], before: number): string {
  const tool = createTool();
  const inbox = createInbox();
  for (const step of steps.slice(0, before)) if ('item' in step) change(step, tool);
  inbox.take(tool.pull({ kind: 'full', cursor: null }), tool.now());
  inbox.since = tool.now();
  for (const step of steps.slice(before)) play(step, tool, inbox);
  poll(tool, inbox, false);
  inbox.sweep(tool.ids(), tool.now());
  return digestOf(inbox.log);
}

/** The digest of the program of whoever reads the tool once, after all of its edits. */
export function readOnce(steps: readonly Step[]): string {
  const tool = createTool();
  for (const step of steps) if ('item' in step) change(step, tool);
  const inbox = createInbox();
  inbox.take(tool.pull({ kind: 'full', cursor: null }), tool.now());
  return digestOf(inbox.log);
}

type Tool = ReturnType<typeof createTool>;
type Inbox = ReturnType<typeof createInbox>;

function play(step: Step, tool: Tool, inbox: Inbox): void {
  if (step.kind === 'poll') poll(tool, inbox, step.isCut);
  else if (step.kind === 'sweep') inbox.sweep(tool.ids(), tool.now());
  else if (step.kind === 'full') inbox.take(tool.pull({ kind: 'full', cursor: null }), tool.now());
  else if (step.kind === 'deliver') deliver(step, tool, inbox);
  else change(step, tool);
}

function change(step: Extract<Step, { item: number }>, tool: Tool): void {
  if (step.kind === 'edit') tool.edit(step.item, step.field, step.value);
  else tool.setGone(step.item, step.kind === 'delete');
}

/** A pull that is cut off has taken its first page, and its place moved that far. */
function poll(tool: Tool, inbox: Inbox, isCut: boolean): void {
  const records = tool.pull({ kind: 'changes', cursor: { since: inbox.since } });
  const taken = isCut ? records.slice(0, 1) : records;
  inbox.take(taken, tool.now());
  const last = taken.at(-1)?.body as ToolItem | undefined;
  inbox.since = isCut ? Math.max(inbox.since, last?.updatedAt ?? 0) : tool.now();
}

function deliver({ which, copies }: Extract<Step, { kind: 'deliver' }>, tool: Tool, inbox: Inbox): void {
  const [hint] = tool.waiting.splice(Math.floor(which * tool.waiting.length), 1);
  if (hint === undefined) return;
  for (let copy = 0; copy < copies; copy++) {
    const records = tool.pull({ kind: 'hinted', ids: [hint.key], cursor: {} });
    // Some tools send what changed along: it may be old by the time it comes.
    inbox.take([...records, hint.carried], tool.now());
  }
}

function createTool() {
  let now = START;
  let lastId = 0;
  const gone = new Set<string>();
  const items = new Map<string, ToolItem>();
  for (let number = 1; number <= ITEMS; number++) {
    const key = `FAKE-${number}`;
    items.set(key, { key, createdAt: now, updatedAt: now, title: `Item ${number}`, history: [] });
  }
  const waiting: { readonly key: string; readonly carried: RawRecord }[] = [];
  const keyOf = (item: number) => `FAKE-${1 + Math.floor(item * ITEMS)}`;
  const recordOf = (item: ToolItem): RawRecord => ({ endpoint: 'items', key: item.key, body: item });
  const there = () => [...items.values()].filter(({ key }) => !gone.has(key)).sort((a, b) => a.updatedAt - b.updatedAt);
  return {
    now: () => now,
    waiting,
    ids: () => there().map(({ key }) => `item:${key}`),
    edit: (place: number, field: string, value: number) => {
      const item = items.get(keyOf(place)) as ToolItem;
      if (gone.has(item.key)) return;
      now += MINUTE;
      const text =
        field === 'state' ? (STATES[Math.floor(value * STATES.length)] as string) : `${field} ${Math.floor(value * 3)}`;
      const entry = { id: ++lastId, at: now, field, value: text };
      const edited = { ...item, updatedAt: now };
      items.set(
        item.key,
        field === 'title' ? { ...edited, title: text } : { ...edited, history: [...item.history, entry] },
      );
      waiting.push({ key: item.key, carried: recordOf(items.get(item.key) as ToolItem) });
    },
    setGone: (place: number, isGone: boolean) => {
      now += MINUTE;
      if (isGone) gone.add(keyOf(place));
      else if (gone.delete(keyOf(place))) {
        const item = items.get(keyOf(place)) as ToolItem;
        items.set(item.key, { ...item, updatedAt: now });
      }
    },
    pull: (request: PullRequest): readonly RawRecord[] => {
      if (request.kind === 'full') return there().map(recordOf);
      if (request.kind === 'hinted')
        return there()
          .filter(({ key }) => request.ids.includes(key))
          .map(recordOf);
      const since = (request.cursor as { since: number }).since - OVERLAP;
      return there()
        .filter(({ updatedAt }) => updatedAt >= since)
        .map(recordOf);
    },
  };
}

function createInbox() {
  const log = createFactLog();
  const seen = new Map<string, Seen>();
  const known = new Set<string>();
  const given = new Set<string>();
  let runs = 0;
  const append = (facts: readonly Fact[], at: number) => {
    for (const fact of facts) {
      const id = [fact.source, fact.cause, fact.subject, fact.attribute, fact.op, JSON.stringify(fact.value)].join(
        '\n',
      );
      if (known.has(id)) continue;
      known.add(id);
      appendToLog(log, [{ ...fact, branch: TRUNK, seq: log.lastSeq + 1, recordedAt: at }]);
    }
  };
  const sourceOf = (at: number) => ({ source: 'fake:Fake', cause: `sync:${++runs}`, at });
  return {
    log,
    since: START,
    take: (records: readonly RawRecord[], at: number) => {
      const news = newsOn(log, sourceOf(at));
      const facts = news.factsOf(translate(records.map(({ body }) => body as ToolItem)), seen);
      for (const each of news.seen.values()) seen.set(keyOfSeen(each), each);
      for (const subject of news.given) given.add(subject);
      append(facts, at);
    },
    sweep: (ids: readonly string[], at: number) => {
      const there = new Set(ids);
      const source = sourceOf(at);
      const gone = [...given].filter((subject) => subject.startsWith('item:') && !there.has(subject));
      append(
        gone.map((subject) => deletedFact(source, subject, true)),
        at,
      );
      for (const subject of gone) given.delete(subject);
    },
  };
}

function translate(items: readonly ToolItem[]): Translation {
  const source = 'fake:FAKE';
  const facts: Fact[] = [];
  const observed = [];
  for (const { key, createdAt, updatedAt, title, history } of items) {
    const said = { subject: `item:${key}`, op: 'set', source } as const;
    const created = { ...said, at: createdAt, cause: `fake:item/${key}` };
    facts.push({ ...created, attribute: 'program', value: 'FAKE' }, { ...created, attribute: 'state', value: 'Open' });
    for (const { id, at, field, value } of history)
      facts.push({
        ...said,
        attribute: field,
        value: field === 'milestones' ? [value] : value,
        at,
        cause: `fake:history/${id}`,
      });
    const version = { subject: said.subject, attribute: 'title', since: createdAt, version: updatedAt };
    observed.push({ ...version, value: title, source, cause: `fake:item/${key}` });
  }
  return { facts, diagnostics: [], observed };
}

function digestOf(log: FactLog): string {
  const digest = createHash('sha256');
  for (const line of canonicalLines(fold(log, { at: Number.POSITIVE_INFINITY }))) digest.update(line);
  return digest.digest('hex');
}
