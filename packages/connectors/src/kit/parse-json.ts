/** No tool nests as deep; what does is meant to exhaust the stack of whoever walks through it. */
const DEEPEST = 200;

/**
 * The value of a JSON text.
 * @returns undefined when it is none, or nested deeper than anything that means something
 */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

// By levels, not by recursion: that is what it guards.
function isDeep(value: unknown): boolean {
  let level: readonly object[] = [value].filter(isNesting);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((each) => Object.values(each).filter(isNesting));
  }
  return false;
}

function isNesting(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
