import { type Value, vocabulary } from '@fulcrum/core/vocabulary';
import type { RecordableKind } from '../recording/recordable.ts';

/** A thing as the vocabulary has it, without what was derived. */
export function shown(of: RecordableKind, thing: Readonly<Record<string, unknown>> & { readonly id: string }) {
  const names = Object.keys(vocabulary[of].attributes).filter((name) => name !== 'deleted');
  const values = names.map((name) => [name, thing[name] ?? null]);
  return { id: thing.id, values: plain(Object.fromEntries(values)) };
}

/** Lists in facts are read-only; in a view they are plain. */
export function plain(values: Readonly<Record<string, Value>>) {
  return values as Record<string, Exclude<Value, readonly string[]> | string[]>;
}
