import { addDays, type Day } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { Leave } from '@fulcrum/core/vocabulary';
import type { TimelineItem, TimelineView } from '../../views/index.ts';
import { teamName } from '../bar-view.ts';

type Shade = TimelineView['shades'][number];

/** What is over for longer is not shown, nor sprints that begin later: nobody has planned them yet. */
const BEFORE = 14;
const AHEAD = 70;

/** Days of a plan that are not like others: sprints of the program, and when those who work in it are away. */
export function shadesOf(
  graph: ProgramGraph,
  of: { readonly program: string; readonly asOf: Day; readonly items: readonly TimelineItem[] },
): readonly Shade[] {
  const first = addDays(of.asOf, -BEFORE);
  const last = addDays(of.asOf, AHEAD);
  return [...sprintsOf(graph, of.program).filter(({ from }) => from <= last), ...leavesOf(graph, of)]
    .filter(({ from, until }) => from <= until && until >= first)
    .toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
}

function sprintsOf(graph: ProgramGraph, program: string): readonly Shade[] {
  return [...graph.sprints.values()].flatMap(({ program: own, id, name, start, end }) =>
    own !== program || start === null || end === null
      ? []
      : { kind: 'sprint', name: name ?? id, from: start, until: end, team: null, person: null, share: 0 },
  );
}

function leavesOf(
  graph: ProgramGraph,
  { program, items }: { readonly program: string; readonly items: readonly TimelineItem[] },
): readonly Shade[] {
  const teams = new Set<string | null>([null, ...items.map(({ team }) => team)]);
  const people = new Set([null, ...items.flatMap(({ planned }) => planned?.people.map(({ id }) => id) ?? [])]);
  const concerns = ({ deleted, person, team, ...leave }: Leave): boolean =>
    deleted !== true && (leave.program ?? program) === program && people.has(person) && teams.has(team);
  return [...graph.leaves.values()].filter(concerns).flatMap((leave): readonly Shade[] => {
    const { person, team, from, until } = leave;
    if (from === null) return [];
    const kind = person === null && team === null ? 'freeze' : 'leave';
    return [{ kind, name: nameOf(graph, leave), from, until: until ?? from, team, person, share: leave.share ?? 1 }];
  });
}

function nameOf(graph: ProgramGraph, { title, person, team }: Leave): string {
  if (person === null && team === null) return title ?? 'Nobody works';
  const who = person === null ? teamName(graph, team as string) : graph.persons.get(person)?.name;
  return `${title ?? 'Away'}: ${who ?? person}`;
}
