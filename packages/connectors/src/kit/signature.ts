import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from './secret.ts';

const FORM = /^(?:sha256=)?([0-9a-f]{64})$/i;

/**
 * Whether a body was signed with a secret: HMAC-SHA256 over the raw bytes, as `sha256=<hex>` or as plain hex.
 * False without a secret, with an empty one, and without a signature: what is not proven is not believed.
 * @param header the header as it came; undefined when there is none
 */
export function isSignedBy(secret: Secret | null, body: Uint8Array, header: string | undefined): boolean {
  const given = FORM.exec(header?.trim() ?? '')?.[1];
  const key = secret?.reveal() ?? '';
  if (given === undefined || key === '') return false;
  return timingSafeEqual(createHmac('sha256', key).update(body).digest(), Buffer.from(given, 'hex'));
}

const TOKEN = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;
// Two clocks may differ by this much.
const SKEW_S = 60;

/**
 * Whether a token (JWT) was signed with a secret by HMAC-SHA256, and is good now: it must say when it was made and when it
 * ends. No other way of signing is believed, whatever its header says.
 * @param now in milliseconds since 1970
 */
export function isTokenOf(secret: Secret | null, token: string | undefined, now: number): boolean {
  const [, head = '', claims = '', signature = ''] = TOKEN.exec(token?.trim() ?? '') ?? [];
  const key = secret?.reveal() ?? '';
  if (key === '' || signature === '') return false;
  // As texts: several of them stand for the same bytes, and only the one that is written as it should be is taken.
  const made = Buffer.from(createHmac('sha256', key).update(`${head}.${claims}`).digest('base64url'));
  const given = Buffer.from(signature);
  if (given.length !== made.length || !timingSafeEqual(made, given)) return false;
  return decoded(head).alg === 'HS256' && isCurrent(decoded(claims), now / 1_000);
}

function isCurrent({ iat, exp }: Readonly<Record<string, unknown>>, at: number): boolean {
  return typeof iat === 'number' && typeof exp === 'number' && iat <= at + SKEW_S && exp > at - SKEW_S;
}

function decoded(part: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(Buffer.from(part, 'base64url').toString()));
  } catch {
    return {};
  }
}
