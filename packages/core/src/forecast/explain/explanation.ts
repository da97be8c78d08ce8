import { type Day, daysBetween } from '../../calendar/index.ts';
import type { Answer, Status } from '../../measure/index.ts';
import type { InputGroup } from '../../vocabulary/index.ts';
import type { MilestoneForecast } from '../answer.ts';

/** What a forecast said on one of the two days. */
export interface EndState {
  readonly asOf: Day;
  readonly status: Status;
  /** Why there are no dates; null when there are. */
  readonly reason: string | null;
  readonly target: Day | null;
  readonly p50: Day | null;
  readonly p85: Day | null;
  readonly oddsOfTarget: number | null;
  /** The day on which it had ended by then. */
  readonly finished: Day | null;
}

/** A move of a date in days (positive is later), and of the odds of the target where both ends have a target. */
export interface Move {
  readonly p50: number;
  readonly p85: number;
  readonly odds: number | null;
}

/** How the scope changed: items that were made for it, came from elsewhere, went elsewhere, or went out of it for good. */
export interface ScopeMoves {
  readonly added: number;
  readonly movedIn: number;
  readonly movedOut: number;
  readonly cut: number;
}

/** One part of a move: an input that was replaced, or one team's share of `progress`. */
export interface ExplanationPart {
  /** More than one where the dates in between could not be told: then they share one move. */
  readonly groups: readonly InputGroup[];
  /** Set where `progress` is split: a team (null is work without a team), or how earlier milestones ended. */
  readonly by: { readonly team: string | null; readonly name: string } | 'past' | null;
  /** Null when the whole has no answer. */
  readonly move: Move | null;
  /** Of a part that holds `scope`. */
  readonly scope: ScopeMoves | null;
  /** Facts of its groups that touch the milestone or its teams, by their places in the order of facts. */
  readonly facts: readonly number[];
  /** What these facts speak of, each once. */
  readonly subjects: readonly string[];
}

/**
 * Why a date moved between two days: parts whose moves add up to the whole, exactly, at the median, at 85 % and in odds.
 * `asOf` is the later day.
 */
export interface Explanation extends Answer {
  readonly seed: number;
  readonly replications: number;
  readonly modelVersion: string;
  readonly milestone: string;
  readonly name: string;
  readonly from: EndState;
  readonly to: EndState;
  /** Null when one of the two days has no dates. */
  readonly move: Move | null;
  /** In the order in which the inputs were replaced; those that moved nothing and have no facts are left out. */
  readonly parts: readonly ExplanationPart[];
}

/** A forecast as one end of a move. */
export function endStateOf(forecast: MilestoneForecast): EndState {
  const { asOf, status, target } = forecast;
  if (forecast.status !== 'ok')
    return { asOf, status, reason: forecast.reason, target, p50: null, p85: null, oddsOfTarget: null, finished: null };
  const { quantiles, oddsOfTarget, finished } = forecast;
  const { p50, p85 } = quantiles;
  return { asOf, status, reason: null, target, p50, p85, oddsOfTarget, finished: finished?.day ?? null };
}

/** The dates and odds of an end. */
export type Standing = Pick<EndState, 'p50' | 'p85' | 'oddsOfTarget'>;

/** The move from one end to the other; null where one of them has no dates. */
export function moveBetween(one: Standing, other: Standing): Move | null {
  if (one.p50 === null || one.p85 === null || other.p50 === null || other.p85 === null) return null;
  const [before, after] = [one.oddsOfTarget, other.oddsOfTarget];
  return {
    p50: daysBetween(one.p50, other.p50),
    p85: daysBetween(one.p85, other.p85),
    odds: before === null || after === null ? null : after - before,
  };
}
