import { type FactLog, saidLast } from '@fulcrum/core/program';
import type { Fact } from '@fulcrum/core/vocabulary';

/**
 * Leaves out what a tracker says of a word's meaning once that is settled: by people, or by what went in before. Within one
 * pull a guess by the name gives way to what the tracker itself says.
 */
export function settledWords(log: FactLog): (facts: readonly Fact[]) => readonly Fact[] {
  const said = new Map<string, { readonly isGuess: boolean }>();
  const isNews = ({ subject, cause }: Fact) => {
    const before = said.get(subject);
    const isGuess = cause.startsWith('guess:');
    const isSettled = before === undefined ? saidLast(log, subject, 'means') !== undefined : !before.isGuess || isGuess;
    if (!isSettled) said.set(subject, { isGuess });
    return !isSettled;
  };
  return (facts) => facts.filter((fact) => !isMeaning(fact) || isNews(fact));
}

function isMeaning({ subject, attribute }: Fact): boolean {
  return attribute === 'means' && subject.startsWith('word:');
}
