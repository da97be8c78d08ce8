import { type Http, HttpFailure, type HttpRequest } from '../http.ts';
import type { Secret } from '../secret.ts';
import { askedOf, keptHeaders, lineOf, type RecordedExchange } from './recorded-exchange.ts';

/**
 * The same way to a tool, which writes down what was asked and what came back, a line of JSON each.
 * @param secrets those known when a line is written: never written, wherever they turn up
 */
export function recordedHttp(
  http: Http,
  { write, secrets }: { readonly write: (line: string) => void; readonly secrets: () => readonly Secret[] },
): Http {
  const keep = (request: HttpRequest, rest: Omit<RecordedExchange, 'asked'>) =>
    write(lineOf({ asked: askedOf(request), ...rest }, secrets()));
  return {
    requests: http.requests,
    send: async (request) => {
      try {
        const answer = await http.send(request);
        keep(request, { answer: { ...answer, headers: keptHeaders(answer.headers) } });
        return answer;
      } catch (error) {
        if (error instanceof HttpFailure) {
          const { kind, message, status } = error;
          keep(request, { failure: { kind, message, status } });
        }
        throw error;
      }
    },
  };
}
