import type { Day } from '@fulcrum/core/calendar';
import type { LoadView } from '../../views/index.ts';
import { teamName } from '../bar-view.ts';
import { type Asked, meanLoad } from './asked.ts';

/** What is given away at most of what somebody has: the rest they know best. */
const MOST_SHARE = 0.5;

/**
 * Whose items somebody else could take: of those who have several in a milestone, the one who holds it up; else whoever is asked for most against their ceiling. So
 * many, from the end of the plan, that what is left stays below it; those in hand stay. Null where nobody has two that could go.
 */
export function suggestedItems(
  asked: Asked,
  milestone: { readonly id: string; readonly due: Day; readonly bottleneck: string | null },
): LoadView['suggestion'] {
  const { people, plan, graph, items, capacity } = asked;
  const days = new Map(items.map((item) => [item.item, item.days]));
  const free = (person: string) =>
    plan.input.items.filter(
      ({ assignee, inHand, milestones }) => assignee === person && !inHand && milestones.includes(milestone.id),
    );
  const strain = ({ weeks, ceiling }: (typeof people)[number]) =>
    (meanLoad(weeks, milestone.due) ?? 0) / Math.max(0.01, ceiling);
  const isLast = ({ person }: (typeof people)[number]) => Number(person === milestone.bottleneck);
  const [most] = people
    .filter(({ person }) => free(person).length >= 2)
    .toSorted((a, b) => isLast(b) - isLast(a) || strain(b) - strain(a) || (a.person < b.person ? -1 : 1));
  if (most === undefined) return null;
  const own = free(most.person);
  const told = most.weeks.filter(({ week }) => week <= milestone.due);
  const excess = told.reduce((sum, { planned, capacity: given }) => sum + planned - most.ceiling * given, 0);
  const limit = Math.max(1, Math.floor(own.length * MOST_SHARE));
  let [count, less] = [0, 0];
  while (count < limit && (count === 0 || less < excess)) less += days.get(own[own.length - 1 - count++]!.id) ?? 0;
  const given = own.slice(-count);
  const [team] = given.map((item) => item.team).filter((id) => id !== '' && capacity.teams.has(id));
  return {
    person: { id: most.person, name: most.name },
    items: given.map(({ id }) => id),
    team: team === undefined ? null : { id: team, name: teamName(graph, team) },
  };
}
