import { isDeepStrictEqual } from 'node:util';
import { seqsOf } from '@fulcrum/core/program';
import type { StoredFact, Value } from '@fulcrum/core/vocabulary';
import { readEvidence } from '@fulcrum/store';
import { type ChangedSince, Conflict } from '../catalogue/errors.ts';
import type { Principal } from '../policy/permission.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { NewFact } from '../workspace/record-batch.ts';
import type { Workbench } from '../workspace/workbench.ts';

type By = { readonly workbench: Workbench; readonly principal: Principal };
type Values = Readonly<Record<string, Value>>;

/** Facts about one thing, and what whoever says them saw of it before. */
export interface Looked {
  readonly facts: readonly NewFact[];
  /** By attribute; what is missing was not looked at. */
  readonly seen: Values | undefined;
  /** What is said of the thing now, by attribute. */
  readonly now: () => Readonly<Record<string, Value | undefined>>;
}

/** Records facts of one thing. Throws Conflict, and records nothing, when somebody said something else since it was looked at. */
export async function recordUnlessChanged(by: By, looked: Looked): Promise<void> {
  const { workbench, principal } = by;
  const facts = () => {
    // Nobody else can append any more: what is compared here is still so when the facts go in.
    const changed = changedSince(looked);
    if (changed.length > 0) throw new Conflict(changed);
    return looked.facts;
  };
  try {
    await workbench.record({ source: principal.source, facts });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const subject = looked.facts[0]?.subject ?? '';
    throw new Conflict(await Promise.all(error.changed.map((one) => withTeller(by, subject, one))));
  }
}

function changedSince({ facts, seen = {}, now }: Looked): readonly ChangedSince[] {
  const known = now();
  return facts.flatMap(({ attribute, value: mine }) => {
    if (!Object.hasOwn(seen, attribute)) return [];
    const [saw, theirs] = [seen[attribute] ?? null, known[attribute] ?? null];
    const isSame = [saw, mine].some((value) => isDeepStrictEqual(asPlain(value), asPlain(theirs)));
    return isSame ? [] : [{ what: attribute, seen: saw, theirs, mine, by: null, at: null }];
  });
}

/** An empty list and nothing are the same to whoever reads them. */
function asPlain(value: Value): Value {
  return Array.isArray(value) && value.length === 0 ? null : value;
}

async function withTeller(by: By, subject: string, changed: ChangedSince): Promise<ChangedSince> {
  const { workbench } = by;
  const query = { seqs: seqsOf(workbench.log(), subject), attribute: changed.what, limit: 1 };
  const [last] = await readEvidence(workbench.pool, workbench.workspace, { ...query, until: Number.MAX_SAFE_INTEGER });
  return last === undefined ? changed : { ...changed, by: tellerOf(by, last), at: instantText(last) };
}

/** When a fact was recorded, as an instant of ISO 8601. */
export function instantText({ recordedAt }: Pick<StoredFact, 'recordedAt'>): string {
  return new Date(recordedAt).toISOString();
}

/** Who said a fact, for a reader: themselves, somebody by name, or the source as it is. */
export function tellerOf({ workbench, principal }: By, { source }: Pick<StoredFact, 'source'>): string {
  if (source === principal.source) return 'you';
  const id = source.replace(/^person:/, '');
  return graphAsOf(workbench, undefined).persons.get(id)?.name ?? id;
}
