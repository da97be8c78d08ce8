import { type Kind, subjectOf, type Value, vocabulary } from '../vocabulary/index.ts';
import { COLLECTIONS, type CollectedKind, type ProgramGraph } from './program-graph.ts';

/** One difference between two programs. A thing that came or went is one entry, with its attributes left unsaid. */
export type Change =
  | { readonly subject: string; readonly change: 'added' | 'removed' }
  | {
      readonly subject: string;
      readonly change: 'changed';
      readonly attribute: string;
      readonly before: Value;
      readonly after: Value;
    };

/** What turned one program into another: by kind in the order of the vocabulary, then by id. */
export function diff(before: ProgramGraph, after: ProgramGraph): readonly Change[] {
  const changes: Change[] = [];
  for (const [kind, collection] of Object.entries(COLLECTIONS) as [CollectedKind, keyof ProgramGraph][]) {
    const old = before[collection] as ReadonlyMap<string, Record<string, Value>>;
    const now = after[collection] as ReadonlyMap<string, Record<string, Value>>;
    for (const id of [...new Set([...old.keys(), ...now.keys()])].sort()) {
      changes.push(...compare(kind, id, [old.get(id), now.get(id)]));
    }
  }
  return changes;
}

type Pair = readonly [Record<string, Value> | undefined, Record<string, Value> | undefined];

function compare(kind: CollectedKind, id: string, [old, now]: Pair): readonly Change[] {
  const subject = subjectOf(kind, id);
  if (old === undefined) return [{ subject, change: 'added' }];
  if (now === undefined) return [{ subject, change: 'removed' }];
  if (old === now) return [];
  const attributes: Kind['attributes'] = vocabulary[kind].attributes;
  return Object.keys(attributes).flatMap((attribute) => {
    const [from, to] = [old[attribute] ?? null, now[attribute] ?? null];
    return isSame(from, to) ? [] : [{ subject, change: 'changed' as const, attribute, before: from, after: to }];
  });
}

function isSame(one: Value, other: Value): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
