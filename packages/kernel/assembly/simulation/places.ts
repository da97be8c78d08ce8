/** Fixed places that only the kernel knows, of one row each: `src/simulation/wasm/layout.ts` leaves them free. */

/** The values of the strata, by place. */
export const VALUES: usize = 1024;
/** For every four replications, the place of their values in bytes. */
export const INDICES: usize = 2048;
/** Rows that live for one activity. */
export const DURATION_ROW: usize = 3072;
export const QUEUE_ROW: usize = 5120;
export const BOUND_ROW: usize = 6144;
