import { EPOCH } from '@fulcrum/core/calendar';
import type { Fact } from '@fulcrum/core/vocabulary';
import type { Workbench } from '../workspace/workbench.ts';
import { type Account, accountsOf, MATCH_SOURCE, type Told, toldOf } from './accounts.ts';
import { matchAddresses, sharedAddresses } from './match-addresses.ts';

/**
 * Makes one of those whom different tools know by the same address, and takes it back where that holds no more. Run after
 * whatever may tell of people; it says only what is not said yet.
 * @returns how many facts were new
 */
export async function matchPeople(workbench: Workbench): Promise<number> {
  const accounts = accountsOf(workbench.log());
  const joined = [...accounts.values()].filter(({ sameAs }) => sameAs !== null);
  const touched = [...sharedAddresses(accounts).flatMap(({ ids }) => ids), ...joined.map(({ id }) => id)];
  if (touched.length === 0) return 0;
  const told = await toldOf(workbench, touched);
  const facts = factsOfMatches(accounts, told);
  if (facts.length === 0) return 0;
  return (await workbench.record({ source: MATCH_SOURCE, facts })).length;
}

function factsOfMatches(accounts: ReadonlyMap<string, Account>, told: Told): readonly Fact[] {
  const { joins } = matchAddresses(accounts, told);
  return [...accounts.values()].flatMap(({ id, sameAs }) => {
    const join = joins.get(id);
    const wanted = join?.sameAs ?? null;
    if (told.settled.has(id) || wanted === sameAs) return [];
    const before = told.last.get(id);
    const by = join === undefined ? 'email:none' : `email:${join.address}`;
    // What is said again after it was taken back must differ in its cause; and it must come after that.
    const cause = before === undefined ? by : `${by} after ${before.seq}`;
    const at = Math.max(EPOCH, before?.at ?? EPOCH);
    return [
      { subject: `person:${id}`, attribute: 'sameAs', op: 'set', value: wanted, at, source: MATCH_SOURCE, cause },
    ];
  });
}
