import { keptOrder } from '@fulcrum/core/schedule';
import type { KeptPlanView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { countWords } from './phrases.ts';
import { type PlannedOf, plannedSchedule } from './planned-schedule.ts';

/** What keeping the order of a plan would change: places and ranks of its items, in the order of the plan. Nothing is written. */
export async function keptPlanPage(workbench: Workbench, of: PlannedOf): Promise<Omit<KeptPlanView, 'scenario'>> {
  const graph = graphAsOf(workbench, of.asOf);
  const schedule = await plannedSchedule(workbench, of);
  const head = { program: { id: of.program, name: schedule.name }, asOf: of.asOf, isKept: false };
  if (schedule.status !== 'ok') {
    const words = `There is no plan that could be kept: ${schedule.reason}.`;
    return { ...head, status: schedule.status, words, ranks: 0, moved: 0, items: [] };
  }
  const items = keptOrder(graph, schedule).map(({ team, ...item }) => {
    return { ...item, team: team === null ? null : { id: team, name: graph.teams.get(team)?.name ?? team } };
  });
  const ranks = items.filter(({ rankNow, rankThen }) => rankNow !== rankThen).length;
  const moved = items.filter(({ placeNow, placeThen }) => placeNow !== placeThen).length;
  return { ...head, status: 'ok', words: keptWords(items.length, { ranks, moved }), ranks, moved, items };
}

function keptWords(count: number, { ranks, moved }: { ranks: number; moved: number }): string {
  const plan = `the plan of ${countWords(count, 'open item')}`;
  if (ranks === 0) return `The order of ${plan} is kept already.`;
  const moves =
    moved === 0
      ? 'moves none of them'
      : `moves ${countWords(moved, 'item')} to another place in the order of their teams`;
  return `Keeping the order of ${plan} ${moves} and sets ${countWords(ranks, 'rank')}.`;
}
