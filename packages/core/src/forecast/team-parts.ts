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
  const lasts = lastCounts(run);
  const parts = run.outlook.teams.map((sim, index): TeamPart => {
    const own = run.teamDays[index]!.slice().sort();
    const team = learned.ledger.teams[sim.team] ?? null;
    return {
      team,
      name: teamName(graph, team),
      open: run.outlook.state.openByTeam[sim.team]!,
      done: run.outlook.state.doneByTeam[sim.team]!,
      quantiles: dateQuantiles(frame.asOf, own),
      lastShare: lasts[index]! / replications,
      pooled: frame.floor.thin.has(sim.team),
    };
  });
  return parts.sort((a, b) => b.open - a.open || (a.name < b.name ? -1 : 1));
}

// Links can make another team the last one than the simulation of the teams alone did.
function lastCounts(run: MilestoneRun): readonly number[] {
  const counts = run.teamDays.map(() => 0);
  const isTied = run.waits.ties.length > 0;
  for (let r = 0; r < run.days.length; r++) {
    const last = isTied ? indexOfLast(run.teamDays, r) : run.simulated.last[r]!;
    counts[last]!++;
  }
  return counts;
}

function indexOfLast(teamDays: readonly Float64Array[], r: number): number {
  return teamDays.reduce((last, days, team) => (days[r]! > teamDays[last]![r]! ? team : last), 0);
}
