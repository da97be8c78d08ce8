import type { ExplainView, Measure } from '@fulcrum/workbench/views';

export type Part = ExplainView['parts'][number];

/** One step of a waterfall: a part, and where it starts and ends, counted from the earlier value. */
export type Step = { readonly part: Part; readonly from: number; readonly to: number };

/** How much a part counts by a measure: days, or points of odds. */
export function countOf({ move, points }: Pick<Part, 'move' | 'points'>, by: Measure): number {
  return by === 'odds' ? (points ?? 0) : (move?.[by] ?? 0);
}

/** The parts that count, the largest first, one after the other: the last ends where the whole does. */
export function stepsOf(parts: readonly Part[], by: Measure): readonly Step[] {
  let at = 0;
  return parts
    .filter((part) => countOf(part, by) !== 0)
    .toSorted((one, other) => Math.abs(countOf(other, by)) - Math.abs(countOf(one, by)))
    .map((part) => {
      const from = at;
      at += countOf(part, by);
      return { part, from, to: at };
    });
}

/** What no single input did: what several share, or what is left of the whole. */
export const isShared = ({ key, inputs }: Part): boolean => key.endsWith(':past') || inputs.length > 1;

/** What a part is called: a change of a scenario by what it says. A name such as iOS stays as it is. */
export function partName({ change, label, words }: Pick<Part, 'change' | 'label' | 'words'>): string {
  const name = change !== null && words !== '' ? words : label;
  return /^\p{Ll}\p{Lu}/u.test(name) ? name : name.charAt(0).toUpperCase() + name.slice(1);
}
