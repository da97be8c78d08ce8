import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type KeyRing, KeyTrouble } from './keys.ts';

/** A sealed text: which key sealed it, a number that is used once, and the bytes with the tag that proves them at their end. */
export interface Sealed {
  readonly keyId: string;
  readonly nonce: Buffer;
  readonly sealed: Buffer;
}

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Seals a text for one place: moved to another row, it does not open. */
export function seal(keys: KeyRing, place: string, text: string): Sealed {
  const key = keys.current();
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce).setAAD(Buffer.from(place));
  return {
    keyId: key.id,
    nonce,
    sealed: Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]),
  };
}

/** The text that was sealed. Throws KeyTrouble when the key is not here or the row was changed; the message tells no secret. */
export function unseal(keys: KeyRing, place: string, { keyId, nonce, sealed }: Sealed): string {
  const key = keys.find(keyId);
  if (key === null)
    throw new KeyTrouble(
      `the token was sealed with the key ${keyId}, which is not here: bring back the file "key" of the data folder (or FULCRUM_KEY), or enter the token again`,
    );
  try {
    const opened = createDecipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG })
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([opened.update(sealed.subarray(0, -TAG)), opened.final()]).toString('utf8');
  } catch {
    throw new KeyTrouble('the stored token does not open: its row was changed or moved; enter the token again');
  }
}
