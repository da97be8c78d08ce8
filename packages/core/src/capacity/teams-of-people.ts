import { MS_PER_WEEK } from '../calendar/index.ts';
import { isClosed, type ProgramGraph } from '../program/index.ts';

/** For so long what somebody finished tells where they work. */
const LATELY = 12;

/** The team of which each person finished most items lately, or has most open; where they have done neither, none. */
export function teamsOfPeople(graph: ProgramGraph, program: string): ReadonlyMap<string, string | null> {
  const counts = new Map<string, Map<string | null, number>>();
  for (const item of graph.items.values()) {
    const { assignee, team, finishedAt } = item;
    const isLate = finishedAt !== null && graph.at - finishedAt <= LATELY * MS_PER_WEEK;
    if (item.program !== program || assignee === null || !(isLate || (!isClosed(item) && item.category === 'doing')))
      continue;
    const own = counts.get(assignee) ?? new Map<string | null, number>();
    counts.set(assignee, own.set(team, (own.get(team) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([person, teams]) => {
      // A team tells more than none.
      const [first] = [...teams].sort((a, b) => Number(a[0] === null) - Number(b[0] === null) || b[1] - a[1]);
      return [person, first![0]];
    }),
  );
}
