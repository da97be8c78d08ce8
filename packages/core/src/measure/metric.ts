import type { Day } from '../calendar/index.ts';
import type { ProgramGraph } from '../program/index.ts';
import type { Answer } from './answer.ts';
import type { ItemFilter } from './item-filter.ts';

/** What a metric is asked: of which items, over which days (both included). */
export interface MetricQuery {
  readonly filter: ItemFilter;
  readonly from: Day;
  readonly to: Day;
}

/** One point of a chart; `opens` gives exactly the items that it counts. */
export interface Point {
  readonly day: Day;
  readonly value: number;
  readonly opens: ItemFilter;
}

/** A named line or band of a chart. */
export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

/** A metric's answer: series to draw, and the few figures that sum them up. */
export interface MetricAnswer extends Answer {
  readonly metric: string;
  readonly series: readonly Series[];
  /** Figures by name (`p50`, `p85`, `mean`, …) in the answer's unit. Empty when the status is not `ok`. */
  readonly figures: Readonly<Record<string, number>>;
}

/** A metric is one file that makes one of these, and one line in the catalogue of its folder. */
export interface Metric {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** The question that it answers, as a person would ask it. */
  readonly question: string;
  /** The page under `docs/methods/` that gives formula, source and limits. */
  readonly method: string;
  readonly compute: (graph: ProgramGraph, query: MetricQuery) => MetricAnswer;
}
