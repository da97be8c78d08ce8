import type { StateCategory } from '@fulcrum/core/vocabulary';

const GUESSES: readonly (readonly [RegExp, StateCategory])[] = [
  [/\b(won'?t|cancel|reject|declin|abandon|obsolete|duplicate|invalid)/i, 'dropped'],
  [/\b(not started|to ?do|open|new|backlog|reopen|ready for dev|planned|triage|selected)/i, 'todo'],
  [/\b(progress|doing|review|test|qa|verif|develop|started|active|staging|blocked|hold)/i, 'doing'],
  [/\b(done|closed?|complete|finish|fixed|resolved|released|shipped|merged|deployed|accepted)/i, 'done'],
];

/** What a state most likely means, by its name; null when the name says nothing. People correct it in the mapping. */
export function guessCategory(state: string): StateCategory | null {
  return GUESSES.find(([pattern]) => pattern.test(state))?.[1] ?? null;
}

const DROPPED =
  /won'?t|invalid|duplicate|cannot reproduce|can'?t reproduce|not our|not a bug|hold|more info|declin|obsolete|incomplete|reject|abandon|cancel/i;

/** Whether a resolution means that the work was delivered or dropped, by its name. */
export function guessOutcome(resolution: string): 'delivered' | 'dropped' {
  return DROPPED.test(resolution) ? 'dropped' : 'delivered';
}
