import type { Edit } from '../edits/edit.ts';
import type { Day } from '../time/day.ts';

type Kind = 'objective' | 'contribution' | 'measure' | 'avenue';
type Value = string | number | boolean | null | readonly string[];

/** What is said of a thing, by attribute. */
export type Said = Readonly<Record<string, Value>>;

type Recorded = { readonly id: string; readonly undo: Said };

/** What an edit is about: the thing, what it is called, and the day from which on it is true. */
type Of = { readonly kind: Kind; readonly name: string; readonly asOf: Day };

const pathOf = (kind: Kind) => `/api/objectives/things/${kind}`;

function edit({ kind, asOf }: Of, body: Readonly<Record<string, unknown>>, words: string): Edit {
  return { method: 'post', path: pathOf(kind), body: { ...body, since: asOf }, words };
}

/** Enters something new; it can be taken back. */
export function newEdit(of: Of, set: Said): Edit {
  const back = (answer: unknown): Edit =>
    edit(of, { id: (answer as Recorded).id, set: { deleted: true } }, `${of.name} is taken back.`);
  return { ...edit(of, { set }, `${of.name} is entered.`), undo: back };
}

/** Says something of what is there; it can be taken back. */
export function changeEdit(
  of: Of & { readonly id: string },
  { set, seen }: { readonly set: Said; readonly seen: Said },
): Edit {
  const back = (answer: unknown): Edit =>
    edit(of, { id: of.id, set: (answer as Recorded).undo }, `${of.name} is as before.`);
  return { ...edit(of, { id: of.id, set, seen }, `${of.name} is changed.`), undo: back };
}

/** Takes something away; it can be brought back with all that belongs to it. */
export function dropEdit(of: Of & { readonly id: string }): Edit {
  const undo = edit(of, { id: of.id, set: { deleted: false } }, `${of.name} is back.`);
  return { ...edit(of, { id: of.id, set: { deleted: true } }, `${of.name} is taken away.`), undo };
}

/** A reading of a measure on a day: `before` is what stood there, null for nothing. */
export function readingEdit(
  measure: { readonly id: string; readonly name: string },
  reading: { readonly day: Day; readonly value: number | null; readonly before: number | null },
): Edit {
  const { day, value, before } = reading;
  const of = { kind: 'measure', name: measure.name, asOf: day } as const;
  const words =
    value === null ? `A reading of ${measure.name} is taken away.` : `A reading of ${measure.name} is entered.`;
  const said = (to: number | null, told: string) => edit(of, { id: measure.id, set: { reading: to } }, told);
  return { ...said(value, words), undo: said(before, `The readings of ${measure.name} are as before.`) };
}
