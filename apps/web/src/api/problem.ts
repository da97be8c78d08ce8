/** Something that somebody else said since the reader looked. */
export type Changed = {
  readonly what: string;
  readonly seen: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  /** Who, and when (ISO); null where nobody knows. */
  readonly by: string | null;
  readonly at: string | null;
};

/** What the server says when it cannot answer: problem+json, with how to mend it. */
export type Problem = {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly mend?: string;
  /** What others said meanwhile: the same is sent again without `seen` to put it over theirs. */
  readonly changed?: readonly Changed[];
};

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** Status 0 stands for a server that did not answer at all. */
export const UNREACHABLE: Problem = {
  title: 'The server does not answer',
  status: 0,
  detail: 'Nothing is lost: every fact is in the store of the server.',
  mend: 'See whether `npm start` still runs, then try again.',
};

// How browsers and the bundler say that a part of the product's own code did not arrive.
const CODE_MISSING = /dynamically imported module|Importing a module script failed|Unable to preload/i;

/** Whether the code of a page could not be fetched: only loading the page anew helps, once the server is there. */
export const isCodeMissing = (error: unknown): boolean => error instanceof Error && CODE_MISSING.test(error.message);

/** Any error as a problem that can be shown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (isCodeMissing(error)) return UNREACHABLE;
  return {
    title: 'This page could not be drawn',
    status: -1,
    detail: error instanceof Error ? error.message : String(error),
    mend: 'Try again; if it stays, report it with this text.',
  };
}

/** Reads the problem out of an answer that is not one of 2xx. */
export async function problemIn(response: Response): Promise<Problem> {
  // A gateway in between answers for a server that does not.
  if (response.status >= 502 && response.status <= 504) return UNREACHABLE;
  const fallback: Problem = {
    title: response.status >= 500 ? 'The server failed' : 'The server refused',
    status: response.status,
    detail: `It answered ${response.status} ${response.statusText}`.trim(),
    // What was refused is told in its detail, and does not come by asking again.
    ...(response.status >= 500 ? { mend: 'Try again; if it stays, the output of the server says why.' } : {}),
  };
  try {
    const body = (await response.json()) as Partial<Problem> | null;
    return typeof body?.title === 'string' ? { ...fallback, ...body, title: body.title } : fallback;
  } catch {
    return fallback;
  }
}
