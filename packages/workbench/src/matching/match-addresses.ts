import type { Account, Clusters, Told } from './accounts.ts';
import { clustersOf } from './accounts.ts';

/** Accounts with one address that it does not join: two of one tool have it, or somebody said that they are not the same. */
export interface Ambiguous {
  readonly address: string;
  readonly ids: readonly string[];
}

/** What addresses say of who is the same. */
export interface AddressMatches {
  /** From an account to the one that it is the same as, with the address that says so. */
  readonly joins: ReadonlyMap<string, { readonly sameAs: string; readonly address: string }>;
  readonly ambiguous: readonly Ambiguous[];
}

/** Accounts by address, where more than one has it; in order of address. */
export function sharedAddresses(accounts: ReadonlyMap<string, Account>): readonly Ambiguous[] {
  const byAddress = new Map<string, string[]>();
  for (const { id, email } of accounts.values())
    if (email !== null) byAddress.set(email, [...(byAddress.get(email) ?? []), id]);
  return [...byAddress]
    .filter(([, ids]) => ids.length > 1)
    .map(([address, ids]) => ({ address, ids: ids.sort() }))
    .sort((one, other) => (one.address < other.address ? -1 : 1));
}

/**
 * Who is the same because different tools know them by the same address. What a person or a tool said is settled, and stays.
 * Who has a full name stands for all, and of several the one with the smallest id: it does not depend on which tool was read first.
 */
export function matchAddresses(
  accounts: ReadonlyMap<string, Account>,
  told: Pick<Told, 'toolsOf' | 'settled'>,
): AddressMatches {
  const clusters = clustersOf(accounts, (id) => told.settled.get(id));
  const joins = new Map<string, { sameAs: string; address: string }>();
  const ambiguous: Ambiguous[] = [];
  for (const { address, ids } of sharedAddresses(accounts)) {
    const ends = [...new Set(ids.map(clusters.endOf))].sort();
    if (ends.length < 2) continue;
    if (isDoubtful(ends, { accounts, clusters, told })) {
      ambiguous.push({ address, ids: ends });
      continue;
    }
    const [stands, ...others] = bestFirst(ends, accounts, told) as [string, ...string[]];
    for (const other of others) {
      joins.set(other, { sameAs: stands, address });
      clusters.join(other, stands);
    }
  }
  return { joins, ambiguous };
}

/** Who stands for the others: one of whom something is settled, such as the end of a ring, cannot be said to be another. */
function bestFirst(
  ids: readonly string[],
  accounts: ReadonlyMap<string, Account>,
  { settled }: Pick<Told, 'settled'>,
): readonly string[] {
  const worth = (id: string) => (settled.has(id) ? 2 : /\S\s+\S/.test(accounts.get(id)?.name ?? '') ? 1 : 0);
  return ids.toSorted((one, other) => worth(other) - worth(one));
}

interface Around {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly clusters: Clusters;
  readonly told: Pick<Told, 'toolsOf' | 'settled'>;
}

function isDoubtful(ends: readonly string[], { accounts, clusters, told }: Around): boolean {
  if (ends.filter((id) => told.settled.has(id)).length > 1) return true;
  const groups = ends.map(clusters.membersOf);
  const tools = groups.flatMap((ids) => [...new Set(ids.flatMap((id) => told.toolsOf.get(id) ?? []))]);
  if (new Set(tools).size < tools.length || groups.some((ids) => ids.every((id) => !told.toolsOf.get(id)?.length)))
    return true;
  return groups.some((ids, index) => groups.slice(index + 1).some((others) => areApart(accounts, ids, others)));
}

/** Whether somebody said that one of some accounts is not one of others. */
export function areApart(
  accounts: ReadonlyMap<string, Account>,
  ids: readonly string[],
  others: readonly string[],
): boolean {
  const denies = (some: readonly string[], rest: readonly string[]) =>
    some.some((id) => accounts.get(id)?.notSame.some((other) => rest.includes(other)));
  return denies(ids, others) || denies(others, ids);
}
