import { type Account, type Clusters, clustersOf, type Told } from './accounts.ts';
import { areApart, matchAddresses } from './match-addresses.ts';
import { keysOfName, type Nearness, nearness } from './near-names.ts';

/** Two who may be one, as only a person can tell. */
export interface Question {
  /** The accounts that stand for each. */
  readonly one: string;
  readonly other: string;
  readonly why: 'address' | 'same-name' | 'near-name';
  /** Somebody put it off. */
  readonly isLater: boolean;
}

// A name that half the company shares tells nothing of who is who.
const MOST_OF_A_KEY = 60;

/** Two accounts whose names are near: it has to be known which tools they are of before anything is asked. */
export type Namesakes = readonly [one: string, other: string, how: Nearness];

/** Everybody whose name is near that of somebody else. */
export function namesakes(accounts: ReadonlyMap<string, Account>): readonly Namesakes[] {
  const nameOf = (id: string) => accounts.get(id)?.name ?? '';
  const pairs = new Map<string, Namesakes>();
  for (const ids of idsByKey(accounts).values()) {
    if (ids.length > MOST_OF_A_KEY) continue;
    for (const [one, other] of pairsOf(ids)) {
      const key = JSON.stringify([one, other]);
      if (!pairs.has(key)) pairs.set(key, [one, other, nearness(nameOf(one), nameOf(other))]);
    }
  }
  return [...pairs.values()].filter(([, , how]) => how !== null);
}

function idsByKey(accounts: ReadonlyMap<string, Account>): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, string[]>();
  for (const { id, name } of accounts.values()) {
    for (const key of keysOfName(name ?? '')) {
      const ids = byKey.get(key);
      if (ids === undefined) byKey.set(key, [id]);
      else ids.push(id);
    }
  }
  return byKey;
}

function pairsOf(ids: readonly string[]): (readonly [string, string])[] {
  const sorted = ids.toSorted();
  return sorted.flatMap((one, index) => sorted.slice(index + 1).map((other) => [one, other] as const));
}

/** Who may be the same, and is to be asked: those with an address that does not settle it first, then those with the same name. */
export function questionsOf(
  accounts: ReadonlyMap<string, Account>,
  told: Told,
  near: readonly Namesakes[],
): readonly Question[] {
  const clusters = clustersOf(accounts, (id) => accounts.get(id)?.sameAs);
  const questions = new Map<string, Question>();
  const ask = (one: string, other: string, why: Question['why']) => {
    const ends = [clusters.endOf(one), clusters.endOf(other)].sort() as [string, string];
    const key = JSON.stringify(ends);
    if (ends[0] === ends[1] || (questions.has(key) && why !== 'same-name')) return;
    if (questions.get(key)?.why === 'address') return;
    const groups = ends.map(clusters.membersOf) as [readonly string[], readonly string[]];
    if (areApart(accounts, ...groups)) return;
    questions.set(key, { one: ends[0], other: ends[1], why, isLater: isPutOff(accounts, groups) });
  };
  for (const { ids } of matchAddresses(accounts, told).ambiguous)
    for (const [one, other] of pairsOf(ids)) ask(one, other, 'address');
  for (const [one, other, how] of near)
    if (isAcrossTools(clusters, told, [one, other])) ask(one, other, how === 'same' ? 'same-name' : 'near-name');
  return [...questions.values()].sort(byUrgency);
}

function isAcrossTools({ endOf, membersOf }: Clusters, { toolsOf }: Told, [one, other]: readonly [string, string]) {
  const toolsAt = (id: string) => new Set(membersOf(endOf(id)).flatMap((member) => toolsOf.get(member) ?? []));
  const [tools, others] = [toolsAt(one), toolsAt(other)];
  return tools.size > 0 && others.size > 0 && tools.isDisjointFrom(others);
}

function isPutOff(
  accounts: ReadonlyMap<string, Account>,
  [ids, others]: readonly [readonly string[], readonly string[]],
) {
  const puts = (some: readonly string[], rest: readonly string[]) =>
    some.some((id) => accounts.get(id)?.perhapsSame.some((other) => rest.includes(other)));
  return puts(ids, others) || puts(others, ids);
}

const ORDER = ['address', 'same-name', 'near-name'] as const;

function byUrgency(one: Question, other: Question): number {
  if (one.isLater !== other.isLater) return one.isLater ? 1 : -1;
  return ORDER.indexOf(one.why) - ORDER.indexOf(other.why) || (one.one < other.one ? -1 : 1);
}
