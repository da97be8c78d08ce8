import type { Problem } from '../api/problem.ts';

/** A problem as two sentences: what it is, and what to do about it; without that, why. */
export function refusalOf({ title, detail, mend }: Problem): { readonly title: string; readonly why: string } {
  return { title: sentence(title), why: sentence(mend ?? detail ?? '') };
}

function sentence(words: string): string {
  if (words === '') return '';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?…]$/.test(words) ? '' : '.'}`;
}
