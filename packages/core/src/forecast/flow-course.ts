import type { ProgramGraph } from '../program/index.ts';
import type { BacktestPoint } from './backtest-report.ts';
import type { DayNumber } from './ledger.ts';

/** What a back-test of one level found. */
export interface Tried {
  readonly points: readonly BacktestPoint[];
  /** Why nothing could be forecast, once for each time. */
  readonly refused: readonly string[];
}

/** What is tried out: a program as it was known in the end, up to a day. */
export interface Course {
  readonly graph: ProgramGraph;
  readonly program: string;
  readonly last: DayNumber;
  readonly seed: number;
  readonly replications: number;
}
