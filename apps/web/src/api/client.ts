import { ProblemError, problemIn, UNREACHABLE } from './problem.ts';

/** What a route takes in its query. Absent and empty values are left out. */
export type Params = Readonly<Record<string, string | number | boolean | undefined>>;

/** The address of a route: `path` holds no query. */
export function addressOf(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') query.set(key, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/**
 * Reads one view from the server.
 * @throws ProblemError when it does not answer or answers with a problem
 */
export async function read<View>(address: string, signal?: AbortSignal): Promise<View> {
  return await send<View>(address, signal ? { signal } : {});
}

/**
 * Changes something on the server and reads the view that it answers with.
 * @throws ProblemError as `read`
 */
export async function put<View>(path: string, body: unknown): Promise<View> {
  return await send<View>(path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/**
 * Adds something on the server and reads the view that it answers with.
 * @throws ProblemError as `read`
 */
export async function post<View>(path: string, body: unknown): Promise<View> {
  return await send<View>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function send<View>(address: string, init: RequestInit): Promise<View> {
  const response = await fetch(address, {
    ...init,
    headers: { accept: 'application/json', ...init.headers },
  }).catch((error: unknown) => {
    // Whoever asked gave up: that is no failure to tell of.
    if (init.signal?.aborted) throw error;
    throw new ProblemError(UNREACHABLE);
  });
  if (!response.ok) throw new ProblemError(await problemIn(response));
  return (await response.json()) as View;
}
