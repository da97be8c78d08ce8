import type { JiraLink } from './shape.ts';

/** What a Jira link means here; `isForward` when the outward end comes first. Null when it says nothing. */
export interface LinkMeaning {
  readonly form: 'blocks' | 'relates' | 'duplicates';
  readonly dependency: 'FS' | 'SS' | 'FF' | 'SF' | null;
  readonly isForward: boolean;
}

const PHRASES: readonly (readonly [RegExp, Omit<LinkMeaning, 'dependency'>])[] = [
  [/^not related$/i, { form: 'relates', isForward: true }],
  [/\bduplicates?\b/i, { form: 'duplicates', isForward: true }],
  [/depends on|done after|waits? for|requires/i, { form: 'blocks', isForward: false }],
  [/\bblocks\b|done before|trigger|started together|finished together|precedes/i, { form: 'blocks', isForward: true }],
];

/** Reads a link type by its name and its outward phrase ("blocks", "depends on", "has to be done before"). */
export function linkMeaning(type: JiraLink['type']): LinkMeaning | null {
  if (/^not related$/i.test(type.name)) return null;
  const found = PHRASES.find(([pattern]) => pattern.test(type.outward ?? type.name));
  if (found === undefined) return { form: 'relates', dependency: null, isForward: true };
  const meaning = found[1];
  return { ...meaning, dependency: meaning.form === 'blocks' ? dependencyOf(type) : null };
}

function dependencyOf(type: JiraLink['type']): 'FS' | 'SS' | 'FF' | 'SF' {
  const name = type.name.slice(0, 200).toLowerCase();
  if (/start.*start/.test(name)) return 'SS';
  if (/(finish.*finish|end to end)/.test(name)) return 'FF';
  if (/start.*finish/.test(name)) return 'SF';
  return 'FS';
}
