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
