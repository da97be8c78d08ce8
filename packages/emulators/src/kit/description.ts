import { OpenAPIBackend } from 'openapi-backend';
import type { Answer, Call } from './call.ts';

/** The vendor's description of an API, to hold requests and answers against. */
export interface Description {
  /** What is wrong with a request; null when nothing is, or its path is not described. */
  readonly requestTrouble: (call: Call) => string | null;
  /** What is wrong with an answer to it; null when nothing is. */
  readonly answerTrouble: (call: Call, answer: Answer) => string | null;
}

/**
 * Compiles a description in OpenAPI 3.
 * @param apiRoot what its paths lie beneath, where the vendor gives it as part of the server's address: `/api/1.0`
 */
export async function describedBy(document: object, apiRoot = '/'): Promise<Description> {
  const definition = inlined(document, document, []) as ConstructorParameters<typeof OpenAPIBackend>[0]['definition'];
  const api = new OpenAPIBackend({
    definition,
    apiRoot,
    quick: true,
    ajvOpts: { strict: false, validateFormats: false },
  });
  await api.init();
  const requestOf = (call: Call) => ({
    method: call.method,
    path: call.path,
    query: queryOf(call.query),
    headers: { ...call.headers },
    ...(call.body === undefined ? {} : { body: call.body }),
  });
  return {
    requestTrouble: (call) => {
      const request = requestOf(call);
      const operation = api.matchOperation(request);
      if (operation === undefined) return null;
      const result = api.validateRequest(request, operation);
      return result.valid ? null : troubles(result.errors);
    },
    answerTrouble: (call, answer) => {
      const operation = api.matchOperation(requestOf(call));
      const responses = operation?.responses as Responses | undefined;
      if (operation === undefined || responses === undefined) return null;
      if (!isDescribed(responses, answer.status)) return undescribed(responses, answer.status);
      const result = api.validateResponse(answer.body, operation, answer.status);
      return result.valid ? null : troubles(result.errors);
    },
  };
}

/**
 * The description with its references filled in, since a validator of one answer sees nothing beside it. Where a thing refers to
 * itself, the inner one may be anything. `nullable` beside a reference, as vendors write it, becomes "or null".
 */
function inlined(value: unknown, document: object, within: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => inlined(each, document, within));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref === 'string') {
    if (within.includes($ref)) return {};
    return inlined(referred(document, $ref), document, [...within, $ref]);
  }
  const filled = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inlined(each, document, within)]));
  return Array.isArray(filled.allOf) ? orNull(filled as { allOf: readonly object[] }) : filled;
}

function referred(document: object, reference: string): unknown {
  const steps = reference.replace('#/', '').split('/');
  return steps.reduce<unknown>((at, step) => Object(at)[step.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}

function orNull({ allOf, ...rest }: { readonly allOf: readonly object[] }): object {
  const isNullable = allOf.some((part) => 'nullable' in part && !('properties' in part));
  const parts = allOf.map((part) => Object.fromEntries(Object.entries(part).filter(([key]) => key !== 'nullable')));
  return isNullable ? { ...rest, anyOf: [{ allOf: parts }, { enum: [null] }] } : { ...rest, allOf: parts };
}

type Responses = Readonly<Record<string, { readonly content?: object } | undefined>>;

const isDescribed = (responses: Responses, status: number) => responses[status]?.content !== undefined;

/** Vendors leave out what is the same everywhere: 429, most failures, and empty bodies. */
function undescribed(responses: Responses, status: number): string | null {
  return status < 400 && responses[status] === undefined ? `the status ${status} is not described` : null;
}

function queryOf(query: URLSearchParams): Record<string, string | string[]> {
  const keys = new Set(query.keys());
  return Object.fromEntries(
    [...keys].map((key) => {
      const values = query.getAll(key);
      return [key, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

function troubles(
  errors: readonly { instancePath?: string; message?: string; params?: object }[] | null | undefined,
): string {
  const texts = (errors ?? []).map(
    (error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`,
  );
  return texts.slice(0, 5).join('; ') || 'it does not fit the description';
}
