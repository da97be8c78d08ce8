import { createHash } from 'node:crypto';
import { type LeaveRow, type PersonRow, readLeave, readPeople, UnfitText } from '@fulcrum/connectors';
import { addDays } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import { type Diagnostic, type StoredFact, subjectOf } from '@fulcrum/core/vocabulary';
import { BadInput } from '../catalogue/errors.ts';
import type { Principal } from '../policy/permission.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { changedWords, type ImportedRow, isOf, leaveWords } from './imported-row.ts';
import { type PeopleByName, peopleByName, whoIs } from './people-by-name.ts';
import type { Batch } from './take-back.ts';
import { type Teller, type Told, tellerOf } from './teller.ts';

/** A text of people or of leave, and where it goes. */
export interface PeopleText {
  readonly program: string;
  readonly kind: 'people' | 'leave';
  readonly text: string;
  /** Whose leave it is where the text does not say: a person by name, a team, or everybody. */
  readonly of?: string | undefined;
  /** True to hear what it would do, and do nothing. */
  readonly isTrial?: boolean | undefined;
}

/** What became of it, or would. */
export interface ImportedPeople {
  /** Rows, or days away, that were taken. */
  readonly taken: number;
  /** Facts that say something new; 0 when all of it was known. */
  readonly facts: number;
  /** Where they stand in the order of facts: what takes them back; null where there are none. */
  readonly batch: Batch | null;
  readonly rows: readonly ImportedRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes in a table of people, or leave as a table or a calendar, in one transaction. Only what says something new becomes a fact, so the same
 * text twice adds nothing. Throws BadInput for a text that cannot be read at all.
 */
export async function importPeople(
  { workbench, principal }: { readonly workbench: Workbench; readonly principal: Principal },
  text: PeopleText,
): Promise<ImportedPeople> {
  const read = () => (text.kind === 'people' ? takenPeople : takenLeave)(workbench, text);
  if (text.isTrial === true) return imported(read(), []);
  let taken: Taken = { facts: [], rows: [], diagnostics: [] };
  const added = await workbench.record({
    source: principal.source,
    facts: () => {
      taken = read();
      const cause = `import:${createHash('sha256').update(text.text).digest('hex').slice(0, 16)}@${workbench.now()}`;
      return taken.facts.map((fact) => ({ ...fact, source: principal.source, cause }));
    },
  });
  return imported(taken, added);
}

function imported({ rows, facts, diagnostics }: Taken, added: readonly StoredFact[]): ImportedPeople {
  const [from, to] = [added[0]?.seq, added.at(-1)?.seq];
  const batch = from === undefined || to === undefined ? null : { from, to };
  return { taken: rows.length, facts: facts.length, batch, rows, diagnostics };
}

interface Taken {
  readonly facts: readonly Told[];
  readonly rows: readonly ImportedRow[];
  readonly diagnostics: readonly Diagnostic[];
}

function takenPeople(workbench: Workbench, { text, program }: PeopleText): Taken {
  const graph = graphAsOf(workbench, undefined);
  const { rows, diagnostics } = readable(() => readPeople(text));
  const teller = tellerOf(today(workbench), diagnostics);
  const names = peopleByName(graph);
  const lines = new Map<string, string>();
  const told = rows.flatMap((row) => tellPerson({ graph, names, teller, program, lines }, row) ?? []);
  return { facts: teller.facts, rows: told, diagnostics: teller.diagnostics };
}

interface Frame {
  readonly graph: ProgramGraph;
  readonly names: PeopleByName;
  readonly teller: Teller;
  readonly program: string;
}

/** Says what a row tells of somebody; null where nobody knows whom it means. */
function tellPerson(
  { graph, names, teller, program, lines }: Frame & { readonly lines: Map<string, string> },
  row: PersonRow,
): ImportedRow | null {
  const found = names.find([row.email, row.name].filter((one) => one !== undefined));
  if (found === 'several') {
    teller.refuse(row.where, `several people are called "${row.name ?? row.email}"`, 'give the row their address');
    return null;
  }
  const id = found ?? names.add(row);
  const earlier = lines.get(id);
  if (earlier !== undefined) {
    const name = row.name ?? row.email ?? id;
    teller.refuse(
      row.where,
      `${name} stands in ${earlier} already`,
      'give each person one line, or different addresses',
    );
    return null;
  }
  lines.set(id, row.where);
  const team = row.team === undefined ? undefined : teamOf(graph, { program, name: row.team }, teller);
  const { where, ...plain } = row;
  const set = { ...plain, team, ...(found === null ? { active: true } : {}) };
  const changes = teller.tell(subjectOf('person', id), graph.persons.get(id), { where, set });
  const who = graph.persons.get(id)?.name ?? row.name ?? row.email ?? id;
  return { where, who, is: found === null ? 'new' : isOf(changes), words: changedWords(graph, changes, row.team) };
}

/** The id of a team by its id or name; one that nobody knows is made. */
function teamOf(graph: ProgramGraph, { program, name }: { program: string; name: string }, teller: Teller): string {
  const lower = name.toLowerCase();
  const known = [...graph.teams.values()].find((team) =>
    [team.id, team.name].some((one) => one?.toLowerCase() === lower),
  );
  if (known !== undefined) return known.id;
  const id = `${program}/${name}`;
  teller.tell(subjectOf('team', id), undefined, { where: name, set: { name, program } });
  return id;
}

/** Leave is read for so many days around today: what is over moves nothing, and nobody plans further. */
const DAYS_BEFORE = 31;
const DAYS_AHEAD = 731;

function takenLeave(workbench: Workbench, { text, program, of }: PeopleText): Taken {
  const graph = graphAsOf(workbench, undefined);
  const day = today(workbench);
  const days = { from: addDays(day, -DAYS_BEFORE), until: addDays(day, DAYS_AHEAD), zone: graph.workspace.zone };
  const { rows, diagnostics } = readable(() => readLeave(text, days));
  const teller = tellerOf(today(workbench), diagnostics);
  const given = of === undefined ? null : whoIs(graph, of);
  if (of !== undefined && given === null)
    throw new BadInput(`nobody is called "${of}": name a person, a team, or everybody`);
  const names = peopleByName(graph);
  const frame = { graph, names, teller, program };
  const told = rows.flatMap((row) => tellLeave(frame, row, given ?? whoseLeave(graph, row, names)) ?? []);
  return { facts: teller.facts, rows: told, diagnostics: teller.diagnostics };
}

/** Says when somebody is away; null where nobody knows who. */
function tellLeave({ graph, teller, program }: Frame, row: LeaveRow, who: Who | string): ImportedRow | null {
  const { title = 'Leave', from, until, share, key, where } = row;
  if (typeof who === 'string') {
    teller.refuse(where, who, 'name a known person by name or address, or say whose the whole file is');
    return null;
  }
  const digest = createHash('sha256')
    .update(`${program} ${key} ${JSON.stringify(who)}`)
    .digest('hex');
  const id = `import/${digest.slice(0, 16)}`;
  const known = graph.leaves.get(id);
  // The leave of a person counts in every program.
  const place = who.person === undefined ? { program } : {};
  const back = known === undefined ? { deleted: false } : {};
  const set = { title, ...place, ...who, from, until, share, ...back };
  const changes = teller.tell(subjectOf('leave', id), known, { where, set });
  const name =
    who.person === undefined
      ? (graph.teams.get(who.team ?? '')?.name ?? 'Everybody')
      : graph.persons.get(who.person)?.name;
  const is = known === undefined && changes.length > 0 ? 'new' : isOf(changes);
  return { where, who: name ?? who.person ?? '', is, words: leaveWords(row) };
}

type Who = { readonly person?: string; readonly team?: string };

/** Whose leave a row is; why nobody knows, where nobody does. */
function whoseLeave(graph: ProgramGraph, { who, team }: LeaveRow, names: PeopleByName): Who | string {
  if (team !== undefined && who.length === 0) {
    const found = whoIs(graph, team);
    return found?.team === undefined ? `there is no team "${team}"` : found;
  }
  if (who.length === 0) return 'it does not say whose it is';
  const found = names.find(who);
  if (found === 'several') return `several people are called ${who.map((one) => `"${one}"`).join(', ')}`;
  return found === null ? `nobody is known as ${who.map((one) => `"${one}"`).join(', ')}` : { person: found };
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UnfitText ? new BadInput(error.message) : error;
  }
}
