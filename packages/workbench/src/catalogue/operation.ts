import { z } from 'zod';
import { authorise, type Permission, type Principal } from '../policy/permission.ts';
import { NotElsewhere, type WorkProgress } from '../workspace/elsewhere.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { BadInput } from './errors.ts';
import { speakPlainly } from './input-words.ts';

speakPlainly();

/** What an operation runs with. */
export interface Context {
  readonly workbench: Workbench;
  readonly principal: Principal;
  /** Told how far long work is. */
  readonly onProgress?: (progress: WorkProgress) => void;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/**
 * One thing that Fulcrum can be asked or told. The catalogue of them is what HTTP, the command line and the API description
 * are made of; none can be written without its permission. Inputs named in the path come from there; the others
 * are the query of a GET, or the body of the rest.
 */
export interface Operation<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> {
  readonly id: string;
  readonly method: 'get' | 'put' | 'post';
  /** With parameters in braces: `/api/programs/{program}/overview`. */
  readonly path: string;
  readonly permission: Permission;
  readonly summary: string;
  /** Takes a second or more, and keeps nothing that would make the next time quick: it is run on another thread where there is one. */
  readonly isHeavy?: true;
  readonly input: I;
  readonly output: O;
  readonly run: (context: Context, input: z.output<I>) => Promise<z.input<O>>;
}

/** Declares an operation, with its types inferred. */
export function operation<I extends z.ZodObject, O extends z.ZodType>(declared: Operation<I, O>): Operation<I, O> {
  return declared;
}

/**
 * Runs an operation: first the permission, then the input, then the work.
 * Throws Forbidden, z.ZodError (for input), NotFound or BadInput.
 */
export async function perform<I extends z.ZodObject, O extends z.ZodType>(
  declared: Operation<I, O>,
  context: Context,
  input: unknown,
): Promise<z.input<O>> {
  authorise(context.principal, declared.permission);
  refuseNul(input);
  const { workbench, principal, onProgress, signal } = context;
  const parsed = declared.input.parse(input);
  if (declared.isHeavy === undefined || workbench.elsewhere === null) return declared.run(context, parsed);
  const task = { kind: 'perform', operation: declared.id, principal, input: input as object } as const;
  return workbench.elsewhere(task, { onProgress, signal }).catch((error: unknown) => {
    if (error instanceof NotElsewhere) return declared.run(context, parsed);
    throw error;
  }) as Promise<z.input<O>>;
}

// PostgreSQL cannot hold this character, and no name has it.
function refuseNul(input: unknown): void {
  for (const [name, value] of Object.entries(input as object)) {
    if (typeof value === 'string' && value.includes('\0')) throw new BadInput(`${name}: the character NUL is in it`);
  }
}

/** An as-of day in an input; the workspace's clock when it is missing. */
export const asOfInput = z.iso
  .date()
  .optional()
  .describe('The day as of which to answer; the clock of the workspace when missing.');

/** A what-if in an input: it is laid over what everybody sees. */
export const scenarioInput = z.string().optional().describe('A scenario by id or name, to be laid over the facts.');

/** How futures are drawn. */
export const drawsInput = {
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional(),
  replications: z.coerce.number().int().min(100).max(20_000).optional(),
};

/** A flag in a query. */
export const flagInput = z
  .enum(['true', 'false', '1', '0'])
  .optional()
  .transform((text) => text === 'true' || text === '1');
