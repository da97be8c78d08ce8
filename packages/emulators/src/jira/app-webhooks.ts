import type { Answer, Call } from '../kit/index.ts';
import type { Context } from './context.ts';
import { find } from './jql.ts';
import { BadJql } from './jql-parse.ts';
import type { Event } from './things.ts';
import type { Registration } from './webhooks.ts';

const LIFE_MS = 30 * 86_400_000;

interface Wanted {
  readonly jqlFilter: string;
  readonly events: readonly string[];
}

interface AppWebhook extends Wanted {
  readonly id: number;
  readonly url: string;
  readonly expirationDate: number;
}

/** The webhooks that an OAuth app registers by itself: of issues alone, and for thirty days. */
export class AppWebhooks {
  readonly #context: Context;
  #all: readonly AppWebhook[] = [];
  #lastId = 1_000;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Those that have not ended, to be sent to. */
  registrations(): readonly Registration[] {
    const { appSecret: secret, appSigns: by } = this.#context.seed.account;
    return this.#current().map(({ id, url, events, jqlFilter }) => ({
      ...{ id, url, secret, by },
      wants: (event) => events.includes(event.name) && this.#isOf(event, jqlFilter),
    }));
  }

  answer(call: Call): Answer {
    if (call.path.endsWith('/refresh')) return this.#refresh(call);
    if (call.method === 'POST') return this.#register(call);
    if (call.method === 'DELETE') return this.#remove(call);
    const values = this.#current().map(({ url: _, ...each }) => each);
    const place = { startAt: 0, maxResults: 100, total: values.length, isLast: true };
    return { status: 200, body: { ...place, values } };
  }

  #register(call: Call): Answer {
    const { url, webhooks } = call.body as { url: string; webhooks: readonly Wanted[] };
    const webhookRegistrationResult = webhooks.map((wanted) => {
      const trouble = this.#troubleOf(wanted.jqlFilter);
      if (trouble !== null) return { errors: [trouble] };
      const id = ++this.#lastId;
      this.#all = [...this.#all, { ...wanted, id, url, expirationDate: this.#context.now() + LIFE_MS }];
      return { createdWebhookId: id };
    });
    return { status: 200, body: { webhookRegistrationResult } };
  }

  #refresh(call: Call): Answer {
    const { webhookIds } = call.body as { webhookIds: readonly number[] };
    const expirationDate = this.#context.now() + LIFE_MS;
    this.#all = this.#current().map((each) => (webhookIds.includes(each.id) ? { ...each, expirationDate } : each));
    return { status: 200, body: { expirationDate } };
  }

  #remove(call: Call): Answer {
    const { webhookIds } = call.body as { webhookIds: readonly number[] };
    this.#all = this.#current().filter(({ id }) => !webhookIds.includes(id));
    return { status: 202 };
  }

  #current(): readonly AppWebhook[] {
    return this.#all.filter(({ expirationDate }) => expirationDate > this.#context.now());
  }

  #troubleOf(jql: string): string | null {
    try {
      this.#found(jql);
      return null;
    } catch (error) {
      if (error instanceof BadJql) return error.message;
      throw error;
    }
  }

  /** What is deleted is in no search any more, and told of all the same. */
  #isOf({ name, issue }: Event, jql: string): boolean {
    return issue !== undefined && (name === 'jira:issue_deleted' || this.#found(jql).includes(issue.id));
  }

  #found(jql: string): readonly string[] {
    const { tracker, zone, seed, now } = this.#context;
    return find(jql, { tracker, zone, user: seed.account.user, now: now() }).map(({ id }) => id);
  }
}
