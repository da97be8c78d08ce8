/** The level of the pace: how unsure it is now, and how fast it wanders, on the log scale. */
export interface Drift {
  readonly now: number;
  readonly weekly: number;
}

/** What public projects had in common (docs/methods/pace.md): the same for milestones, backlogs and series. */
export const DRIFT: Drift = { now: 0.2, weekly: 0.118 };

/** Share of the level's deviation that is left a week later. */
export const PERSISTENCE = 0.98;
/** The logarithm of the level stays within so much of 0. */
export const LOG_CAP = 4;
/** The drift of one replication is at most so many times the usual. */
export const MOST_SCALE = 3;
