import { hash } from 'node:crypto';
import type { Fact } from '@fulcrum/core/vocabulary';

/** The identity of a fact: the same cause saying the same thing of the same branch is one fact. */
export function factId(fact: Fact, branch: string): string {
  const parts = [branch, fact.source, fact.cause, fact.subject, fact.attribute, fact.op, JSON.stringify(fact.value)];
  return hash('md5', parts.join('\u001f'), 'hex');
}
