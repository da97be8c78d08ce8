import type { Call } from '../kit/call.ts';
import { describedBy } from '../kit/index.ts';
import { DOCUMENT } from './filled.ts';

type Description = Awaited<ReturnType<typeof describedBy>>;

/** GitHub's description, to hold calls against at the paths of github.com and at those of a server of one's own. */
export async function described(): Promise<Description> {
  const { requestTrouble, answerTrouble } = await describedBy(withPlainNulls(DOCUMENT) as object);
  const bare = (call: Call) => ({ ...call, path: placeOf(call.path) });
  return {
    requestTrouble: (call) => requestTrouble(bare(call)),
    answerTrouble: (call, answer) => (answer.status === 304 ? null : answerTrouble(bare(call), answer)),
  };
}

/** A server of one's own has REST beneath `/api/v3` and GraphQL beneath `/api`. */
export function placeOf(path: string): string {
  return path.replace(/^\/api\/v3(?=\/|$)/, '').replace(/^\/api(?=\/graphql$)/, '') || '/';
}

/** GitHub writes `nullable` beside what has no type of its own, which the checker does not take, and leaves null out of its lists of values. */
function withPlainNulls(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withPlainNulls);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([name, each]) => [name, withPlainNulls(each)]),
  );
  if (nullable !== true) return nullable === undefined ? rest : { ...rest, nullable };
  const values = Array.isArray(rest.enum) && !rest.enum.includes(null) ? { enum: [...rest.enum, null] } : {};
  return 'type' in rest
    ? { ...rest, ...values, nullable }
    : { anyOf: [rest, { type: 'object', nullable, enum: [null] }] };
}
