import { EPOCH, type Instant } from '@fulcrum/core/calendar';
import type { FactLog } from '@fulcrum/core/program';
import { checkFact, type Fact, type Value } from '@fulcrum/core/vocabulary';
import { BadInput, notFound } from '../catalogue/errors.ts';
import type { Principal } from '../policy/permission.ts';
import type { MatchAnswer } from '../views/index.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { type Account, accountsOf, type Clusters, clustersOf, type Told, toldOf } from './accounts.ts';
import { areApart } from './match-addresses.ts';
import { matchPeople } from './match-people.ts';

/** What somebody says of two accounts. */
export interface MatchSaying {
  /** By id, name or address. The first one stands for both when they are the same. */
  readonly one: string;
  readonly other: string;
  readonly answer: MatchAnswer;
}

/** What was said of two accounts, and what to say to take it back. */
export interface Answered extends MatchSaying {
  readonly undo: MatchAnswer;
}

interface Two {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly clusters: Clusters;
  readonly told: Told;
  readonly one: string;
  readonly other: string;
}

/**
 * Records what somebody says of two accounts: that they are the same person, that they are not, that the question can wait, or
 * (`none`) nothing any more. It counts more than any address. Throws NotFound, and BadInput for one account with itself.
 */
export async function answerMatch(
  { workbench, principal }: { readonly workbench: Workbench; readonly principal: Principal },
  saying: MatchSaying,
): Promise<Answered> {
  const accounts = accountsOf(workbench.log());
  const [one, other] = [findAccount(accounts, saying.one), findAccount(accounts, saying.other)];
  if (one === other) throw new BadInput(`"${saying.one}" and "${saying.other}" are one account: name two`);
  const clusters = clustersOf(accounts, (id) => accounts.get(id)?.sameAs);
  const members = [one, other].flatMap((id) => clusters.membersOf(clusters.endOf(id)));
  const told = await toldOf(workbench, members);
  const two = { accounts, clusters, told, one, other };
  const by = { source: principal.source, cause: `command:${workbench.now()}` };
  const facts = sayings(two, saying.answer).map(({ id, attribute, value }): Fact => {
    const at = lastAt(workbench.log(), `person:${id}`, attribute);
    return { subject: `person:${id}`, attribute, op: 'set', value, at, ...by };
  });
  for (const fact of facts) {
    const trouble = checkFact(fact);
    if (trouble !== null) throw new BadInput(`${fact.attribute}: ${trouble.what}`);
  }
  if (facts.length > 0) await workbench.record({ source: principal.source, facts });
  await matchPeople(workbench);
  return { one, other, answer: saying.answer, undo: answerBefore(two) };
}

interface Said {
  readonly id: string;
  readonly attribute: 'sameAs' | 'notSame' | 'perhapsSame';
  readonly value: Value;
}

function sayings(two: Two, answer: MatchAnswer): readonly Said[] {
  const { clusters, one, other } = two;
  const [end, otherEnd] = [clusters.endOf(one), clusters.endOf(other)];
  if (answer === 'same') {
    const join: readonly Said[] = end === otherEnd ? [] : [{ id: otherEnd, attribute: 'sameAs', value: end }];
    return [...unsaid(two, 'notSame'), ...unsaid(two, 'perhapsSame'), ...join];
  }
  if (answer === 'later') return [...unsaid(two, 'notSame'), added(two, 'perhapsSame')];
  const parted: readonly Said[] = end === otherEnd ? cut(two) : [];
  if (answer === 'different') return [...unsaid(two, 'perhapsSame'), ...parted, added(two, 'notSame')];
  return [...unsaid(two, 'notSame'), ...unsaid(two, 'perhapsSame'), ...parted];
}

/** Takes one of the two out of lists of the other, wherever somebody of either group has somebody of the other one in it. */
function unsaid({ accounts, clusters, one, other }: Two, attribute: 'notSame' | 'perhapsSame'): readonly Said[] {
  const group = (id: string) => clusters.membersOf(clusters.endOf(id));
  const isOne = clusters.endOf(one) === clusters.endOf(other);
  const [ids, others] = isOne ? [[one], [other]] : [group(one), group(other)];
  const without = (some: readonly string[], rest: readonly string[]) =>
    some.flatMap((id): Said[] => {
      const list = accounts.get(id)?.[attribute] ?? [];
      const value = list.filter((each) => !rest.includes(each));
      return value.length === list.length ? [] : [{ id, attribute, value }];
    });
  return [...without(ids, others), ...without(others, ids)];
}

function added({ accounts, one, other }: Two, attribute: 'notSame' | 'perhapsSame'): Said {
  return { id: one, attribute, value: [...new Set([...(accounts.get(one)?.[attribute] ?? []), other])].sort() };
}

/** Takes back the one saying that, on the way from an account to who stands for it, parts the two; an address is left to the matching. */
function cut({ accounts, told, clusters, one, other }: Two): readonly Said[] {
  const end = clusters.endOf(one);
  const leadsThrough = (from: string, through: string) => {
    const seen = new Set<string>();
    for (let id: string | null = from; id !== null && !seen.has(id); id = accounts.get(id)?.sameAs ?? null) {
      if (id === through) return true;
      seen.add(id);
    }
    return false;
  };
  const id = other === end || leadsThrough(one, other) ? one : other;
  return told.settled.has(id) ? [{ id, attribute: 'sameAs', value: null }] : [];
}

/** What had been said of the two before. */
function answerBefore({ accounts, clusters, told, one, other }: Two): MatchAnswer {
  if (areApart(accounts, [one], [other])) return 'different';
  const puts = (id: string, that: string) => accounts.get(id)?.perhapsSame.includes(that) === true;
  if (puts(one, other) || puts(other, one)) return 'later';
  const isJoined = clusters.endOf(one) === clusters.endOf(other);
  return isJoined && (told.settled.has(one) || told.settled.has(other)) ? 'same' : 'none';
}

/** When an attribute was last said to be true, so that what is said now comes after it. */
function lastAt(log: FactLog, subject: string, attribute: string): Instant {
  const number = log.subjects.indexOf.get(subject);
  const wanted = log.attributes.indexOf.get(attribute);
  let at = EPOCH;
  for (let row = log.first[number ?? -1] ?? -1; row !== -1; row = log.next[row] as number)
    if (log.attribute[row] === wanted && log.branch[row] === 0) at = Math.max(at, log.at[row] as number);
  return at;
}

function findAccount(accounts: ReadonlyMap<string, Account>, wanted: string): string {
  if (accounts.has(wanted)) return wanted;
  const lower = wanted.trim().toLowerCase();
  const found = [...accounts.values()].filter(({ name, email }) => name?.toLowerCase() === lower || email === lower);
  if (found.length === 1) return (found[0] as Account).id;
  if (found.length > 1)
    throw new BadInput(`several accounts are called "${wanted}": name one of ${found.map(({ id }) => id).join(', ')}`);
  throw notFound(
    'account',
    wanted,
    [...accounts.values()].flatMap(({ id, name }) => [id, name ?? id]),
  );
}
