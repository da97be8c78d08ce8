import type { Diagnostic } from '../../vocabulary/index.ts';
import { absencesAhead, poolCalendar, teamCalendar } from './calendars.ts';
import type { ModelInput, ModelItem, ModelPerson, ModelTeam } from './model-input.ts';

/** What activities occupy slots of: a team, those of its people who have a skill, or one of its people. */
export interface PlanResource {
  readonly team: string;
  /** Null for the team as a whole, and for a person. */
  readonly skill: string | null;
  /** Id of the person; null for a team, and for those who have a skill. */
  readonly person: string | null;
  readonly name: string;
  /** Whether it does nothing beside the plan. */
  readonly isOnPlan: boolean;
  readonly slots: number;
  /** The same under which its pace was measured. */
  readonly usualSlots: number;
  /** Factor on the time that an item takes in a slot of it. */
  readonly pause: number;
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
 * The slots of a plan. What is assigned to somebody who was described waits for them: one slot, of which as much is taken from those of
 * their team as they are busy. Other items that need a skill are worked on by the people of their team who have it (of the whole program, where the team has
 * none), one slot each; so many slots, times how busy they are with it, are taken from the team's own.
 * @param bare without leave and with the slots that the pace was measured under: the plan as history alone has it
 */
export function planResources(input: ModelInput, bare: boolean): PlanResources {
  const absences = bare ? [] : absencesAhead(input);
  const named = namedPeople(input);
  const pools = poolsOf(input, named);
  const busy = busyBy(input);
  const pauses = new Map<string, number>();
  const list: PlanResource[] = input.teams.map((team) => {
    const own = [...named.values()].filter((person) => person.team === team.id);
    const given = own.reduce((sum, { allocation }) => sum + allocation, 0);
    const pause = Math.max(1, given / Math.max(1, team.usualSlots));
    pauses.set(team.id, pause);
    const taken = Math.round(busy(team, own)) + (pools.taken.get(team.id) ?? 0);
    const usualSlots = team.usualSlots === 0 ? 0 : Math.max(1, team.usualSlots - taken);
    const now = bare ? team.usualSlots : team.slots;
    const slots = now === 0 ? 0 : Math.max(1, usualSlots + now - team.usualSlots);
    const calendar = teamCalendar(input, team, { absences, named: new Set(named.keys()), isBare: bare });
    return { ...WHOLE, team: team.id, name: team.name, slots, usualSlots, pause, calendar };
  });
  const indexOf = new Map(list.map(({ team }, index) => [team, index]));
  const poolIndex = new Map<string, number>();
  for (const [key, { team, skill, people }] of pools.byKey) {
    const slots = Math.max(1, Math.round(people.reduce((sum, { allocation }) => sum + allocation, 0)));
    const name = `${skill} in ${nameOf(input.teams, team)}`;
    const calendar = poolCalendar(input, people, { absences, isBare: bare });
    poolIndex.set(key, list.push({ ...WHOLE, team, skill, name, slots, usualSlots: slots, pause: 1, calendar }) - 1);
  }
  const personIndex = new Map<string, number>();
  for (const [id, person] of named) {
    const { team, name, allocation, isOnPlan = false } = person;
    const pause = (pauses.get(team) ?? 1) / allocation;
    const calendar = poolCalendar(input, [person], { absences, isBare: bare });
    const one = { ...WHOLE, team, person: id, name, isOnPlan, slots: 1, usualSlots: 1, pause, calendar };
    personIndex.set(id, list.push(one) - 1);
  }
  const ofTeam = (team: string): number => indexOf.get(team) ?? -1;
  const of = ({ team, skill, assignee }: ModelItem): number => {
    const person = personIndex.get(assignee ?? '');
    if (person !== undefined) return person;
    return skill === null ? ofTeam(team) : (poolIndex.get(keyOf(team, skill)) ?? ofTeam(team));
  };
  return { list, of, ofTeam, unskilled: pools.unskilled, diagnostics: unknownTeams(input, indexOf) };
}

const WHOLE = { skill: null, person: null, isOnPlan: false } as const;

/** People who were described and have open items of the plan, by id. */
function namedPeople({ people, items }: ModelInput): ReadonlyMap<string, ModelPerson> {
  const assigned = new Set(items.map(({ assignee }) => assignee));
  const named = people.filter(({ id, isDescribed, allocation }) => isDescribed && allocation > 0 && assigned.has(id));
  return new Map(named.map((person) => [person.id, person]));
}

/**
 * Slots of a team that some of its people take up with what is assigned to them: whoever has as many items as there are for each of its
 * slots is busy for all of their time.
 */
function busyBy({ items }: ModelInput): (team: ModelTeam, people: readonly ModelPerson[]) => number {
  const [ofTeam, ofPerson] = [new Map<string, number>(), new Map<string | null, number>()];
  for (const { team, assignee } of items) {
    ofTeam.set(team, (ofTeam.get(team) ?? 0) + 1);
    ofPerson.set(assignee, (ofPerson.get(assignee) ?? 0) + 1);
  }
  return ({ id, usualSlots }, people) => {
    const share = (ofTeam.get(id) ?? 0) / Math.max(1, usualSlots);
    const busyOf = (person: ModelPerson) => Math.min(1, (ofPerson.get(person.id) ?? 0) / Math.max(1, share));
    return people.reduce((sum, person) => sum + person.allocation * busyOf(person), 0);
  };
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

function poolsOf(input: ModelInput, named: ReadonlyMap<string, ModelPerson>) {
  const skilled = input.items.filter(({ skill, assignee }) => skill !== null && !named.has(assignee ?? ''));
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
