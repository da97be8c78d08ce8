import { type ViewQuery, viewQuery } from '../api/queries.ts';

export type WordField = 'state' | 'component' | 'resolution' | 'container' | 'environment' | 'type' | 'label';

/** A word of a tracker and what it means here. */
export type Word = {
  readonly id: string;
  readonly field: WordField;
  readonly text: string;
  readonly program: string | null;
  /** Null while nobody has said it. */
  readonly means: string | null;
  readonly meansName: string | null;
  readonly items: number;
};

export type WordsAnswer = {
  readonly words: readonly Word[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
};

/** The mapping from the trackers' words to ours. */
export const wordsQuery = (): ViewQuery<WordsAnswer> => viewQuery<WordsAnswer>(['words'], '/api/words', {});
