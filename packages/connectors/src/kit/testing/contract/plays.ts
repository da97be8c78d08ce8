import type { Page } from '../../connector.ts';
import { type Http, HttpFailure } from '../../http.ts';
import type { Reader } from './reader.ts';
import type { Fault, Stage } from './stage.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Pages that hold things, not what the reading of things needs. */
export function itemPages(reader: Reader): readonly Page[] {
  return reader.pages().filter(({ isSurroundings }) => isSurroundings !== true);
}

/** Runs while things go wrong; they go well again afterwards. */
export async function during(stage: Stage, faults: readonly Fault[], run: () => Promise<void>): Promise<void> {
  stage.conditions.faults = faults;
  try {
    await run();
  } finally {
    stage.conditions.faults = [];
  }
}

/** An Http that breaks after so many requests. */
export function failingAfter(http: Http, sends: number): Http {
  let count = 0;
  return {
    ...http,
    send: async (request) => {
      if (count++ >= sends) throw new HttpFailure('broken', 'cut off by the test');
      return http.send(request);
    },
  };
}

/** For `catch`: a connector gives up with a failure that says what to do; anything else is a mistake of its own. */
export function onlyFailures(error: unknown): void {
  if (!(error instanceof HttpFailure)) throw error;
}

/** One o'clock UTC of the last Sunday of a month, in the year after a day: Europe's clocks change then. */
export function changeOfClocks(after: number, month: number): number {
  const last = new Date(Date.UTC(new Date(after).getUTCFullYear() + 1, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * 24 * HOUR;
}

/** The same records in another order, on other pages; surroundings stay in front. */
export function shuffled(pages: readonly Page[], seed: number): readonly Pick<Page, 'isSurroundings' | 'records'>[] {
  let state = seed;
  const draw = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const mixed = <T>(list: readonly T[]): readonly T[] => {
    const copy = [...list];
    for (let at = copy.length - 1; at > 0; at--) {
      const other = draw(at + 1);
      [copy[at], copy[other]] = [copy[other] as T, copy[at] as T];
    }
    return copy;
  };
  const around = pages.filter(({ isSurroundings }) => isSurroundings);
  const own = mixed(pages.filter(({ isSurroundings }) => !isSurroundings)).map((page) => ({
    ...page,
    records: mixed(page.records),
  }));
  return [...mixed(around), ...own];
}
