import { type Day, dayOf, MS_PER_DAY } from '../../calendar/index.ts';
import type { EndDefinition } from '../answer.ts';
import { datesOf } from '../dates.ts';
import type { Past } from '../past.ts';
import { type Ask, type MilestoneRun, runMilestone } from '../run-milestone.ts';
import { teamName } from '../team-parts.ts';
import type { Standing } from './explanation.ts';

/** What was known on one of the two days. */
export interface Known {
  readonly past: Past;
  readonly milestone: string;
  readonly definition: EndDefinition;
  readonly seed: number;
  readonly replications: number;
}

/** One team's replacement: where the dates stood before and after it. */
export interface TeamStep {
  readonly team: string | null;
  readonly name: string;
  readonly from: Standing;
  readonly to: Standing;
}

/** The end of each team's part on the calendar, in days since 1970, by replication. */
type TeamEnds = ReadonlyMap<string | null, Float64Array>;

/**
 * Replaces progress and pace team by team, in order of team id. The end of a milestone is the latest end of its teams in the
 * same replication; so a team's ends, on the calendar, can be exchanged for its later ones while the others stay. The later
 * ones rest on what was known of earlier milestones on the first day: what the second day adds to that is no team's, and is
 * left over; so is what people entered about the days ahead.
 */
export function teamSteps(before: Known, after: Known, target: Day | null): readonly TeamStep[] {
  const [asked, asks] = [askOf(before), askOf(after)];
  const lesson = { learned: before.past.learned, ask: asked };
  const old = teamEnds(before, runMilestone(before.past.learned, asked));
  const now = teamEnds(after, runMilestone(after.past.learned, asks, lesson));
  const teams = [...new Set([...old.keys(), ...now.keys()])].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
  let from = standing([...old.values()], asked, target);
  return teams.map((team, index) => {
    const mixed = teams.flatMap((each, place) => (place <= index ? now : old).get(each) ?? []);
    const step = { team, name: teamName(after.past.graph, team), from, to: standing(mixed, asks, target) };
    from = step.to;
    return step;
  });
}

function askOf({ past, milestone, definition, seed, replications }: Known): Ask {
  const { ledger } = past.learned;
  const index = ledger.milestones.findIndex(({ id }) => id === milestone);
  return { milestone: index, day: ledger.asOf, definition, seed, replications };
}

function teamEnds({ past }: Known, run: MilestoneRun): TeamEnds {
  const { asOf, teams } = past.learned.ledger;
  return new Map(
    run.outlook.teams.map(({ team }, index) => [
      teams[team] ?? null,
      (run.teamDays[index] as Float64Array).map((days) => asOf + days),
    ]),
  );
}

function standing(ends: readonly Float64Array[], { day, replications }: Ask, target: Day | null): Standing {
  const days = new Float64Array(replications).fill(Number.NEGATIVE_INFINITY);
  for (const own of ends) for (let r = 0; r < replications; r++) days[r] = Math.max(days[r]!, own[r]! - day);
  const { quantiles, oddsOfTarget } = datesOf(dayOf(day * MS_PER_DAY), target, days);
  return { p50: quantiles.p50, p85: quantiles.p85, oddsOfTarget: oddsOfTarget };
}
