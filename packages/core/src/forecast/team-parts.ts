import type { Day } from '../calendar/index.ts';
import type { ProgramGraph } from '../program/index.ts';
import type { TeamPart } from './answer.ts';
import { dateQuantiles } from './dates.ts';
import type { Floor } from './floor.ts';
import type { Past } from './past.ts';
import type { MilestoneRun } from './run-milestone.ts';

/** What people call a team; the items of no team count as one of their own. */
export function teamName(graph: ProgramGraph, team: string | null): string {
  return team === null ? 'No team' : (graph.teams.get(team)?.name ?? team);
}

/** Each team's part of a milestone, the one with the most open items first. */
export function teamParts(frame: { past: Past; asOf: Day; floor: Floor }, run: MilestoneRun): readonly TeamPart[] {
  const { graph, learned } = frame.past;
  const replications = run.days.length;
  const parts = run.outlook.teams.map((sim, index): TeamPart => {
    const own = ownDays(run, index).sort();
    const team = learned.ledger.teams[sim.team] ?? null;
    return {
      team,
      name: teamName(graph, team),
      open: run.outlook.state.openByTeam[sim.team]!,
      done: run.outlook.state.doneByTeam[sim.team]!,
      quantiles: dateQuantiles(frame.asOf, own),
      lastShare: run.simulated.last.reduce((count, last) => count + Number(last === index), 0) / replications,
      pooled: frame.floor.thin.has(sim.team),
    };
  });
  return parts.sort((a, b) => b.open - a.open || (a.name < b.name ? -1 : 1));
}

// The correction stretches time for all teams of a replication alike.
function ownDays(run: MilestoneRun, team: number): Float64Array {
  const ends = run.simulated.teamEnds[team]!;
  return run.days.map((days, r) => {
    const whole = run.simulated.ends[r]!;
    const own = ends[r]!;
    return own === whole ? days : Number.isFinite(whole) ? (days * own) / whole : Math.min(own, days);
  });
}
