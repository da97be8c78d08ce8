import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { ref } from './text.ts';

/** Work that an objective needs: a milestone (a release or an epic), or an item. One may serve several objectives. */
export const contributionKind = {
  name: 'contribution',
  plural: 'contributions',
  meaning: 'Work that an objective needs: a milestone, or an item.',
  attributes: {
    objective: one(ref, 'The objective that needs it.'),
    milestone: one(ref, 'The milestone that has to land.'),
    item: one(ref, 'The item that has to be done.'),
    share: one(
      z.number().min(0).max(1),
      'How much of its time counts for this objective, where it serves several; all of it when empty.',
      'share',
    ),
    deleted: one(z.boolean(), 'True once the objective does not need it any more.'),
  },
} as const satisfies Kind;

export type Contribution = Thing<typeof contributionKind>;
