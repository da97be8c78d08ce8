import { type Conditions, mishandled } from './conditions.ts';
import type { Random } from './random.ts';

/** A webhook on its way: the exact bytes, since its signature is over them. */
export interface OutboundWebhook {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The webhooks of an emulated tool: posted as they happen, in order, or held until they are told to go. */
export interface OutboundWebhooks {
  readonly send: (webhook: OutboundWebhook) => void;
  /** Sends what is held and waits until all is answered; says how many went out, and how many were not taken. */
  readonly deliver: () => Promise<{ readonly sent: number; readonly failed: number }>;
  /** Takes what waits away, without sending it. */
  readonly take: () => readonly OutboundWebhook[];
  readonly waiting: () => number;
}

const PATIENCE_MS = 5_000;

/** Webhooks that suffer what the conditions say. */
export function outboundWebhooks(conditions: Conditions, random: Random): OutboundWebhooks {
  let waiting: OutboundWebhook[] = [];
  let underWay: Promise<{ sent: number; failed: number }> = Promise.resolve({ sent: 0, failed: 0 });
  const take = () => {
    const taken = waiting;
    waiting = [];
    return taken;
  };
  const deliver = () => {
    underWay = underWay.then(() => postAll(mishandled(take(), conditions.webhooks, random)));
    return underWay;
  };
  return {
    send: (webhook) => {
      waiting.push(webhook);
      if (!conditions.webhooks.isHeld) void deliver();
    },
    deliver,
    take,
    waiting: () => waiting.length,
  };
}

async function postAll(webhooks: readonly OutboundWebhook[]): Promise<{ sent: number; failed: number }> {
  let failed = 0;
  for (const webhook of webhooks) if (!(await isTaken(webhook))) failed += 1;
  return { sent: webhooks.length, failed };
}

async function isTaken({ url, headers, body }: OutboundWebhook): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(url, { method: 'POST', headers, body, signal });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
