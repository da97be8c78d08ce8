import { readFileSync } from 'node:fs';

/** A part of a description of an API. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
}

interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** GitHub's description of the paths that are emulated. */
export const DOCUMENT = JSON.parse(
  readFileSync(new URL('../../descriptions/github.json', import.meta.url), 'utf8'),
) as Document;

/** What we know of a thing, with everything else that the description demands as empty as it may be. */
export function filled(name: string, known: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...(emptyOf({ $ref: `#/components/schemas/${name}` }, 0) as object), ...known };
}

const DEEPEST = 6;

function emptyOf(schema: Schema, depth: number): unknown {
  const found = resolved(schema);
  const types = typesOf(found);
  if (found.nullable === true || types.includes('null') || depth > DEEPEST) return null;
  if (found.enum !== undefined) return found.enum[0];
  const parts = [found, ...(found.allOf ?? []), found.oneOf?.[0] ?? found.anyOf?.[0] ?? {}].map(resolved);
  const [type] = parts.flatMap(typesOf);
  const isObject =
    type === 'object' || (type === undefined && parts.some(({ properties }) => properties !== undefined));
  return isObject ? emptyObject(parts, depth) : (EMPTY[type ?? 'string']?.(found) ?? null);
}

function emptyObject(parts: readonly Schema[], depth: number): Record<string, unknown> {
  const entries = parts.flatMap(({ required = [], properties = {} }) =>
    required.map((name) => [name, emptyOf(properties[name] ?? {}, depth + 1)] as const),
  );
  return Object.fromEntries(entries);
}

const EMPTY: Readonly<Record<string, (schema: Schema) => unknown>> = {
  string: ({ format }) =>
    format === 'date-time' ? '2026-01-01T00:00:00Z' : format === 'uri' ? 'https://github.example' : '',
  integer: () => 0,
  number: () => 0,
  boolean: () => false,
  array: () => [],
};

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? schema : resolved(DOCUMENT.components.schemas[name] as Schema);
}

function typesOf({ type }: Schema): readonly string[] {
  return type === undefined ? [] : [type].flat();
}
