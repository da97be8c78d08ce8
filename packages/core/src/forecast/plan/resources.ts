import type { Diagnostic } from '../../vocabulary/index.ts';
import { absencesAhead, poolCalendar, teamCalendar } from './calendars.ts';
import type { ModelInput, ModelItem, ModelPerson, ModelTeam } from './model-input.ts';

/** What activities occupy slots of: a team, or those of its people who have a skill. */
export interface PlanResource {
  readonly team: string;
  /** Null for the team as a whole. */
  readonly skill: string | null;
  readonly name: string;
  readonly slots: number;
  /** The same under which its pace was measured. */
  readonly usualSlots: number;
  /** Work done by the end of each working day; null when nobody is away. */
  readonly calendar: Float32Array | null;
}

/** The resources of a plan, and which of them an item needs. */
export interface PlanResources {
  readonly list: readonly PlanResource[];
  /** Number of the resource of an item; -1 when its team is not known. */
  readonly of: (item: ModelItem) => number;
  /** Number of the resource of a team as a whole; -1 when it is not known. */
  readonly ofTeam: (team: string) => number;
  /** Items whose skill nobody has, by id. */
  readonly unskilled: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The slots of a plan. Items that need a skill are worked on by the people of their team who have it (of the whole program, where
 * the team has none), one slot each; so many slots, times how busy they are with it, are taken from the team's own.
 * @param bare without leave and with the slots that the pace was measured under: the plan as history alone has it
 */
export function planResources(input: ModelInput, bare: boolean): PlanResources {
  const absences = bare ? [] : absencesAhead(input);
  const pools = poolsOf(input);
  const list: PlanResource[] = input.teams.map((team) => {
    const left = (slots: number): number => (slots === 0 ? 0 : Math.max(1, slots - (pools.taken.get(team.id) ?? 0)));
    const [usualSlots, slots] = [left(team.usualSlots), left(bare ? team.usualSlots : team.slots)];
    const calendar = teamCalendar(input, team, absences);
    return { team: team.id, skill: null, name: team.name, slots, usualSlots, calendar };
  });
  const indexOf = new Map(list.map(({ team }, index) => [team, index]));
  const poolIndex = new Map<string, number>();
  for (const [key, { team, skill, people }] of pools.byKey) {
    poolIndex.set(key, list.length);
    const slots = Math.max(1, Math.round(people.reduce((sum, { allocation }) => sum + allocation, 0)));
    const name = `${skill} in ${nameOf(input.teams, team)}`;
    list.push({ team, skill, name, slots, usualSlots: slots, calendar: poolCalendar(people, absences) });
  }
  const ofTeam = (team: string): number => indexOf.get(team) ?? -1;
  const of = ({ team, skill }: ModelItem): number => {
    return skill === null ? ofTeam(team) : (poolIndex.get(keyOf(team, skill)) ?? ofTeam(team));
  };
  return { list, of, ofTeam, unskilled: pools.unskilled, diagnostics: unknownTeams(input, indexOf) };
}

interface Pool {
  readonly team: string;
  readonly skill: string;
  readonly people: readonly ModelPerson[];
}

function keyOf(team: string, skill: string): string {
  return `${team}\n${skill}`;
}

function nameOf(teams: readonly ModelTeam[], id: string): string {
  return teams.find((team) => team.id === id)?.name ?? id;
}

function poolsOf(input: ModelInput) {
  const skilled = input.items.filter(({ skill }) => skill !== null);
  const byKey = new Map<string, Pool>();
  const unskilled = new Map<string, string>();
  const needs = new Map<string, number>();
  for (const { id, team, skill } of skilled) {
    const wanted = skill as string;
    const key = keyOf(team, wanted);
    const people = byKey.get(key)?.people ?? peopleWith(input.people, team, wanted);
    if (people.length === 0) unskilled.set(id, wanted);
    else byKey.set(key, { team, skill: wanted, people });
    needs.set(key, (needs.get(key) ?? 0) + 1);
  }
  return { byKey, unskilled, taken: takenBy(input, byKey, needs) };
}

/** Slots of each team that its people with a sought skill take up, by how much of its work needs it. */
function takenBy(input: ModelInput, pools: ReadonlyMap<string, Pool>, needs: ReadonlyMap<string, number>) {
  const taken = new Map<string, number>();
  for (const [key, { team, people }] of pools) {
    const all = input.items.reduce((count, item) => count + Number(item.team === team), 0);
    const slots = input.teams.find(({ id }) => id === team)?.usualSlots ?? 0;
    const own = people.filter((person) => person.team === team).length;
    const busy = Math.round(((needs.get(key) ?? 0) / Math.max(1, all)) * slots);
    taken.set(team, (taken.get(team) ?? 0) + Math.min(own, busy));
  }
  return taken;
}

function peopleWith(people: readonly ModelPerson[], team: string, skill: string): readonly ModelPerson[] {
  const able = people.filter(({ skills, allocation }) => allocation > 0 && skills.includes(skill));
  const own = able.filter((person) => person.team === team);
  return own.length > 0 ? own : able;
}

function unknownTeams(input: ModelInput, known: ReadonlyMap<string, number>): readonly Diagnostic[] {
  const unknown = new Map<string, number>();
  for (const { team } of input.items) if (!known.has(team)) unknown.set(team, (unknown.get(team) ?? 0) + 1);
  return [...unknown].map(([team, count]) => ({
    code: 'unknown-team',
    severity: 'warning',
    where: `team:${team}`,
    what: `${count} open items are of "${team}", a team that the plan does not know: they are taken to start at once`,
    mend: 'name a team of the program',
  }));
}
