import { randomUUID } from 'node:crypto';
import { startOfDay } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import { checkFact, type Fact, newWork, type ScopeRequest, subjectOf, type Value } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { BadInput } from '../catalogue/errors.ts';
import { recordUnlessChanged } from '../recording/record-unless-changed.ts';
import { findThing } from '../recording/references.ts';
import type { By } from '../scenarios/edit-scenario.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import { findRequest, isUndecided, nextRequestId } from './request-state.ts';

const name = z.string().trim().min(1).max(500);

const items = z.array(name).max(200);
const work = z.array(newWork).max(20);
const text = z.string().max(5_000).nullable();

/** What can be said of a request until it is decided; what is left out stays as it is. */
export const requestChange = z.object({
  title: name.optional().describe('What is wished for, in one line.'),
  milestone: name.optional().describe('The milestone that would take it in, by id or name.'),
  asker: text.optional().describe('Who asks for it.'),
  reason: text.optional().describe('Why it is asked for.'),
  items: items.optional().describe('Items that exist, which it would take in.'),
  work: work.optional().describe('New work that it would add, by team.'),
  state: z.enum(['draft', 'asked', 'withdrawn']).optional(),
});
type RequestChange = z.output<typeof requestChange>;

/** A new request. */
export const requestInput = requestChange.extend({
  title: name.describe('What is wished for, in one line.'),
  milestone: name.describe('The milestone that would take it in, by id or name.'),
  items: items.default([]).describe('Items that exist, which it would take in.'),
  work: work.default([]).describe('New work that it would add, by team.'),
  state: z.enum(['draft', 'asked']).default('asked'),
});
type RequestInput = z.output<typeof requestInput>;

/** What is said of a request, by attribute. */
export type RequestSaid = Readonly<Record<string, Value>>;

/** Makes a request; returns its id. Throws NotFound and BadInput for what cannot be meant. */
export async function askRequest(by: By, program: string, input: RequestInput): Promise<string> {
  const { workbench, principal } = by;
  let id = '';
  await workbench.record({
    source: principal.source,
    facts: () => {
      id = nextRequestId(workbench.log());
      const values = valuesOf(graphAsOf(workbench, undefined), program, input);
      return requestFacts(by, id, { program, ...values, asked: today(workbench) });
    },
  });
  return id;
}

/**
 * Says something else of a request. Returns what takes it back.
 * Throws BadInput for one that is decided, and Conflict when somebody said something else since it was looked at.
 */
export async function changeRequest(
  by: By,
  of: {
    readonly request: string;
    readonly set: RequestChange;
    readonly seen?: RequestChange | undefined;
  },
): Promise<{ readonly id: string; readonly undo: RequestSaid }> {
  const { workbench } = by;
  const graph = graphAsOf(workbench, undefined);
  const before = findRequest(graph, of.request);
  const program = before.program ?? '';
  if (!isUndecided(before) && before.state !== 'withdrawn')
    throw new BadInput(`${before.id} is ${before.state}: take the decision back first`);
  const set = valuesOf(graph, program, of.set);
  const facts = requestFacts(by, before.id, set);
  if (facts.length === 0) throw new BadInput('nothing is said of the request');
  const now = () => ({ ...graphAsOf(workbench, undefined).requests.get(before.id) });
  const seen = of.seen === undefined ? undefined : valuesOf(graph, program, of.seen);
  await recordUnlessChanged(by, { facts, seen, now });
  return { id: before.id, undo: Object.fromEntries(Object.keys(set).map((key) => [key, saidOf(before, key)])) };
}

function saidOf(request: ScopeRequest, key: string): Value {
  return (request as unknown as RequestSaid)[key] ?? null;
}

/** What is said, with ids where people write names, as the vocabulary has it. */
function valuesOf(graph: ProgramGraph, program: string, input: RequestChange): RequestSaid {
  const { milestone, items, work, ...plain } = input;
  const find = (kind: 'milestone' | 'item' | 'team', wanted: string) => findThing(graph, { kind, wanted, program });
  const said = Object.entries(plain).filter(([, value]) => value !== undefined);
  const lines = work?.map((line) => JSON.stringify({ ...line, team: line.team === '' ? '' : find('team', line.team) }));
  return {
    ...(Object.fromEntries(said) as RequestSaid),
    ...(milestone === undefined ? {} : { milestone: find('milestone', milestone) }),
    ...(items === undefined ? {} : { items: [...new Set(items.map((item) => find('item', item)))] }),
    ...(lines === undefined ? {} : { work: [...new Set(lines)] }),
  };
}

/** Facts about a request, true from today on. Throws BadInput for what the vocabulary cannot take. */
export function requestFacts({ workbench, principal }: By, id: string, values: RequestSaid): readonly Fact[] {
  const said = {
    subject: subjectOf('request', id),
    op: 'set',
    at: startOfDay(today(workbench)),
    source: principal.source,
    cause: `command:${randomUUID()}`,
  } as const;
  const facts = Object.entries(values).map(([attribute, value]): Fact => ({ ...said, attribute, value }));
  for (const fact of facts) {
    const trouble = checkFact(fact);
    if (trouble !== null) throw new BadInput(`${fact.attribute}: ${trouble.what}`);
  }
  return facts;
}
