import type { Item, LateFact, ProgramGraph } from '../../program/index.ts';
import { type InputGroup, inputGroupOf, type KindName, parseSubject } from '../../vocabulary/index.ts';
import type { ScopeMoves } from './explanation.ts';

/** The two ends of an explanation. */
export interface Ends {
  readonly before: ProgramGraph;
  readonly after: ProgramGraph;
  readonly milestone: string;
}

/** A fact between the two ends, with the input of the date that it belongs to. */
export interface GroupedFact extends LateFact {
  readonly group: InputGroup | null;
  readonly kind: KindName;
  readonly id: string;
  /** False for what came with a thing and moves no date by itself, such as its title: it is no evidence. */
  readonly isTelling: boolean;
}

/** Puts each fact to its group. */
export function grouped(facts: readonly LateFact[]): readonly GroupedFact[] {
  return facts.map((fact) => {
    const { kind, id } = parseSubject(fact.subject) as { kind: KindName; id: string };
    const { attribute, isBirth } = fact;
    const isTelling = inputGroupOf({ kind, attribute, isBirth: false }) !== null;
    return { ...fact, kind, id, isTelling, group: inputGroupOf({ kind, attribute, isBirth }) };
  });
}

/** What tells whether a fact touches a milestone: the items that were in it on either day, and their teams. */
export interface Touch extends Ends {
  readonly members: ReadonlySet<string>;
  readonly teams: ReadonlySet<string | null>;
}

/** Reads the items and teams of the milestone at both ends. */
export function touchOf(ends: Ends): Touch {
  const { before, after, milestone } = ends;
  const isIn = (item: Item): boolean =>
    item.memberships.some((stay) => stay.milestone === milestone && (stay.to === null || stay.to > before.at));
  const items = [before, after].flatMap((graph) => [...graph.items.values()].filter(isIn));
  return { ...ends, members: new Set(items.map(({ id }) => id)), teams: new Set(items.map(({ team }) => team)) };
}

/** The team of an item, as of the later day where it is known then. */
export function teamOfItem({ before, after }: Ends, id: string): string | null {
  return (after.items.get(id) ?? before.items.get(id))?.team ?? null;
}

/** Whether a fact touches the milestone or one of its teams. */
export function touches(touch: Touch, fact: GroupedFact): boolean {
  return fact.isTelling && (TOUCHES[fact.kind]?.(touch, fact) ?? false);
}

type Test = (touch: Touch, fact: GroupedFact) => boolean;

const TOUCHES: Partial<Record<KindName, Test>> = {
  item: (touch, { id, group }) =>
    touch.members.has(id) || (group === 'progress' && touch.teams.has(teamOfItem(touch, id)) && isOfProgram(touch, id)),
  // How other milestones ended tells how this one may.
  milestone: ({ milestone }, { id, group }) => id === milestone || group === 'progress',
  program: ({ after, milestone }, { id }) => after.milestones.get(milestone)?.program === id,
  word: () => true,
  team: ({ teams }, { id }) => teams.has(id),
  person: (touch, { id }) => touch.teams.has(either(touch, 'persons', id)?.team ?? null),
  leave: (touch, { id }) => {
    const leave = either(touch, 'leaves', id);
    const team = leave?.team ?? either(touch, 'persons', leave?.person ?? '')?.team;
    return leave !== undefined && (team === undefined || team === null || touch.teams.has(team));
  },
  link: (touch, { id }) => {
    const link = either(touch, 'links', id);
    return touch.members.has(link?.from ?? '') || touch.members.has(link?.to ?? '');
  },
  wait: (touch, { id }) => {
    const wait = either(touch, 'waits', id);
    return touch.members.has(wait?.item ?? '') || wait?.milestone === touch.milestone;
  },
  risk: (touch, { id }) => {
    const risk = either(touch, 'risks', id);
    const has = (list: readonly string[] | undefined, set: ReadonlySet<string | null>) =>
      list?.some((one) => set.has(one)) ?? false;
    return (
      has(risk?.items, touch.members) ||
      has(risk?.teams, touch.teams) ||
      (risk?.milestones.includes(touch.milestone) ?? false)
    );
  },
};

type Named = 'persons' | 'leaves' | 'links' | 'waits' | 'risks';

function either<N extends Named>(ends: Ends, kind: N, id: string) {
  type Found = ProgramGraph[N] extends ReadonlyMap<string, infer T> ? T | undefined : never;
  return (ends.after[kind].get(id) ?? ends.before[kind].get(id)) as Found;
}

function isOfProgram({ before, after, milestone }: Ends, id: string): boolean {
  return (after.items.get(id) ?? before.items.get(id))?.program === after.milestones.get(milestone)?.program;
}

/** Items that came into a scope and that left it, by what became of them. */
export type ScopeItems = { readonly [Way in keyof ScopeMoves]: readonly string[] };

/** What came into the scope and what left it from one day to the other, by id. */
export function scopeItems({ before, after, milestone }: Ends): ScopeItems {
  const isIn = (item: Item | undefined): boolean => item?.milestones.includes(milestone) ?? false;
  const came = [...after.items.values()].filter((item) => isIn(item) && !isIn(before.items.get(item.id)));
  const left = [...before.items.values()].filter((item) => isIn(item) && !isIn(after.items.get(item.id)));
  const isNew = ({ id }: Item) => !before.items.has(id);
  const wentOn = ({ id, milestones }: Item) =>
    (after.items.get(id)?.milestones ?? []).some((other) => !milestones.includes(other));
  const ids = (items: readonly Item[]) => items.map(({ id }) => id);
  return {
    added: ids(came.filter(isNew)),
    movedIn: ids(came.filter((item) => !isNew(item))),
    movedOut: ids(left.filter(wentOn)),
    cut: ids(left.filter((item) => !wentOn(item))),
  };
}

/** The same, counted. */
export function scopeMoves(ends: Ends): ScopeMoves {
  const { added, movedIn, movedOut, cut } = scopeItems(ends);
  return { added: added.length, movedIn: movedIn.length, movedOut: movedOut.length, cut: cut.length };
}
