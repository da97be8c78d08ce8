import { OpenAPIBackend } from 'openapi-backend';
import type { Answer, Call } from './call.ts';

/** The vendor's description of an API, to hold requests and answers against. */
export interface Description {
  /** What is wrong with a request; null when nothing is, or its path is not described. */
  readonly requestTrouble: (call: Call) => string | null;
  /** What is wrong with an answer to it; null when nothing is. */
  readonly answerTrouble: (call: Call, answer: Answer) => string | null;
}

/** Compiles a description in OpenAPI 3. */
export async function describedBy(document: object): Promise<Description> {
  const definition = structuredClone(document) as ConstructorParameters<typeof OpenAPIBackend>[0]['definition'];
  const api = new OpenAPIBackend({ definition, quick: true, ajvOpts: { strict: false, validateFormats: false } });
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
