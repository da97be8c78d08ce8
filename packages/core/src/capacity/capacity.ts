import type { Day } from '../calendar/index.ts';
import type { Diagnostic } from '../vocabulary/index.ts';
import type { SlotsFrom } from './slots.ts';
import type { WorkCalendar } from './work-calendars.ts';
import type { WorkingTime } from './working-time.ts';

/**
 * Who can work when, in a program as of a day. Time is counted in working days of one slot, by calendar day from the
 * as-of day on: see `WorkingTime`. Method: docs/methods/capacity.md.
 */
export interface Capacity {
  readonly asOf: Day;
  /** The working days of a usual week, and nothing else. */
  readonly weekdays: WorkingTime;
  /**
   * When anybody works at all: the days of the calendars, less their holidays, the days around New Year, and what the whole
   * program is away. It is the axis of schedules. With one calendar it is the time of everybody.
   */
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
  readonly calendar: WorkCalendar;
  readonly usual: UsualTime;
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
  readonly calendar: WorkCalendar;
  readonly usual: UsualTime;
}

/** What a calendar leaves of everybody's time, before anybody is away. */
export interface UsualTime {
  /** Working time by the calendar alone, less what the whole program is away. */
  readonly time: WorkingTime;
  /** Its share of everybody's time in the year to come: 1 where there is one calendar. */
  readonly share: number;
  /** Working days of a week as history has measured it: less what holidays take in a usual year. */
  readonly weekDays: number;
}
