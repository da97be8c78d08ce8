/** A fault as the emulators know it: each nth request that matches, a number of times. */
export interface Fault {
  readonly kind: 'limit' | 'error' | 'drip' | 'cut' | 'hang' | 'malformed' | 'wrong-type';
  readonly every?: number;
  readonly times?: number;
  readonly status?: number;
}

/** A tool with its data, and the hands of a person in it. */
export interface Stage {
  /** As a person fills them in. */
  readonly settings: unknown;
  readonly signIn: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What goes wrong from now on. */
  readonly conditions: { faults: readonly Fault[] };
  /** The tool's own clock. It stands still between two calls. */
  readonly clock: {
    readonly now: () => number;
    readonly set: (at: number) => void;
    readonly advance: (ms: number) => void;
  };
  /** Changes some things, among them ones that were read already and ones that were not; another change at each call. */
  readonly edit: () => void;
  /** Deletes a thing that no first page holds, and names it: `item:TIMOB-3`. */
  readonly remove: () => string;
  readonly close: () => Promise<void>;
}
