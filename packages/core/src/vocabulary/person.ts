import { z } from 'zod';
import { type Kind, many, one, type Thing } from './kind.ts';
import { ref, text } from './text.ts';

/** Somebody who does, asks for or answers for work. People are never ranked. */
export const personKind = {
  name: 'person',
  plural: 'persons',
  meaning: 'Somebody who does, asks for or answers for work.',
  attributes: {
    name: one(text, 'The name that colleagues use.'),
    email: one(z.string().max(320), 'The address that matches the same person across tools.'),
    zone: one(z.string().max(64), 'Where they are: an IANA time zone.'),
    team: one(ref, 'The team that they work in.'),
    skills: many(text, 'What they can do; an item that needs a skill waits for somebody who has it.'),
    calendar: one(ref, 'The calendar of their working days; that of their team when empty.'),
    allocation: one(
      z.number().min(0).max(1),
      'Share of a full week that they give to the team; all when empty.',
      'share',
    ),
    ceiling: one(z.number().min(0).max(2), 'The load above which they are not planned; 1 when empty.', 'share'),
    rate: one(z.number().min(0).max(1e9), 'What a working day of theirs costs.', 'money'),
    sameAs: one(ref, 'The person that they are, known from another tool: the two are one.'),
    notSame: many(ref, 'The persons that they are not, however near the names are.'),
    perhapsSame: many(ref, 'The persons that they may be: somebody put the question off.'),
    active: one(z.boolean(), 'False once they have left.'),
  },
} as const satisfies Kind;

export type Person = Thing<typeof personKind>;
