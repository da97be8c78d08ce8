import type { ProgramGraph } from '@fulcrum/core/program';
import { type Attribute, ref } from '@fulcrum/core/vocabulary';
import { BadInput, notFound } from '../catalogue/errors.ts';
import { findMilestone, findProgram } from '../catalogue/find.ts';
import { type AnyThing, type RecordableKind, thingsOf } from './recordable.ts';

/** What a thing can name. */
export type Referred = RecordableKind | 'program' | 'scenario';

/** Which kind of thing an attribute names. */
const REFERS: Readonly<Record<string, Referred>> = {
  program: 'program',
  person: 'person',
  owner: 'person',
  assignee: 'person',
  reporter: 'person',
  calendar: 'calendar',
  team: 'team',
  teams: 'team',
  milestone: 'milestone',
  milestones: 'milestone',
  item: 'item',
  items: 'item',
  parent: 'item',
  from: 'item',
  to: 'item',
  objective: 'objective',
  partOf: 'objective',
  scenario: 'scenario',
};

/** The kind of thing that an attribute names; null for one that holds a plain value, or a thing of another sort. */
export function referredKind(name: string, attribute: Attribute): Referred | null {
  return attribute.schema === ref ? (REFERS[name] ?? null) : null;
}

/**
 * The id of a thing by id, name or title, in a program first.
 * Throws NotFound with the nearest name, or BadInput when several have the name.
 */
export function findThing(graph: ProgramGraph, of: { kind: Referred; wanted: string; program: string }): string {
  const { kind, wanted, program } = of;
  if (kind === 'program') return findProgram(graph, wanted).id;
  const things = thingsOf(graph, kind);
  if (things.has(wanted)) return wanted;
  if (kind === 'milestone') return findMilestone(graph, program, wanted).id;
  const lower = wanted.trim().toLowerCase();
  const named = [...things.values()].filter((thing) => namesOf(thing).some((name) => name.toLowerCase() === lower));
  const own = named.filter((thing) => thing.program === program);
  const found = own.length > 0 ? own : named;
  if (found.length > 1)
    throw new BadInput(
      `several are called "${wanted}": name one of ${found
        .slice(0, 8)
        .map(({ id }) => id)
        .join(', ')}`,
    );
  if (found[0] !== undefined) return found[0].id;
  const near = [...things.values()].filter((thing) => (thing.program ?? program) === program);
  throw notFound(kind, wanted, near.flatMap(namesOf));
}

function namesOf({ id, name, title, email }: AnyThing): string[] {
  return [id, name ?? title, email].filter((each) => typeof each === 'string');
}
