import type { FactLog } from '@fulcrum/core/program';
import type { Fact } from '@fulcrum/core/vocabulary';

/**
 * Facts without guesses at what a tracker's word means where that is known better: from the tracker itself in the same
 * batch, or from before, when people may have said so.
 */
export function withoutNeedlessGuesses(log: FactLog, facts: readonly Fact[]): readonly Fact[] {
  const told = new Set(facts.filter((fact) => isMeaning(fact) && !isGuess(fact)).map(({ subject }) => subject));
  return facts.filter((fact) => !isGuess(fact) || !(told.has(fact.subject) || log.subjects.indexOf.has(fact.subject)));
}

function isMeaning({ subject, attribute }: Fact): boolean {
  return attribute === 'means' && subject.startsWith('word:');
}

// A table's dates tell what its states mean: those are no guesses by name alone.
function isGuess({ source, cause, subject }: Fact): boolean {
  return cause.startsWith('guess:') && source.startsWith('jira:') && subject.startsWith('word:');
}
