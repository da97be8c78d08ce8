import { type Day, dayOf, daysBetween } from '../calendar/index.ts';
import type { ProgramGraph } from '../program/index.ts';
import type { Diagnostic, Leave } from '../vocabulary/index.ts';

/** Days on which somebody works less, counted from the as-of day, the last one included, and the share that is missing. */
export interface Absence {
  readonly from: number;
  readonly until: number;
  readonly share: number;
}

/** Who is away when: everybody of a program, its teams, and people, by id. */
export interface Absences {
  readonly everybody: readonly Absence[];
  readonly teams: ReadonlyMap<string, readonly Absence[]>;
  readonly people: ReadonlyMap<string, readonly Absence[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the leave that concerns a program and is not over. What cannot be read is left out, and told. */
export function absencesOf(graph: ProgramGraph, program: string): Absences {
  const asOf = dayOf(graph.at);
  const leaves = [...graph.leaves.values()].filter((leave) => leave.program === null || leave.program === program);
  const troubles = new Map(leaves.map((leave) => [leave, troubleOf(graph, leave)]));
  const readable = leaves.filter((leave) => troubles.get(leave) === null);
  const ahead = readable
    .map((leave) => ({ leave, absence: absenceOf(leave, asOf) }))
    .filter(({ absence }) => absence.until > 0);
  const everybody = ahead.filter(({ leave }) => leave.person === null && leave.team === null);
  return {
    everybody: everybody.map(({ absence }) => absence),
    teams: grouped(ahead, ({ person, team }) => (person === null ? team : null)),
    people: grouped(ahead, ({ person }) => person),
    diagnostics: [...troubles].flatMap(([{ id }, trouble]) =>
      trouble === null ? [] : [{ severity: 'warning' as const, where: `leave:${id}`, ...trouble }],
    ),
  };
}

interface Dated {
  readonly leave: Leave;
  readonly absence: Absence;
}

function grouped(
  leaves: readonly Dated[],
  idOf: (leave: Leave) => string | null,
): ReadonlyMap<string, readonly Absence[]> {
  const groups = new Map<string, Absence[]>();
  for (const { leave, absence } of leaves) {
    const id = idOf(leave);
    if (id !== null) groups.set(id, [...(groups.get(id) ?? []), absence]);
  }
  return groups;
}

function absenceOf({ from, until, share }: Leave, asOf: Day): Absence {
  const first = from as Day;
  return { from: daysBetween(asOf, first), until: daysBetween(asOf, until ?? first), share: share ?? 1 };
}

function troubleOf(graph: ProgramGraph, leave: Leave): Pick<Diagnostic, 'code' | 'what' | 'mend'> | null {
  const { from, until, person, team } = leave;
  const name = leave.title ?? 'a leave';
  if (from === null)
    return { code: 'leave-without-days', what: `${name} has no first day`, mend: 'say from when until when it lasts' };
  if (until !== null && until < from) {
    const what = `${name} ends on ${until}, before it starts on ${from}`;
    return { code: 'leave-ends-before-start', what, mend: 'correct one of its days' };
  }
  if (person !== null && !graph.persons.has(person))
    return {
      code: 'unknown-person',
      what: `${name} is of "${person}", whom nobody knows`,
      mend: 'name a known person',
    };
  if (person === null && team !== null && !graph.teams.has(team))
    return {
      code: 'unknown-team',
      what: `${name} is of "${team}", a team that nobody knows`,
      mend: 'name a known team',
    };
  return null;
}
