// A tool that gives pages in blocks is asked for the next block while this one is worked on.
const AHEAD = 12;

/** The same values, some of them asked for while earlier ones are still worked on. Who stops early asks for no more. */
export async function* ahead<T>(values: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = values[Symbol.asyncIterator]();
  const waiting: IteratorResult<T>[] = [];
  const bell = createBell();
  let failure: { readonly error: unknown } | null = null;
  let isStopped = false;
  const pump = async () => {
    while (!isStopped) {
      const next = await iterator.next();
      waiting.push(next);
      bell.ring();
      if (next.done === true) return;
      while (waiting.length >= AHEAD && !isStopped) await bell.rung();
    }
  };
  const pumping = pump().catch((error: unknown) => {
    failure = { error };
    bell.ring();
  });
  try {
    for (;;) {
      const next = waiting.shift();
      bell.ring();
      if (next?.done === true) return;
      if (next !== undefined) yield next.value;
      else if (failure !== null) throw (failure as { error: unknown }).error;
      else await bell.rung();
    }
  } finally {
    isStopped = true;
    bell.ring();
    await pumping;
    await iterator.return?.();
  }
}

/** Wakes whoever waits for the next ring. */
function createBell() {
  let waiting = Promise.withResolvers<void>();
  return {
    rung: () => waiting.promise,
    ring: () => {
      waiting.resolve();
      waiting = Promise.withResolvers();
    },
  };
}
