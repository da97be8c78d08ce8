import type { MilestoneRow } from '@fulcrum/workbench/views';

// A list of this length is read; of a longer one only the releases are, which are the promises.
const READ_AT_ONCE = 8;

export type Folded<Row> = {
  readonly shown: readonly Row[];
  /** What waits behind a button. */
  readonly folded: readonly Row[];
};

/** Releases first, then epics as far as the list stays short. */
export function foldRows<Row extends Pick<MilestoneRow, 'form'>>(rows: readonly Row[]): Folded<Row> {
  const releases = rows.filter(({ form }) => form === 'release');
  const epics = rows.filter(({ form }) => form !== 'release');
  const room = Math.max(0, READ_AT_ONCE - releases.length);
  // A button that hides a single row costs more than the row.
  const kept = epics.length <= room + 1 ? epics.length : room;
  return { shown: [...releases, ...epics.slice(0, kept)], folded: epics.slice(kept) };
}
