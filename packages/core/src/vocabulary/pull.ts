import { z } from 'zod';
import { type Kind, many, one, type Thing } from './kind.ts';
import { instant, ref, text } from './text.ts';

const count = z.number().int().min(0).max(1e9);

/**
 * A change that asks to be merged; where a repository alone is known, a merge itself. Its id is `owner/name#12`.
 *
 * Its moments are attributes with an instant as their value, not the `at` of facts alone: a fold keeps values and not when
 * each was said, delivery is measured in hours, and some moments are told later than they were (the first commit, once the
 * pull request is opened). A fact that tells a moment has that moment as its `at`, too, as far as the thing exists by
 * then: so a day before the merge, it is not merged.
 */
export const pullKind = {
  name: 'pull',
  plural: 'pulls',
  meaning: 'A change of the source code that asks to be merged: a pull request, or a merge itself.',
  attributes: {
    title: one(text, 'What it is about, in one line.'),
    program: one(ref, 'The program that it counts for, beside those of its repository.'),
    repository: one(ref, 'The repository that it changes.'),
    number: one(count, 'Its number in the repository.'),
    url: one(z.string().max(2_000), 'Where it lives in its own tool.'),
    author: one(ref, 'The person who wrote it.'),
    state: one(z.enum(['open', 'merged', 'closed']), 'Whether it still waits, went in, or was given up.'),
    draft: one(z.boolean(), 'True while it is not ready for review.'),
    opened: one(instant, 'When it was opened.', 'instant'),
    firstCommit: one(instant, 'When the first of its commits was written.', 'instant'),
    firstReview: one(instant, 'When somebody else first said something of it.', 'instant'),
    approved: one(instant, 'When it was first approved.', 'instant'),
    merged: one(instant, 'When it was merged.', 'instant'),
    closed: one(instant, 'When it was closed, merged or not.', 'instant'),
    mergeCommit: one(text, 'The commit that it became.'),
    branch: one(text, 'The branch that it comes from.'),
    baseBranch: one(text, 'The branch that it goes into.'),
    added: one(count, 'How many lines it adds.', 'lines'),
    removed: one(count, 'How many lines it removes.', 'lines'),
    commits: one(count, 'How many commits it has.', 'commits'),
    rounds: one(
      count,
      'How often it was reviewed, counting reviews without a new commit between them as one.',
      'rounds',
    ),
    reviewers: many(ref, 'The persons who reviewed it.'),
    items: many(ref, 'The items that it is for: it closes them, or names their keys.'),
    reverts: one(ref, 'The pull request that it takes back.'),
    deployment: one(
      ref,
      'The first deployment that contains it, where the commits tell; else the first after its merge counts.',
    ),
    deleted: one(z.boolean(), 'True once it is gone from its own tool.'),
  },
} as const satisfies Kind;

export type Pull = Thing<typeof pullKind>;
