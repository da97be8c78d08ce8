import type { Instant } from '@fulcrum/core/calendar';
import { type FactLog, joinsOf, saidLast, seqsOf } from '@fulcrum/core/program';
import type { StoredFact, Value } from '@fulcrum/core/vocabulary';
import { readEvidence } from '@fulcrum/store';
import type { Workbench } from '../workspace/workbench.ts';

/** The source of the facts that say who has the same address. */
export const MATCH_SOURCE = 'match:email';

/** Somebody as one tool knows them, before anybody is matched. */
export interface Account {
  readonly id: string;
  readonly name: string | null;
  /** In small letters; null for none, and for one that nobody reads. */
  readonly email: string | null;
  /** Whom they count as, as it is said now. */
  readonly sameAs: string | null;
  readonly notSame: readonly string[];
  readonly perhapsSame: readonly string[];
}

/** Everybody that facts tell of, each as one account. O(subjects). */
export function accountsOf(log: FactLog): ReadonlyMap<string, Account> {
  const accounts = new Map<string, Account>();
  for (const subject of log.subjects.list) {
    if (!subject.startsWith('person:')) continue;
    const id = subject.slice('person:'.length);
    const said = (attribute: string) => saidLast(log, subject, attribute);
    const text = (attribute: string) => (said(attribute) ?? null) as string | null;
    const list = (attribute: string) => (said(attribute) ?? []) as readonly string[];
    accounts.set(id, {
      id,
      name: text('name'),
      email: readAddress(text('email')),
      sameAs: text('sameAs'),
      notSame: list('notSame'),
      perhapsSame: list('perhapsSame'),
    });
  }
  return accounts;
}

function readAddress(email: string | null): string | null {
  const address = (email ?? '').trim().toLowerCase();
  // Robots and hidden addresses share these.
  const isRead = /^[^\s@]+@[^\s@]+$/.test(address) && !/^(no-?reply|donotreply|unknown)@/.test(address);
  return isRead ? address : null;
}

/** Who said what of some accounts. */
export interface Told {
  /** The tools that know each account: `jira`, `github`. */
  readonly toolsOf: ReadonlyMap<string, readonly string[]>;
  /** Whom each counts as by the word of a person or of a tool, which an address does not overrule. */
  readonly settled: ReadonlyMap<string, string>;
  /** The last thing that was said of whom each counts as. */
  readonly last: ReadonlyMap<string, { readonly at: Instant; readonly seq: number; readonly source: string }>;
}

/** Asks who said what of some accounts. */
export async function toldOf({ pool, workspace, log }: Workbench, ids: Iterable<string>): Promise<Told> {
  const seqs = [...new Set(ids)].flatMap((id) => seqsOf(log(), `person:${id}`));
  const query = { seqs, until: Number.MAX_SAFE_INTEGER, limit: seqs.length };
  const facts = seqs.length === 0 ? [] : await readEvidence(pool, workspace, query);
  return toldBy(facts.toSorted((one, other) => one.at - other.at || one.seq - other.seq));
}

/** The same of facts in the order in which they became true. */
function toldBy(facts: readonly StoredFact[]): Told {
  const toolsOf = new Map<string, string[]>();
  const settled = new Map<string, string>();
  const last = new Map<string, StoredFact>();
  for (const fact of facts) {
    const id = fact.subject.slice('person:'.length);
    const tool = toolOf(fact.source);
    const tools = toolsOf.get(id) ?? [];
    if (tool !== null && !tools.includes(tool)) toolsOf.set(id, [...tools, tool]);
    if (fact.attribute === 'sameAs') last.set(id, fact);
    if (fact.attribute === 'sameAs' && fact.source !== MATCH_SOURCE) settle(settled, id, fact.value);
  }
  return { toolsOf, settled, last };
}

function settle(settled: Map<string, string>, id: string, value: Value): void {
  if (typeof value === 'string') settled.set(id, value);
  else settled.delete(id);
}

const NO_TOOLS = new Set(['person', 'match', 'connection']);

/** The tool that a source of facts belongs to, `jira` of `jira:TIMOB`; null for people, and for what Fulcrum itself says. */
export function toolOf(source: string): string | null {
  const tool = source.split(':', 1)[0] as string;
  return NO_TOOLS.has(tool) ? null : tool;
}

/** Accounts in groups of which each is one person. */
export interface Clusters {
  /** The account that stands for all of its group. */
  readonly endOf: (id: string) => string;
  /** All of a group by its end; the end comes first. */
  readonly membersOf: (end: string) => readonly string[];
  /** Lets one end stand for the group of another. */
  readonly join: (end: string, stands: string) => void;
}

/** The groups by what is said, by whomever it is. */
export function clustersOf(
  accounts: ReadonlyMap<string, Account>,
  said: (id: string) => string | null | undefined,
): Clusters {
  const sayers = new Map([...accounts.keys()].map((id) => [id, { id, sameAs: said(id) ?? null }]));
  const { standIn, groups } = joinsOf(sayers);
  const members = new Map<string, readonly string[]>(groups);
  const ends = new Map(standIn);
  const membersOf = (end: string) => members.get(end) ?? [end];
  return {
    endOf: (id) => ends.get(id) ?? id,
    membersOf,
    join: (end, stands) => {
      const joining = membersOf(end);
      for (const id of joining) ends.set(id, stands);
      members.set(stands, [...membersOf(stands), ...joining]);
      members.delete(end);
    },
  };
}
