import { hash } from 'node:crypto';
import type { Fact } from '@fulcrum/core/vocabulary';

/** The identity of a fact: the same cause saying the same thing of the same branch is one fact. */
export function factId(fact: Fact, branch: string): string {
  return factIdOf(fact, branch, JSON.stringify(fact.value));
}

/** The same, of a fact whose value is written as JSON already. */
export function factIdOf({ source, cause, subject, attribute, op }: Fact, branch: string, value: string): string {
  const S = '\u001f';
  return hash('md5', branch + S + source + S + cause + S + subject + S + attribute + S + op + S + value, 'hex');
}
