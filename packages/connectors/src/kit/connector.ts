import type { Instant } from '@fulcrum/core/calendar';
import type { z } from 'zod';
import type { Access, Http } from './http.ts';
import type { Secret } from './secret.ts';
import type { Translation } from './translation.ts';

/** What a connector keeps between two pulls: JSON that only it can read. */
export type Cursor = Readonly<Record<string, unknown>>;

/** One answer of the tool, as it came. */
export interface RawRecord {
  /** Which of the connector's endpoints gave it; it tells `translator` how to read it. */
  readonly endpoint: string;
  /** What it is: the same key again is a newer answer about the same thing, e.g. `project/TIMOB`, `search/…/page 3`. */
  readonly key: string;
  /** The parsed body. */
  readonly body: unknown;
}

/** Some answers that are translated together, and stored together with the place reached. */
export interface Page {
  /** True for what the translation of every later page needs: fields, boards, versions, people. It comes first. */
  readonly isSurroundings?: boolean;
  readonly records: readonly RawRecord[];
  /** Where the next pull goes on, were this one cut off here; after the last page, where the next `changes` begins. */
  readonly cursor: Cursor;
  /** How far the pull is, in the tool's own things (issues, tasks); the total is null where nobody can tell. */
  readonly progress: { readonly done: number; readonly total: number | null };
}

/** What is to be pulled: all, what changed since a cursor, or a few things that a webhook hinted at. */
export type PullRequest =
  | { readonly kind: 'full'; readonly cursor: Cursor | null }
  | { readonly kind: 'changes'; readonly cursor: Cursor }
  | { readonly kind: 'hinted'; readonly ids: readonly string[]; readonly cursor: Cursor };

/** Thrown by a pull of changes whose place the tool has forgotten: a full pull is due. */
export class ResyncNeeded extends Error {}

/** A connection while it is being read: settings, and the one way to the tool. */
export interface Session<Settings> {
  readonly settings: Settings;
  readonly http: Http;
  readonly now: () => Instant;
  readonly signal: AbortSignal;
}

/** Makes facts of answers: pure, and safe to repeat. It remembers what it said of things that many answers repeat. */
export type Translator = (records: readonly RawRecord[]) => Translation;

/** Who we are to the tool, what we may see there, and what is missing: in words. */
export interface CheckReport {
  readonly who: string;
  readonly sees: readonly string[];
  /** An empty list means: ready to sync. */
  readonly missing: readonly { readonly what: string; readonly mend: string }[];
  /** About how many things a first sync will read; null where nobody can tell. */
  readonly things: number | null;
}

/** One field of a form, as a person fills it in. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly isSecret: boolean;
  readonly isOptional?: boolean;
}

/** One way to sign in to a tool: what to do there, which scopes to grant, and what to fill in here. */
export interface SignIn {
  readonly name: string;
  readonly title: string;
  /** What the person does in the tool, step by step, in Markdown. */
  readonly steps: readonly string[];
  /** The exact scopes to grant; reading only. */
  readonly scopes: readonly string[];
  readonly fields: readonly Field[];
  /** Of an app that registers its webhooks by itself; that is a write, so that a person makes the requests. */
  readonly appWebhooks?: AppWebhooks;
}

/** Webhooks that an app registers by itself. */
export interface AppWebhooks {
  /** The field of the sign-in that they are signed with. */
  readonly signedWith: string;
  /** For how many days they last. */
  readonly days: number;
  /** The exact requests that register and renew them. */
  readonly requests: (given: { settings: unknown; address: string }) => { register: string; renew: string };
}

/** A webhook request as it arrived; the body is the raw bytes, since signatures are over them. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly receivedAt: Instant;
}

/** What became of a webhook request. */
export type Delivery =
  /** Believed: ids to pull again, and records that no endpoint gives later. */
  | {
      readonly kind: 'delivery';
      /** The same id again is the same delivery. */
      readonly id: string;
      readonly ids: readonly string[];
      readonly records?: readonly RawRecord[];
    }
  /** The tool proves that we are there; `secret`, when it is given, is what later deliveries are signed with. */
  | { readonly kind: 'handshake'; readonly headers: Readonly<Record<string, string>>; readonly secret?: Secret }
  | { readonly kind: 'refused'; readonly why: string };

/** What `translate` can read: the name, the path at the tool, and what it holds. */
export interface Endpoint {
  readonly name: string;
  readonly path: string;
  readonly meaning: string;
}

/**
 * One tool. `pull` and `check` read it over HTTP; `translator` and `webhook` are pure. A connector sees neither the store nor a
 * program. It only ever reads: `Http` refuses any other request than those declared as reading in `postReads`.
 */
export interface Connector<Settings = unknown> {
  readonly tool: string;
  readonly title: string;
  /** Where the tool is and what to read of it (base URL, query); never a secret. */
  readonly settings: z.ZodType<Settings>;
  readonly settingFields: readonly Field[];
  /** Settings with which recorded answers are read when nobody names any: those that have no default. */
  readonly recordedSettings?: Readonly<Record<string, unknown>>;
  readonly signIns: readonly SignIn[];
  readonly endpoints: readonly Endpoint[];
  /** How to reach the tool with these settings: base URL, how requests are signed, limits, which POSTs only read. */
  readonly access: Access<Settings>;
  readonly check: (session: Session<Settings>) => Promise<CheckReport>;
  readonly pull: (session: Session<Settings>, request: PullRequest) => AsyncIterable<Page>;
  /** The ids of everything that still exists, as subjects (`item:TIMOB-3`): what is known and not among them was deleted. */
  readonly sweep: (session: Session<Settings>) => AsyncIterable<readonly string[]>;
  readonly translator: (given: {
    readonly settings: Settings;
    readonly surroundings: readonly RawRecord[];
  }) => Translator;
  readonly webhook: (request: WebhookRequest, given: { settings: Settings; secret: Secret | null }) => Delivery;
}
