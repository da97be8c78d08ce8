import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Account, clustersOf } from './accounts.ts';
import { matchAddresses } from './match-addresses.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

interface Known {
  readonly accounts: readonly Account[];
  readonly toolsOf: ReadonlyMap<string, readonly string[]>;
  readonly settled: ReadonlyMap<string, string>;
}

const other = fc.constantFrom(...ids);
const known: fc.Arbitrary<Known> = fc
  .array(
    fc.record({
      name: fc.constantFrom('Ada', 'Ada Lovelace', null),
      email: fc.constantFrom('ada@example.org', 'bo@example.org', null),
      tool: fc.constantFrom('jira', 'linear', 'github', 'asana'),
      settled: fc.option(other, { nil: null, freq: 5 }),
      notSame: fc.array(other, { maxLength: 1 }),
    }),
    { minLength: ids.length, maxLength: ids.length },
  )
  .map((rows) => ({
    accounts: rows.map(({ name, email, notSame }, index) => {
      const id = ids[index] as string;
      return { id, name, email, sameAs: null, notSame: notSame.filter((each) => each !== id), perhapsSame: [] };
    }),
    toolsOf: new Map(rows.map(({ tool }, index) => [ids[index] as string, [tool]])),
    settled: new Map(
      rows.flatMap(({ settled }, index) =>
        settled === null || settled === ids[index] ? [] : [[ids[index] as string, settled] as const],
      ),
    ),
  }));

const matched = ({ accounts, toolsOf, settled }: Known) =>
  matchAddresses(new Map(accounts.map((account) => [account.id, account])), { toolsOf, settled });

describe('matches by address', () => {
  it('do not depend on the order in which accounts were read', () => {
    fc.assert(
      fc.property(known, fc.func(fc.nat()), (each, rank) => {
        const shuffled = each.accounts.toSorted((one, two) => rank(one.id) - rank(two.id));
        expect(matched({ ...each, accounts: shuffled })).toEqual(matched(each));
      }),
    );
  });

  it('never speak of whom somebody spoke, never make a ring, and never join who was said to be apart', () => {
    fc.assert(
      fc.property(known, (each) => {
        const { joins } = matched(each);
        for (const id of joins.keys()) expect(each.settled.has(id)).toBe(false);
        const accounts = new Map(each.accounts.map((account) => [account.id, account]));
        const settled = clustersOf(accounts, (id) => each.settled.get(id));
        const all = clustersOf(accounts, (id) => each.settled.get(id) ?? joins.get(id)?.sameAs);
        for (const { id, notSame } of each.accounts)
          for (const apart of notSame)
            if (settled.endOf(id) !== settled.endOf(apart)) expect(all.endOf(id)).not.toBe(all.endOf(apart));
      }),
    );
  });

  it('said once, are said already', () => {
    fc.assert(
      fc.property(known, (each) => {
        const { joins } = matched(each);
        const accounts = each.accounts.map((account) => ({
          ...account,
          sameAs: joins.get(account.id)?.sameAs ?? null,
        }));
        expect(matched({ ...each, accounts }).joins).toEqual(joins);
      }),
    );
  });
});
