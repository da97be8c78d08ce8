import type { Value } from '../vocabulary/index.ts';

/** Gives equal texts and values one number each, so that a fact is a handful of numbers. */
export interface Interned<T> {
  readonly list: T[];
  readonly indexOf: Map<string, number>;
}

/** An empty table. */
export function interned<T>(): Interned<T> {
  return { list: [], indexOf: new Map() };
}

/** The number of a text; a new one when it was not seen before. */
export function internText(table: Interned<string>, text: string): number {
  const known = table.indexOf.get(text);
  if (known !== undefined) return known;
  table.indexOf.set(text, table.list.length);
  return table.list.push(text) - 1;
}

/** The number of a value; a new one when it was not seen before. Lists are frozen, since things share them. */
export function internValue(table: Interned<Value>, value: Value): number {
  const key = typeof value === 'string' ? `s${value}` : `j${JSON.stringify(value)}`;
  const known = table.indexOf.get(key);
  if (known !== undefined) return known;
  table.indexOf.set(key, table.list.length);
  return table.list.push(Array.isArray(value) ? Object.freeze(value.slice()) : value) - 1;
}
