import type { ProgramGraph } from '@fulcrum/core/program';
import type { Bar } from '@fulcrum/core/schedule';
import type { PlanBar } from '../views/index.ts';

/** An item in the plan with the names of who works on it, and what decides it in words. */
export function barView(graph: ProgramGraph, { startHour: _, driver, ...bar }: Bar): PlanBar {
  const team = bar.team === null ? null : { id: bar.team, name: teamName(graph, bar.team) };
  const people = bar.people.map((id) => ({ id, name: graph.persons.get(id)?.name ?? id }));
  const item = 'item' in driver ? driver.item : null;
  const words = driverWords(graph, { ...bar, driver });
  return { ...bar, milestones: [...bar.milestones], team, people, driver: { by: driver.by, item, words } };
}

/** The name of a team; its id where it has none. */
export function teamName(graph: ProgramGraph, team: string | null): string {
  return graph.teams.get(team ?? '')?.name ?? team ?? 'No team';
}

function driverWords(graph: ProgramGraph, { team, people, driver }: Pick<Bar, 'team' | 'people' | 'driver'>): string {
  switch (driver.by) {
    case 'start':
      return 'starts at once';
    case 'link':
      return `waits for ${driver.item}`;
    case 'team':
      return `${teamName(graph, team)} does ${driver.item} first`;
    case 'person':
      return `${people.map((id) => graph.persons.get(id)?.name ?? id).join(', ')} does ${driver.item} first`;
    case 'release':
      return driver.what;
    case 'leave':
      return 'starts when those who do it are back';
    case 'plan':
      return 'could start earlier, and nothing would end sooner';
  }
}
