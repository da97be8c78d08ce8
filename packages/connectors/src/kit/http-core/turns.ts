/** Lets so many through at once; the others wait in the order in which they came. */
export interface Turns {
  /** Resolves when it is one's turn, with what ends it. Rejects with the signal's reason. */
  readonly take: (signal: AbortSignal) => Promise<() => void>;
}

export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  const end = () => {
    underWay -= 1;
    waiting.shift()?.();
  };
  const start = () => {
    underWay += 1;
    let isEnded = false;
    return () => {
      if (!isEnded) end();
      isEnded = true;
    };
  };
  return {
    take: (signal) => {
      signal.throwIfAborted();
      if (underWay < Math.max(1, atOnce)) return Promise.resolve(start());
      return new Promise((resolve, reject) => {
        const go = () => {
          signal.removeEventListener('abort', leave);
          resolve(start());
        };
        const leave = () => {
          waiting.splice(waiting.indexOf(go), 1);
          reject(signal.reason);
        };
        waiting.push(go);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
