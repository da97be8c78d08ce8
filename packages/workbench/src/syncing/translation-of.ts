import type { AnyConnector, RawRecord, Translation, Translator } from '@fulcrum/connectors';

/** Some answers that were read together. */
export interface ReadPage {
  readonly isSurroundings: boolean;
  readonly records: readonly RawRecord[];
}

/** Translates the pages of one pull, in order. */
export interface PageTranslator {
  /** What the pages say that could be translated by now. */
  readonly take: (page: ReadPage) => readonly Translation[];
  /** What waits still, when there are no more pages. */
  readonly end: () => readonly Translation[];
}

/**
 * A translator of the pages of a pull.
 * @param known surroundings of earlier pulls: then each page is translated as it comes. Without them (a full pull, which begins
 *   with its surroundings) surroundings wait until all of them are there.
 */
export function pageTranslator(
  connector: AnyConnector,
  settings: unknown,
  known: readonly RawRecord[] | null = null,
): PageTranslator {
  const surroundings = new Map((known ?? []).map((record) => [keyOf(record), record]));
  let waiting: (readonly RawRecord[])[] = [];
  let translate: Translator | null = null;
  const current = (): Translator => {
    translate ??= connector.translator({ settings, surroundings: [...surroundings.values()] });
    return translate;
  };
  const waited = () => {
    const translations = waiting.map((records) => current()(records));
    waiting = [];
    return translations;
  };
  return {
    take: ({ isSurroundings, records }) => {
      if (!isSurroundings) return [...waited(), current()(records)];
      for (const record of records) surroundings.set(keyOf(record), record);
      translate = null;
      if (known !== null) return [current()(records)];
      waiting.push(records);
      return [];
    },
    end: waited,
  };
}

function keyOf({ endpoint, key }: RawRecord): string {
  return `${endpoint} ${key}`;
}
