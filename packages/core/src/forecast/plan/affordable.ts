const LEAST_REPLICATIONS = 500;
/** Activities times replications that are simulated at most: a second or so in plain JavaScript. */
const MOST_DRAWS = 5e7;

/** How often a plan of so many activities is simulated, when it is asked for so often. */
export function affordable(activities: number, asked: number): number {
  return Math.min(asked, Math.max(LEAST_REPLICATIONS, Math.floor(MOST_DRAWS / Math.max(1, activities))));
}
