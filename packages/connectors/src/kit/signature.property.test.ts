import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from './secret.ts';
import { isSignedBy } from './signature.ts';

const secret = new Secret('a secret of a webhook');
const hexOf = (body: Uint8Array, key = secret.reveal()) => createHmac('sha256', key).update(body).digest('hex');
const bodies = fc.uint8Array({ minLength: 1, maxLength: 300 });
const forms = fc.constantFrom(
  (hex: string) => hex,
  (hex: string) => `sha256=${hex}`,
  (hex: string) => hex.toUpperCase(),
);

describe('a signature', () => {
  it('of the raw bytes is believed, in both forms', () => {
    fc.assert(fc.property(bodies, forms, (body, form) => isSignedBy(secret, body, form(hexOf(body)))));
  });

  it('is not believed when any one bit of the body differs', () => {
    fc.assert(
      fc.property(bodies, fc.nat(), forms, (body, place, form) => {
        const changed = body.slice();
        changed[(place >> 3) % body.length]! ^= 1 << (place & 7);
        return !isSignedBy(secret, changed, form(hexOf(body)));
      }),
    );
  });

  it('is not believed when any byte of it differs, or of the body, one after the other', () => {
    const body = new TextEncoder().encode('{"webhookEvent":"jira:issue_updated","issue":{"key":"A-1"}}');
    const header = `sha256=${hexOf(body)}`;
    expect(isSignedBy(secret, body, header)).toBe(true);
    for (let place = 0; place < body.length; place++) {
      const changed = body.slice();
      changed[place]! ^= 0x20;
      expect(isSignedBy(secret, changed, header)).toBe(false);
    }
    for (let place = 0; place < header.length; place++) {
      const other = header[place] === '0' ? '1' : '0';
      expect(isSignedBy(secret, body, header.slice(0, place) + other + header.slice(place + 1))).toBe(false);
    }
  });

  it('is not believed when it is anything else', () => {
    fc.assert(fc.property(bodies, fc.string({ unit: 'binary' }), (body, header) => !isSignedBy(secret, body, header)));
  });

  it.each<[string, (hex: string) => string | undefined]>([
    ['missing', () => undefined],
    ['empty', () => ''],
    ['only a prefix', () => 'sha256='],
    ['of another digest', (hex) => `sha1=${hex.slice(0, 40)}`],
    ['cut off', (hex) => hex.slice(0, -2)],
    ['longer', (hex) => `${hex}00`],
    ['two', (hex) => `${hex}, ${hex}`],
    ['with zero bytes', (hex) => `${hex}\0`],
  ])('is not believed when it is %s', (_, headerOf) => {
    const body = new TextEncoder().encode('{}');
    expect(isSignedBy(secret, body, headerOf(hexOf(body)))).toBe(false);
  });

  it('is not believed without a secret, and not under another or an empty one', () => {
    const body = new TextEncoder().encode('{}');
    expect(isSignedBy(null, body, hexOf(body, ''))).toBe(false);
    expect(isSignedBy(new Secret(''), body, hexOf(body, ''))).toBe(false);
    expect(isSignedBy(new Secret('another'), body, hexOf(body))).toBe(false);
  });
});
