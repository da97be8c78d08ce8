import { z } from 'zod';
import { type Kind, many, one, type Thing } from './kind.ts';
import { ref, text } from './text.ts';

/** Where source code lives. Its id is `owner/name`, or the name of a folder. */
export const repositoryKind = {
  name: 'repository',
  plural: 'repositories',
  meaning: 'Where source code lives; its pull requests and deployments count for the programs that it names.',
  attributes: {
    name: one(text, 'What the people call it.'),
    programs: many(ref, 'The programs that its pull requests and deployments count for.'),
    defaultBranch: one(text, 'The branch that changes are merged into.'),
    url: one(z.string().max(2_000), 'Where it lives in its own tool.'),
    deleted: one(z.boolean(), 'True once it is no longer read.'),
  },
} as const satisfies Kind;

export type Repository = Thing<typeof repositoryKind>;
