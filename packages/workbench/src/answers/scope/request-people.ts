import { modelWith, type Reassigned, reassignments, type Taker } from '@fulcrum/core/forecast';
import { type AskedItem, askedOf, type PersonAsked } from '@fulcrum/core/schedule';
import { broughtIn, requestedChanges, type TakenItem } from '@fulcrum/core/scope';
import type { RequestPeopleView } from '../../views/index.ts';
import type { WorkProgress } from '../../workspace/elsewhere.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { teamName } from '../bar-view.ts';
import { type Asked, askedOfPeople, breachWords, loadWords, meanLoad } from '../load/asked.ts';
import { homesOf, type Possible, takersOf } from '../load/candidates-page.ts';
import { countWords, reasonWords } from '../phrases.ts';
import { stepped } from '../stepped.ts';
import type { PriceOf } from './price-page.ts';

const HOURS = 8;

/** Who could do what a request brings, as the People page asks it: skill, room under the ceiling, days gained. */
export async function requestPeople(
  workbench: Workbench,
  of: PriceOf,
  onProgress?: (progress: WorkProgress) => void,
): Promise<Omit<RequestPeopleView, 'scenario'>> {
  const { program, asOf, wanted } = of;
  const { milestone } = wanted;
  const asked = askedOfPeople(workbench, { program, asOf, milestone });
  const { model, input } = asked.plan;
  const planned = new Set(input.items.map(({ id }) => id));
  const joining = requestedChanges(wanted, (item) => planned.has(item));
  const now = modelWith(model, joining);
  const items = broughtIn(joining);
  const known = new Map(now.input.items.map((item) => [item.id, item]));
  const brought = mostlyFirst(items.flatMap((id) => known.get(id) ?? []));
  const takers = takersOf(asked, brought, { program, milestone }).flatMap(({ person, ...rest }) =>
    person === null ? [] : [{ person, ...rest }],
  );
  const question = {
    milestone,
    items: brought.map(({ id }) => id),
    takers: takers.map(({ person, rampUp }): Taker => ({ person: person.person, rampUp })),
    homes: homesOf(
      asked,
      takers.map(({ person }) => person),
    ),
  };
  const found = await stepped(reassignments(model, now, question), 'Trying people', onProgress);
  const gains = new Map(found.status === 'ok' ? found.reassigned.map((one) => [one.person, one]) : []);
  const due = asked.milestones.find(({ id }) => id === milestone)?.due ?? asOf;
  const more = brought.map((item) => askedItem(asked, item, due));
  const people = takers
    .map((taker) => personRow(asked, taker, { more, due, gain: gains.get(taker.person.person) }))
    .toSorted(
      (a, b) => Number(a.blocked !== null) - Number(b.blocked !== null) || (b.gained ?? -999) - (a.gained ?? -999),
    );
  const name = input.milestones.find(({ id }) => id === milestone)?.name ?? milestone;
  return {
    status: found.status,
    words:
      found.status === 'ok' ? wordsOf(people) : `It cannot be told what that would gain: ${reasonWords(found.reason)}.`,
    program: { id: program, name: input.name },
    asOf,
    milestone: { id: milestone, name },
    people,
    seed: model.run.seed,
    replications: found.status === 'ok' ? found.replications : 0,
  };
}

/** The items of the team that most of them are for come first: it is asked who knows that work. */
function mostlyFirst<T extends { readonly team: string }>(items: readonly T[]): readonly T[] {
  const count = (team: string) => items.filter((item) => item.team === team).length;
  return items.toSorted((a, b) => count(b.team) - count(a.team));
}

type Row = RequestPeopleView['people'][number];
type Named = Omit<Possible, 'person'> & { readonly person: PersonAsked };

/** New work as it is asked of a person: as long as it is said to be, else as such items of its team usually are. */
function askedItem(
  asked: Asked,
  { id, team, effort }: Pick<TakenItem, 'id' | 'team' | 'effort'>,
  due: string,
): AskedItem {
  const same = asked.items.filter((item) => item.team === team);
  const lengths = (same.length > 0 ? same : asked.items).map(({ days }) => days).sort((a, b) => a - b);
  const days = effort === null ? (lengths[lengths.length >> 1] ?? 1) : effort / HOURS;
  return { item: id, team: team === '' ? null : team, person: null, days, due, learning: 0 };
}

function personRow(
  asked: Asked,
  { person, rampUp, why }: Named,
  of: { readonly more: readonly AskedItem[]; readonly due: string; readonly gain: Reassigned | undefined },
): Row {
  const given = new Set(of.more.map(({ item }) => item));
  const own = asked.items.filter((item) => item.person === person.person && !given.has(item.item));
  const more = of.more.map((item, place) => ({ ...item, learning: place === 0 ? rampUp : 0 }));
  const { capacity, options } = asked;
  const who = capacity.people.get(person.person)!;
  const [before, after] = [own, [...own, ...more]].map((items) => askedOf(who, items, { capacity, options })) as [
    ReturnType<typeof askedOf>,
    ReturnType<typeof askedOf>,
  ];
  const blocked = after.breach === null ? null : breachWords(after.breach, person.ceiling, asked.asOf);
  return {
    person: { id: person.person, name: person.name },
    team: person.home === null ? null : teamName(asked.graph, person.home),
    why,
    rampUp,
    gained: of.gain === undefined ? null : of.gain.gained.p85,
    load: `${loadWords(meanLoad(before.weeks, of.due))} to ${loadWords(meanLoad(after.weeks, of.due))}`,
    blocked,
    chosen: { option: 'staff', person: person.person, learning: rampUp },
  };
}

function wordsOf(people: readonly Row[]): string {
  if (people.length === 0)
    return 'Nobody is known by name here who could take it: more places in a team are what can be asked for.';
  const [best] = people.filter(({ blocked, gained }) => blocked === null && gained !== null);
  if (best === undefined) return 'No one is free: everybody who could take it would be above their ceiling.';
  const gained = best.gained ?? 0;
  const gains =
    gained > 0 ? `${countWords(gained, 'day')} gained` : 'no day gained against whoever of the team is free';
  return `${best.person.name} could take it: ${gains}, load ${best.load}.`;
}
