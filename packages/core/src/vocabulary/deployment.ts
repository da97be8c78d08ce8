import { z } from 'zod';
import { type Kind, one, type Thing } from './kind.ts';
import { instant, ref, text } from './text.ts';

/**
 * One attempt to bring a commit to an environment. It is a kind of its own beside `release`, which is a version with a day: a
 * deployment can fail, happens many times a day, and its moments are instants. Which environments count as production is
 * said by words (`environment`).
 */
export const deploymentKind = {
  name: 'deployment',
  plural: 'deployments',
  meaning: 'One attempt to bring a commit to an environment.',
  attributes: {
    name: one(text, 'What it is called: a tag, a run.'),
    program: one(ref, 'The program that it counts for, beside those of its repository.'),
    repository: one(ref, 'The repository that was deployed.'),
    environment: one(text, 'Where it was deployed to, in the word of the tool.'),
    commit: one(text, 'The commit that was deployed.'),
    committed: one(instant, 'When that commit was made: what was merged by then is in it.', 'instant'),
    started: one(instant, 'When it began.', 'instant'),
    finished: one(instant, 'When its outcome was known.', 'instant'),
    outcome: one(z.enum(['succeeded', 'failed', 'rolled-back']), 'How it went; empty while it runs.'),
    url: one(z.string().max(2_000), 'Where it lives in its own tool.'),
    deleted: one(z.boolean(), 'True once it is gone from its own tool.'),
  },
} as const satisfies Kind;

export type Deployment = Thing<typeof deploymentKind>;
