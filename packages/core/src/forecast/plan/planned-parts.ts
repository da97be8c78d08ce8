import { simulateNetwork } from '@fulcrum/kernel';
import type { Day } from '../../calendar/index.ts';
import type { DateQuantiles, TeamPart } from '../answer.ts';
import { dateQuantiles } from '../dates.ts';
import type { MilestoneRun } from '../run-milestone.ts';
import { type CompiledPlan, packed } from './compile.ts';
import type { ModelInput } from './model-input.ts';
import type { PlanModel, PlanRun } from './plan-model.ts';
import { transported, transportOf } from './transport.ts';

/** Enough for dates and shares: one run more for each plan. */
const REPLICATIONS = 2_048;

/** The parts of the teams in a milestone, as the record has them. */
export interface RecordedParts {
  readonly milestone: string;
  readonly parts: readonly TeamPart[];
  /** Days of each part by replication, in a run of the record: under the id of the team, empty for none. */
  readonly days: ReadonlyMap<string, Float64Array>;
  /** When the whole ends: no part ends later. */
  readonly whole: DateQuantiles;
}

/** Days of the teams' parts in a run of the record, by team. */
export function recordedDays(teams: readonly (string | null)[], run: MilestoneRun): ReadonlyMap<string, Float64Array> {
  return new Map(run.outlook.teams.map((sim, index) => [teams[sim.team] ?? '', run.teamDays[index]!]));
}

/**
 * When each team is through with its part of a milestone in a run of the plan: the ends of its items, moved as the whole is. Parts that
 * the run does not touch, and those that the record knows nothing of, stay as they are.
 */
export function plannedParts(model: PlanModel, run: PlanRun, of: RecordedParts): readonly TeamPart[] {
  const teams = of.parts.map(({ team }) => team ?? '');
  const base = endsOf(model, { compiled: model.base.compiled, input: model.input }, { ...of, teams });
  const now = endsOf(model, run, { ...of, teams });
  const days = teams.map((team, index) => {
    const record = of.days.get(team);
    if (record === undefined) return null;
    return transported(transportOf(base[index]!, record.slice().sort()), base[index]!, now[index]!);
  });
  const isMoved = teams.map((_, index) => base[index]!.some((end, r) => end !== now[index]![r]));
  if (!isMoved.includes(true)) return of.parts;
  const lasts = lastShares(days);
  return of.parts.map((part, index): TeamPart => {
    const own = days[index];
    const isOwn = own !== null && own !== undefined && isMoved[index] === true;
    const quantiles = isOwn ? dateQuantiles(run.input.asOf, own.slice().sort()) : part.quantiles;
    return { ...part, quantiles: noLater(quantiles, of.whole), lastShare: lasts[index]! };
  });
}

function endsOf(
  model: PlanModel,
  { compiled, input }: { readonly compiled: CompiledPlan; readonly input: ModelInput },
  { milestone, teams }: { readonly milestone: string; readonly teams: readonly string[] },
): readonly Float32Array[] {
  const index = input.milestones.findIndex(({ id }) => id === milestone);
  const groups: number[][] = teams.map(() => []);
  for (const [i, { team, milestones }] of compiled.activities.entries()) {
    if (team !== null && milestones.includes(index)) groups[teams.indexOf(team)]?.push(i);
  }
  const replications = Math.min(REPLICATIONS, model.run.replications);
  return simulateNetwork({ ...compiled.network, ...packed(groups) }, { ...model.run, replications }).ends;
}

/** Share of the futures in which each of them is last; the shares sum to 1. */
function lastShares(days: readonly (Float64Array | null)[]): readonly number[] {
  const counts = days.map(() => 0);
  const replications = Math.max(1, ...days.map((own) => own?.length ?? 0));
  for (let r = 0; r < replications; r++) {
    let last = 0;
    for (const [index, own] of days.entries()) if ((own?.[r] ?? 0) > (days[last]?.[r] ?? 0)) last = index;
    counts[last]!++;
  }
  return counts.map((count) => count / replications);
}

function noLater(own: DateQuantiles, whole: DateQuantiles): DateQuantiles {
  const at = (q: keyof DateQuantiles): Day => [own[q], whole[q]].sort()[0]!;
  return { p5: at('p5'), p15: at('p15'), p50: at('p50'), p85: at('p85'), p95: at('p95') };
}
