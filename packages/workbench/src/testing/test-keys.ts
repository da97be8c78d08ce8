import type { KeyRing } from '@fulcrum/store';

/** One key, in memory alone. */
export function testKeys(): KeyRing {
  const key = { id: 'test', bytes: Buffer.alloc(32, 7) };
  return { current: () => key, find: (id) => (id === key.id ? key : null), add: () => key, forgetOthers: () => {} };
}
