import { BadInput, type ChangedSince, Conflict, Forbidden, NotFound } from '@fulcrum/workbench';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ZodError } from 'zod';

/** An error as RFC 9457 has it: what went wrong, and what to do about it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: ContentfulStatusCode;
  readonly detail: string;
  /** What others said meanwhile, of a conflict. */
  readonly changed?: readonly ChangedSince[];
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'That cannot be meant',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Somebody changed this meanwhile',
  413: 'Too large',
  500: 'Something broke in Fulcrum',
};

/** What an error looks like from outside. Faults of ours tell nothing of their inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ZodError)
    return problem(400, error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`).join('; '));
  if (error instanceof BadInput) return problem(400, error.message);
  if (error instanceof Forbidden) return problem(403, error.message);
  if (error instanceof NotFound) return problem(404, error.message);
  if (error instanceof Conflict) return { ...problem(409, error.message), changed: error.changed };
  return problem(500, 'the log of the server says more; nothing that was stored is lost');
}

/** A problem of a status with its detail. */
export function problem(status: ContentfulStatusCode, detail: string): Problem {
  return { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail };
}

/** Answers with a problem. */
export function sendProblem(context: Context, sent: Problem): Response {
  return context.body(JSON.stringify(sent), sent.status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  });
}
