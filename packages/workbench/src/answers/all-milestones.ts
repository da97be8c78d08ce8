import { isClosed, type ProgramGraph } from '@fulcrum/core/program';
import type { MilestoneRow } from '../views/index.ts';

/** The milestones of a program that are not active, newest release first: their counts and their ends, without a forecast. */
export function allMilestones(
  graph: ProgramGraph,
  of: { program: string; except: readonly string[] },
): readonly Omit<MilestoneRow, 'scope'>[] {
  const counts = new Map<string, { total: number; open: number }>();
  for (const item of graph.items.values()) {
    for (const milestone of item.milestones) {
      const count = counts.get(milestone) ?? { total: 0, open: 0 };
      counts.set(milestone, { total: count.total + 1, open: count.open + (isClosed(item) ? 0 : 1) });
    }
  }
  return [...graph.milestones.values()]
    .filter(
      (milestone) => milestone.program === of.program && counts.has(milestone.id) && !of.except.includes(milestone.id),
    )
    .sort((one, other) => ((one.released ?? '') < (other.released ?? '') ? 1 : -1))
    .map((milestone) => {
      const { total, open } = counts.get(milestone.id) as { total: number; open: number };
      const isOver = milestone.released !== null;
      const name = milestone.name ?? milestone.id;
      return {
        id: milestone.id,
        name,
        form: milestone.form ?? 'release',
        total,
        open,
        target: milestone.target,
        status: isOver ? 'finished' : 'insufficient-data',
        health: isOver ? 'finished' : 'no-forecast',
        words: isOver ? `${name} was released on ${milestone.released}.` : `${name} is not being worked on.`,
        quantiles: null,
        oddsOfTarget: null,
        lastWeek: null,
        movedDays: null,
        joined: 0,
        left: 0,
        moves: [],
        past: [],
        actual: milestone.released,
      };
    });
}
