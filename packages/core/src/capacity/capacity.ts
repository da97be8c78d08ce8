import type { Day } from '../calendar/index.ts';
import type { Diagnostic } from '../vocabulary/index.ts';
import type { SlotsFrom } from './slots.ts';
import type { WorkingTime } from './working-time.ts';

/**
 * Who can work when, in a program as of a day. Time is counted in working days of one slot, by calendar day from the
 * as-of day on: see `WorkingTime`. Method: docs/methods/capacity.md.
 */
export interface Capacity {
  readonly asOf: Day;
  /** Monday to Friday, and nothing else: the axis on which networks are simulated. */
  readonly weekdays: WorkingTime;
  /** What is left of it for everybody: less the days around New Year, and what the whole program is away. */
  readonly everybody: WorkingTime;
  /** By id; null stands for the work that no team has. In order of id, that one last. */
  readonly teams: ReadonlyMap<string | null, TeamCapacity>;
  /** Active people by id. */
  readonly people: ReadonlyMap<string, PersonCapacity>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A team: how many items it works on at once, and the share of its slots that work on each day, added up. */
export interface TeamCapacity {
  readonly team: string | null;
  readonly name: string;
  readonly slots: number;
  readonly slotsFrom: SlotsFrom;
  /** How many people share its work, in full weeks: fewer than slots where somebody has several items under way at once. */
  readonly heads: number;
  /** Ids of the active people in it. */
  readonly people: readonly string[];
  readonly time: WorkingTime;
}

/** A person: their working time when they work full time, and the share of it that is to be planned. */
export interface PersonCapacity {
  readonly person: string;
  readonly name: string;
  readonly team: string | null;
  /** Share of a full week that they give, 0 to 1. */
  readonly allocation: number;
  /** The load above which they are not planned, as a share of what they give. */
  readonly ceiling: number;
  readonly skills: readonly string[];
  readonly time: WorkingTime;
}
