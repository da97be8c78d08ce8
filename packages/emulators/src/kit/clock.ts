/** The clock of an emulated tool: it stands still until it is moved, or runs from where it was set. */
export interface Clock {
  /** The time there, in milliseconds since 1970. */
  readonly now: () => number;
  readonly set: (at: number) => void;
  readonly advance: (milliseconds: number) => void;
}

/** A clock at an instant; one that runs goes on with the machine's own. */
export function clockAt(start: number, isRunning = false): Clock {
  const began = performance.now();
  let at = start;
  const run = () => (isRunning ? Math.floor(performance.now() - began) : 0);
  return {
    now: () => at + run(),
    set: (to) => {
      at = to - run();
    },
    advance: (milliseconds) => {
      at += milliseconds;
    },
  };
}
