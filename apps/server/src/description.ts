import type { Operation } from '@fulcrum/workbench';
import { z } from 'zod';

type Json = Record<string, unknown>;

const NAMED = /\{(\w+)\}/g;

/** The names of the inputs that stand in the path of an operation. */
export function pathInputs(operation: Operation): readonly string[] {
  return [...operation.path.matchAll(NAMED)].map((match) => match[1] as string);
}

/** The description of the whole HTTP interface, OpenAPI 3.1, out of the catalogue. */
export function describeApi(catalogue: readonly Operation[], version: string): Json {
  const paths: Record<string, Json> = {};
  const components: Json = {};
  for (const operation of catalogue) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation, components) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fulcrum',
      version,
      summary: 'When, and how sure; what moved, and why.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: { ...components, Problem: PROBLEM } },
  };
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
  },
};

function describeOperation(operation: Operation, components: Json): Json {
  const inPath = pathInputs(operation);
  const input = schemaOf(operation.input, 'input', components) as { properties?: Json; required?: string[] };
  const inQuery = Object.keys(input.properties ?? {}).filter(
    (name) => operation.method === 'get' && !inPath.includes(name),
  );
  const inBody = Object.keys(input.properties ?? {}).filter(
    (name) => operation.method !== 'get' && !inPath.includes(name),
  );
  const parameter = (name: string, place: 'path' | 'query') => ({
    name,
    in: place,
    required: place === 'path' || (input.required ?? []).includes(name),
    schema: input.properties?.[name] ?? { type: 'string' },
  });
  return {
    operationId: operation.id,
    summary: operation.summary,
    'x-permission': operation.permission,
    parameters: [...inPath.map((name) => parameter(name, 'path')), ...inQuery.map((name) => parameter(name, 'query'))],
    ...(inBody.length === 0
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: bodySchema(input, inBody) } } } }),
    responses: {
      200: {
        description: operation.summary,
        content: { 'application/json': { schema: schemaOf(operation.output, 'output', components) } },
      },
      default: {
        description: 'What went wrong, and what to do about it.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function bodySchema(input: { properties?: Json; required?: string[] }, names: readonly string[]): Json {
  const properties = Object.fromEntries(names.map((name) => [name, input.properties?.[name]]));
  return { type: 'object', properties, required: (input.required ?? []).filter((name) => names.includes(name)) };
}

/** A schema as JSON Schema; the parts with an id of their own become components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const {
    $defs,
    $schema: _,
    ...own
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & { $defs?: Json };
  const moved = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value ?? null).replaceAll('"#/$defs/', '"#/components/schemas/'));
  for (const [name, definition] of Object.entries($defs ?? {})) components[name] = withoutId(moved(definition) as Json);
  return withoutId(moved(own) as Json);
}

function withoutId({ id: _, $id: __, ...rest }: Json): Json {
  return rest;
}
