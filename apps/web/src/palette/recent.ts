import type { Choice } from './choice.ts';

const KEY = 'fulcrum.recent';
const MOST = 6;

/** What was chosen last, the newest first. Kept in the reader's browser. */
export function recentChoices(): readonly Choice[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isChoice) : [];
  } catch {
    return [];
  }
}

export function rememberChoice(choice: Choice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(withChoice(recentChoices(), choice)));
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}

/** The list with a choice in front, each only once. */
export function withChoice(before: readonly Choice[], choice: Choice): readonly Choice[] {
  const target = JSON.stringify(choice.target);
  return [choice, ...before.filter((one) => JSON.stringify(one.target) !== target)].slice(0, MOST);
}

function isChoice(value: unknown): value is Choice {
  const choice = value as Partial<Choice> | null;
  return typeof choice?.label === 'string' && typeof choice.icon === 'string' && typeof choice.target === 'object';
}
