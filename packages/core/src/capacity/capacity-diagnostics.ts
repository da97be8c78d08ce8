import type { ProgramGraph } from '../program/index.ts';
import type { Diagnostic } from '../vocabulary/index.ts';
import type { Absences } from './absences.ts';
import type { PersonCapacity, TeamCapacity } from './capacity.ts';

/** What is odd about who can work: nobody there, nothing given, leave that moves nothing. */
export function capacityDiagnostics(
  graph: ProgramGraph,
  of: {
    readonly absences: Absences;
    readonly teams: ReadonlyMap<string | null, TeamCapacity>;
    readonly people: ReadonlyMap<string, PersonCapacity>;
  },
): readonly Diagnostic[] {
  return [
    ...[...of.teams.values()].flatMap(teamDiagnostics),
    ...[...of.people.values()].flatMap((person) => personDiagnostics(graph, person, of.absences)),
  ];
}

function teamDiagnostics({ team, name, slots, slotsFrom }: TeamCapacity): Diagnostic[] {
  if (slots > 0) return [];
  const what =
    slotsFrom === 'slots' ? `${name} is said to work on 0 items at once` : `nobody in ${name} gives any time to it`;
  return [
    {
      code: 'no-capacity',
      severity: 'warning',
      where: `team:${team}`,
      what: `${what}, so none of its items can be planned`,
      mend: 'give the team slots, or people with an allocation above 0',
    },
  ];
}

function personDiagnostics(graph: ProgramGraph, person: PersonCapacity, absences: Absences): Diagnostic[] {
  const found: Diagnostic[] = [];
  const where = `person:${person.person}`;
  if (person.allocation === 0)
    found.push({
      code: 'no-allocation',
      severity: 'note',
      where,
      what: `${person.name} gives no time (allocation 0), so nothing is planned for them`,
      mend: 'raise the allocation, or say that they have left',
    });
  if (person.team !== null && !graph.teams.has(person.team))
    found.push({
      code: 'unknown-team',
      severity: 'warning',
      where,
      what: `${person.name} is in "${person.team}", a team that nobody knows`,
      mend: 'name a known team',
    });
  if (person.team === null && absences.people.has(person.person))
    found.push({
      code: 'leave-without-team',
      severity: 'note',
      where,
      what: `${person.name} is in no team, so the leave moves only what they are assigned`,
      mend: 'say which team they work in',
    });
  return found;
}
