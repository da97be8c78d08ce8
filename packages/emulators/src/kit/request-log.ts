/** One request as it was answered. Headers are left out: they hold the token. */
export interface LoggedRequest {
  /** By the clock of the emulated tool. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** The status that was sent; 0 when the answer was cut off or never came. */
  readonly status: number;
  /** The fault that it met. */
  readonly fault: string | null;
}

/** The requests so far. */
export interface RequestLog {
  readonly add: (request: LoggedRequest) => void;
  /** The last ones, at most 10,000, oldest first. */
  readonly entries: () => readonly LoggedRequest[];
  /** How many there were: by method and path without the ids in it, and in all. */
  readonly counts: () => { readonly all: number; readonly byPath: Readonly<Record<string, number>> };
  readonly clear: () => void;
}

const KEPT = 10_000;

/** An empty log. */
export function requestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  let all = 0;
  let byPath = new Map<string, number>();
  return {
    add: (request) => {
      entries.push(request);
      if (entries.length >= 2 * KEPT) entries = entries.slice(-KEPT);
      all += 1;
      const path = `${request.method} ${request.path.replace(/(?<!\/api)\/\d+(?=\/|$)/g, '/{id}')}`;
      byPath.set(path, (byPath.get(path) ?? 0) + 1);
    },
    entries: () => entries.slice(-KEPT),
    counts: () => ({ all, byPath: Object.fromEntries(byPath) }),
    clear: () => {
      entries = [];
      all = 0;
      byPath = new Map();
    },
  };
}
