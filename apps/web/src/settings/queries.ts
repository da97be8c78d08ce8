import type { RegionsView, SettingsView, WordEffectView, ZoneEffectView } from '@fulcrum/workbench/views';
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

/** Zone, calendars, currency, and what waits for a meaning. */
export const settingsQuery = (): ViewQuery<SettingsView> => viewQuery<SettingsView>(['settings'], '/api/settings', {});

/** What another zone would change. */
export const zoneEffectQuery = (zone: string): ViewQuery<ZoneEffectView> =>
  viewQuery<ZoneEffectView>(['zone-effect', zone], '/api/workspace/zone', { zone });

/** Countries whose public holidays are known; with a country, its parts. */
export const regionsQuery = (country?: string): ViewQuery<RegionsView> =>
  viewQuery<RegionsView>(['holiday-regions', country ?? ''], '/api/holiday-regions', { country });

/** What another meaning of a word would change. */
export const wordEffectQuery = (id: string, means: string): ViewQuery<WordEffectView> =>
  viewQuery<WordEffectView>(['word-effect', id, means], '/api/words/effect', { id, means });
