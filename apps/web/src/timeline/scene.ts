import type { Point } from './elbows.ts';
import type { Palette } from './palette.ts';
import type { RowLayout } from './row-layout.ts';
import type { Bar, DayNumber } from './rows.ts';
import type { TimeWindow } from './time-window.ts';
import type { TimelineLink, TimelineShade } from './timeline-query.ts';

/** The part of the picture that is drawn: what is in sight, and some beyond. */
export type Chunk = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** A link as it is drawn. */
export type Line = Pick<TimelineLink, 'from' | 'to' | 'dependency' | 'lag'> & {
  readonly tone: 'chain' | 'near' | 'plain';
};

/** All that a picture shows. */
export type Scene = {
  readonly layout: RowLayout;
  readonly window: TimeWindow;
  readonly asOf: DayNumber;
  /** The day that it really is: drawn where the as-of day is another. */
  readonly today: DayNumber;
  readonly shades: readonly TimelineShade[];
  readonly lines: readonly Line[];
  /** Items on the chain that sets a date. */
  readonly chain: ReadonlySet<string>;
  readonly selected: string | null;
  readonly hovered: string | null;
  /** Bars as they stand without the scenario, by row key; drawn as ghosts where they differ. */
  readonly base: ReadonlyMap<string, Bar>;
  /** Bars that a change on trial moves, by item and milestone. */
  readonly trial: ReadonlyMap<string, Bar>;
  /** Whether all of it is in a scenario. */
  readonly isScenario: boolean;
  /** The day whose forecast is drawn besides; null for none. */
  readonly baseline: string | null;
  /** Where a link is being drawn from and to, in pixels. */
  readonly rope: readonly [Point, Point] | null;
  /** The height between two rows at which a bar would be dropped. */
  readonly slot: number | null;
  /** Where bars stood as of the day of `baseline`, by item; empty without one. */
  readonly before: ReadonlyMap<string, Bar>;
};

/** What a painter draws with. */
export type Pen = { readonly context: CanvasRenderingContext2D; readonly palette: Palette; readonly scene: Scene };
