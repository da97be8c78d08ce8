import { expect, it } from 'vitest';
import { refusalOf } from './refusal.ts';

it('tells why an edit was refused, or what to do about it, in sentences', () => {
  const refused = { title: 'That cannot be meant', status: 400, detail: 'P-2 waits for P-1 already' };
  expect(refusalOf(refused)).toEqual({ title: 'That cannot be meant.', why: 'P-2 waits for P-1 already.' });
  const ring = { title: 'That would be a ring.', status: 400, mend: 'An item cannot wait for itself.' };
  expect(refusalOf(ring)).toEqual({ title: 'That would be a ring.', why: 'An item cannot wait for itself.' });
  expect(refusalOf({ title: 'Not allowed', status: 403 }).why).toBe('');
});
