import { HttpFailure } from '../http.ts';

type Headers = Readonly<Record<string, string>>;

/** The headers that sign requests: made once, and anew when the tool no longer takes them. */
export interface Signature {
  readonly headers: () => Promise<Headers>;
  /** Forgets these headers; no others, since another request may have signed anew in the meantime. */
  readonly forget: (headers: Headers) => void;
}

/** @param sign makes the headers; what it throws tells nothing further, since it may hold a secret */
export function createSignature(sign: () => Promise<Headers>): Signature {
  let current: Promise<Headers> | null = null;
  const forget = (made: Promise<Headers>) => {
    if (current === made) current = null;
  };
  const headersOf = new WeakMap<Headers, Promise<Headers>>();
  return {
    headers: () => {
      if (current !== null) return current;
      const made: Promise<Headers> = sign().then(
        (headers) => {
          headersOf.set(headers, made);
          return headers;
        },
        (error: unknown) => {
          forget(made);
          throw error instanceof HttpFailure ? error : notSigned();
        },
      );
      current = made;
      return made;
    },
    forget: (headers) => {
      const made = headersOf.get(headers);
      if (made !== undefined) forget(made);
    },
  };
}

function notSigned(): HttpFailure {
  return new HttpFailure('signed-out', 'The sign-in cannot be used: enter it again under Connections.');
}
