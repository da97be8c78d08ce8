import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { text } from './text.ts';

/** Somebody who does, asks for or answers for work. People are never ranked. */
export const personKind = {
  name: 'person',
  plural: 'persons',
  meaning: 'Somebody who does, asks for or answers for work.',
  attributes: {
    name: one(text, 'The name that colleagues use.'),
    email: one(z.string().max(320), 'The address that matches the same person across tools.'),
    zone: one(z.string().max(64), 'Where they are: an IANA time zone.'),
    active: one(z.boolean(), 'False once they have left.'),
  },
} as const satisfies Kind;

export type Person = Thing<typeof personKind>;
