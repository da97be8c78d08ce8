/** How one stage ended. A check counts as one; a stage of tests counts each test. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** What the person needs in order to mend it; empty when all is well. */
  readonly report: string;
}

/** One thing that must hold, by the name it can be asked for: `npm run check -- types lint`. */
export interface Stage {
  readonly name: string;
  /** What is looked at, in words for the terminal. */
  readonly about: string;
  readonly run: () => Promise<Outcome>;
}

/** The outcome of a check that either holds or does not. */
export function verdict(holds: boolean, report: string): Outcome {
  return holds ? { passed: 1, failed: 0, report: '' } : { passed: 0, failed: 1, report };
}
