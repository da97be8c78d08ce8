import { randomBytes } from 'node:crypto';
import { dayOf } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import { checkFact, type Fact, subjectOf, type Value } from '@fulcrum/core/vocabulary';
import { BadInput } from '../catalogue/errors.ts';
import type { Principal } from '../policy/permission.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { readValue, type Said } from './read-value.ts';
import { recordUnlessChanged } from './record-unless-changed.ts';
import {
  type AnyThing,
  checkThing,
  neededOf,
  type RecordableKind,
  recordableAttribute,
  startOf,
  thingsOf,
  undoOfNew,
} from './recordable.ts';
import { findThing, referredKind } from './references.ts';

/** Something that a person says of a thing, or of a new one. */
export interface Saying {
  readonly kind: RecordableKind;
  /** Id or name of the thing; a new one is made when it is missing. */
  readonly id?: string | undefined;
  readonly program: string;
  readonly set: Readonly<Record<string, Said>>;
  /** Since when it is true. */
  readonly at: number;
  /** What was there when somebody looked, by attribute; what is missing was not looked at. */
  readonly seen?: Readonly<Record<string, Said>> | undefined;
  /** The scenario that it is said in; the trunk when missing. */
  readonly branch?: string | undefined;
}

/** What was recorded, and what to say to take it back. */
export interface Recorded {
  readonly kind: RecordableKind;
  readonly id: string;
  readonly isNew: boolean;
  /** The thing with what was said of it. */
  readonly thing: AnyThing;
  readonly undo: Readonly<Record<string, Value>>;
}

/** A thing's facts before they are recorded. */
export interface ToRecord extends Recorded {
  readonly facts: readonly (Fact & { readonly branch?: string })[];
}

/**
 * Holds what a person says against the vocabulary, the known names and what makes sense together, and makes facts of it.
 * @param graph the program as it is, on the branch of the saying
 * Throws NotFound for names that nothing has, BadInput for all else that cannot be meant.
 */
export function factsOfSaying(
  graph: ProgramGraph,
  saying: Saying,
  by: { readonly source: string; readonly cause: string },
): ToRecord {
  const { kind, program, branch, at } = saying;
  const before = saying.id === undefined ? null : known(graph, { ...saying, id: saying.id });
  const id = before?.id ?? `${kind}-${randomBytes(5).toString('hex')}`;
  const said = Object.entries(saying.set).map(
    ([name, value]) => [name, meant(graph, saying, { name, value })] as const,
  );
  if (said.length === 0) throw new BadInput('nothing is said: set at least one attribute');
  const start = before === null ? startOf(kind, { program, branch }) : {};
  const set: Readonly<Record<string, Value>> = { ...start, ...Object.fromEntries(said) };
  const thing: AnyThing = { ...before, ...set, id };
  // A list may be emptied: an item that is in no milestone any more was cut.
  const asked = before === null ? neededOf(kind) : Object.keys(set).filter((name) => !Array.isArray(set[name]));
  if (set.deleted !== true) checkThing(kind, thing, new Set(asked));
  const facts = Object.entries(set).map(([attribute, value]) => ({
    subject: subjectOf(kind, id),
    attribute,
    op: 'set' as const,
    value,
    at,
    ...by,
    ...(branch === undefined ? {} : { branch }),
  }));
  for (const fact of facts) refuse(fact);
  const undo =
    before === null ? undoOfNew(kind) : Object.fromEntries(said.map(([name]) => [name, before[name] ?? null]));
  return { kind, id, isNew: before === null, thing, undo, facts };
}

/** Records what a person says; throws like `factsOfSaying`, and Conflict when somebody said something else since they looked. */
export async function recordThing(
  { workbench, principal }: { readonly workbench: Workbench; readonly principal: Principal },
  graph: ProgramGraph,
  saying: Saying,
): Promise<Recorded> {
  const cause = `command:${workbench.now()}`;
  const { facts, ...recorded } = factsOfSaying(graph, saying, { source: principal.source, cause });
  const seen = saying.seen as Readonly<Record<string, Value>> | undefined;
  const now = () => thingsOf(graphAsOf(workbench, dayOf(saying.at)), saying.kind).get(recorded.id) ?? {};
  await recordUnlessChanged({ workbench, principal }, { facts, seen, now });
  return recorded;
}

function known(graph: ProgramGraph, { kind, id, program }: Saying & { readonly id: string }): AnyThing {
  return thingsOf(graph, kind).get(findThing(graph, { kind, wanted: id, program })) as AnyThing;
}

/** A value with the names of other things as their ids. */
function meant(graph: ProgramGraph, { kind, program, branch }: Saying, said: { name: string; value: Said }): Value {
  const attribute = recordableAttribute(kind, said.name, branch);
  const value = readValue(said.name, attribute, said.value);
  const referred = referredKind(said.name, attribute);
  if (referred === null || value === null) return value;
  const idOf = (wanted: string) => findThing(graph, { kind: referred, wanted, program });
  return Array.isArray(value) ? value.map(idOf) : idOf(value as string);
}

function refuse(fact: Fact): void {
  const trouble = checkFact(fact);
  if (trouble !== null) throw new BadInput(`${fact.attribute} "${fact.value}": ${trouble.what}`);
}
