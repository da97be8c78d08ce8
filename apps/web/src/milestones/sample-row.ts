import type { MilestoneRow } from '@fulcrum/workbench/views';

/** A row for tests: a release with one open item and no forecast, but for what is given. */
export function sampleRow(part: Partial<MilestoneRow> = {}): MilestoneRow {
  return {
    id: 'one',
    name: 'One',
    form: 'release',
    total: 1,
    open: 1,
    target: null,
    status: 'ok',
    health: 'no-target',
    words: '',
    quantiles: null,
    oddsOfTarget: null,
    lastWeek: null,
    movedDays: null,
    joined: 0,
    left: 0,
    moves: [],
    scope: [],
    past: [],
    actual: null,
    ...part,
  };
}
