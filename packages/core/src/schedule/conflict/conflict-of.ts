import type { Constraint, Problem } from '../problem.ts';
import { contradictions } from './contradictions.ts';
import { proof } from './proof.ts';
import { relaxed } from './relaxed.ts';

/**
 * A set of constraints of a problem that cannot hold together, and of which none can be missed: without any one of them, this
 * reasoning proves no contradiction of the others any more. It is the smallest of those that are found in several ways,
 * not always the smallest that there is; a cycle is a shortest one. Null when no contradiction is proven, which does not
 * prove that there is a schedule. Method: docs/methods/schedule.md.
 */
export function conflictOf(problem: Problem): readonly Constraint[] | null {
  const found = proofs(problem);
  const sets = found.flatMap((set) => [set, set.toReversed()]).map((set) => irreducible(problem, set));
  return sets.reduce<readonly Constraint[] | null>(
    (best, set) => (best === null || set.length < best.length ? set : best),
    null,
  );
}

function proofs(problem: Problem): readonly (readonly Constraint[])[] {
  const found = contradictions(problem);
  return found.length > 0 ? found : proof(problem);
}

/** Leaves out what is not needed, in parts that get smaller; at last one by one, until none can be left out. */
function irreducible(problem: Problem, set: readonly Constraint[]): readonly Constraint[] {
  let kept = set;
  for (let size = kept.length >> 1; size > 1; size >>= 1) kept = without(problem, kept, size);
  for (let before = kept.length + 1; kept.length < before; ) {
    before = kept.length;
    kept = without(problem, kept, 1);
  }
  return kept;
}

/** Leaves out each part of so many constraints without which the others still cannot hold together. */
function without(problem: Problem, set: readonly Constraint[], size: number): readonly Constraint[] {
  let kept = set;
  for (let at = 0; at < kept.length; ) {
    const others = [...kept.slice(0, at), ...kept.slice(at + size)];
    const smaller = isContradiction(problem, others) ? others : null;
    if (smaller === null) at += size;
    else kept = smaller;
  }
  return kept;
}

function isContradiction(problem: Problem, set: readonly Constraint[]): boolean {
  return proofs(relaxed(problem, set)).length > 0;
}
