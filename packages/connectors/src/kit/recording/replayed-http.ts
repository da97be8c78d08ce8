import { type Http, HttpFailure } from '../http.ts';
import { askedOf, exchangeOf, failureOf, type RecordedExchange } from './recorded-exchange.ts';

/**
 * A tool out of a recording. What was asked several times is answered in the order in which it was; the last answer stays.
 * Throws an Error for a line that no recorder wrote, and HttpFailure for a request that is not in the recording.
 */
export function replayedHttp(lines: readonly string[]): Http {
  const waiting = new Map<string, RecordedExchange[]>();
  for (const line of lines) {
    const exchange = exchangeOf(line);
    waiting.set(exchange.asked, [...(waiting.get(exchange.asked) ?? []), exchange]);
  }
  let requests = 0;
  return {
    requests: () => requests,
    send: async (request) => {
      requests += 1;
      const asked = askedOf(request);
      const known = waiting.get(asked) ?? [];
      const exchange = known.length > 1 ? known.shift() : known[0];
      if (exchange?.answer !== undefined) return exchange.answer;
      if (exchange?.failure !== undefined) throw failureOf(exchange.failure);
      throw new HttpFailure('unreachable', `The recording does not hold "${asked.slice(0, 200)}": record it anew.`);
    },
  };
}
