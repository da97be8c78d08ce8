import type { Answer, Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { Conditions } from './conditions.ts';
import type { Description } from './description.ts';
import type { OutboundWebhooks } from './outbound-webhooks.ts';
import type { Random } from './random.ts';

/** What an emulated tool gets from the kit. */
export interface World {
  readonly clock: Clock;
  readonly random: Random;
  readonly conditions: Conditions;
  readonly webhooks: OutboundWebhooks;
  /** Where the server answers: `http://127.0.0.1:4100`. */
  readonly url: () => string;
}

/** Things to be done to a site from outside, as a person would in the tool: by name, with JSON in and out. */
export type Actions = Readonly<Record<string, (input: never) => unknown>>;

/** An emulated tool with its data. */
export interface Site {
  readonly answer: (call: Call) => Promise<Answer> | Answer;
  /** What the vendor says when there were too many requests. */
  readonly limited: (retryAfterSeconds: number) => Answer;
  /** How the vendor refuses a request that does not fit the description of its API. */
  readonly refused: (reason: string) => Answer;
  /** What requests and answers are held against; null for a tool that holds them itself (GraphQL). */
  readonly description: Description | null;
  readonly actions: Actions;
}

/** A tool that can be emulated. */
export interface Emulator<Seed = unknown, S extends Site = Site> {
  readonly tool: string;
  readonly title: string;
  /** A small seed to try with. */
  readonly demoSeed: () => Seed;
  /** Reads a seed; throws an Error that says what is wrong with it. */
  readonly readSeed: (raw: unknown) => Seed;
  /** When it is there, by the seed, in milliseconds since 1970. */
  readonly startOf: (seed: Seed) => number;
  readonly open: (seed: Seed, world: World) => Promise<S> | S;
  /** How to connect to it, in lines for a terminal. */
  readonly howToConnect: (url: string, seed: Seed) => readonly string[];
}
