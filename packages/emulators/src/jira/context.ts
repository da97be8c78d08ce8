import type { Bodies } from './bodies.ts';
import type { IssueBodies } from './issue-bodies.ts';
import type { JiraSeed } from './seed.ts';
import type { Tracker } from './tracker.ts';

/** What routes answer from. */
export interface Context {
  readonly tracker: Tracker;
  readonly bodies: Bodies;
  readonly issues: IssueBodies;
  readonly seed: JiraSeed;
  readonly zone: string;
  readonly now: () => number;
  readonly url: () => string;
}
