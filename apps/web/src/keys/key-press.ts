import { objectivesPlace, portfolioPlace, programPlaces, workspacePlaces } from '../shell/places.ts';

/** What a key asks for, whichever page is open. */
export type Wish =
  | { readonly do: 'palette' | 'keys' | 'find' | 'wait-for-place' | 'what-if' | 'undo' | 'redo' }
  | { readonly do: 'row'; readonly step: 1 | -1 }
  | { readonly do: 'go'; readonly to: string };

export type Press = {
  readonly key: string;
  readonly command: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Typing in a field: then letters are letters. */
  readonly typing: boolean;
  /** G was pressed just before. */
  readonly afterG: boolean;
};

const PLACES = [portfolioPlace, objectivesPlace, ...programPlaces, ...workspacePlaces];

const WISHES: Readonly<Record<string, Wish>> = {
  '?': { do: 'keys' },
  '/': { do: 'find' },
  j: { do: 'row', step: 1 },
  k: { do: 'row', step: -1 },
  g: { do: 'wait-for-place' },
  w: { do: 'what-if' },
};

/** Reads a key; undefined when it is none of ours. */
export function wishOf({ key, command, alt, shift, typing, afterG }: Press): Wish | undefined {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (command) return alt ? undefined : commandWish(letter, { typing, shift });
  if (alt || typing) return undefined;
  if (afterG) {
    const place = PLACES.find((one) => one.key === letter);
    if (place) return { do: 'go', to: place.to };
  }
  return WISHES[letter];
}

/** In a field, undo is that of the field. */
function commandWish(letter: string, { typing, shift }: Pick<Press, 'typing' | 'shift'>): Wish | undefined {
  if (letter === 'k') return { do: 'palette' };
  if (typing || (letter !== 'z' && letter !== 'y')) return undefined;
  return { do: letter === 'y' || shift ? 'redo' : 'undo' };
}
