import type { z } from 'zod';

/** One attribute of a kind of thing: its schema, whether it is a list, its unit, and one sentence of meaning. */
export interface Attribute {
  readonly schema: z.ZodType;
  readonly many: boolean;
  readonly meaning: string;
  readonly unit?: string;
}

/** A kind of thing in the program. Types, validation, API description and CSV columns are derived from it. */
export interface Kind {
  readonly name: string;
  readonly plural: string;
  readonly meaning: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** An attribute with one value, or none. */
export function one<S extends z.ZodType>(schema: S, meaning: string, unit?: string) {
  return { schema, many: false as const, meaning, ...(unit === undefined ? {} : { unit }) };
}

/** An attribute that is a list of texts without order or repetition. */
export function many<S extends z.ZodType<string>>(schema: S, meaning: string) {
  return { schema, many: true as const, meaning };
}

type ValueOf<A> = A extends { many: true }
  ? readonly string[]
  : A extends { schema: z.ZodType<infer T> }
    ? T | null
    : never;

/** The attributes of a kind, as a thing of that kind has them. */
export type AttributesOf<K extends Kind> = {
  readonly [A in keyof K['attributes']]: ValueOf<K['attributes'][A]>;
};

/** A thing of a kind, as plainly as facts tell it. */
export type Thing<K extends Kind> = { readonly id: string } & AttributesOf<K>;
