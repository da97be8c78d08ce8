import { reasonWords } from '../phrases.ts';

/** What lacks for a date, without the words of the engine. */
export function lackWords(reason: string): string {
  return reasonWords(reason).replaceAll(/, the floor is (\d+)/g, '; a date needs at least $1');
}
