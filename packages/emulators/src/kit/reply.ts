import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './call.ts';
import { type Fault, wrongTyped } from './conditions.ts';

/** What went out in the end. */
export interface Sent {
  /** 0 when the answer was cut off or never came. */
  readonly status: number;
  readonly fault: string | null;
}

const PIECES = 20;

/** Sends an answer, with what the fault does to it. */
export async function reply(response: ServerResponse, answer: Answer, fault: Fault | null): Promise<Sent> {
  if (fault?.kind === 'hang') return { status: 0, fault: 'hang' };
  const { status, headers, body } = spoilt(answer, fault);
  const bytes = Buffer.from(textOf(body));
  response.writeHead(status, {
    'content-type': 'application/json;charset=UTF-8',
    'content-length': bytes.length,
    ...headers,
  });
  return { status: await transmit(response, { status, bytes, fault }), fault: fault?.kind ?? null };
}

/** The answer with what the fault does to what it says. */
function spoilt(answer: Answer, fault: Fault | null): Answer {
  if (fault?.kind === 'error') return { status: fault.status ?? 503, body: { message: 'Service unavailable' } };
  if (fault?.kind === 'wrong-type') return { ...answer, body: wrongTyped(answer.body) };
  if (fault?.kind === 'malformed') return { ...answer, body: `${textOf(answer.body).slice(1)}}` };
  return answer;
}

/** Puts it on the line, with what the fault does on the way; gives the status that came through. */
async function transmit(
  response: ServerResponse,
  { status, bytes, fault }: { status: number; bytes: Buffer; fault: Fault | null },
): Promise<number> {
  if (fault?.kind === 'cut') {
    response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.destroy());
    return 0;
  }
  if (fault?.kind === 'drip') await drip(response, bytes, fault.milliseconds ?? 5);
  response.end(fault?.kind === 'drip' ? undefined : bytes);
  return status;
}

function textOf(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

async function drip(response: ServerResponse, bytes: Buffer, milliseconds: number): Promise<void> {
  const step = Math.max(1, Math.ceil(bytes.length / PIECES));
  for (let at = 0; at < bytes.length && !response.destroyed; at += step) {
    response.write(bytes.subarray(at, at + step));
    await pause(milliseconds);
  }
}
