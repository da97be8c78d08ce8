/** One request to an emulated tool. */
export interface Call {
  readonly method: string;
  /** Without the query: `/rest/api/3/myself`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** With names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON; undefined when there is no body, or one of another type. */
  readonly body: unknown;
  readonly rawBody: Uint8Array;
}

/** What the tool says. A body of text goes out as it is; anything else as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
