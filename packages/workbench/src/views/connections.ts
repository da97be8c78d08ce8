import { z } from 'zod';
import { diagnosticView } from './words.ts';

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

const field = z
  .object({
    name: z.string(),
    label: z.string(),
    help: z.string(),
    /** A secret is written, and never shown again. */
    isSecret: z.boolean(),
    isOptional: z.boolean(),
  })
  .meta({ id: 'ConnectionField' });

/** The tools that can be connected, each with its forms. */
export const toolsView = z
  .object({
    tools: z.array(
      z.object({
        tool: z.string(),
        title: z.string(),
        /** Where the tool is and what to read of it. */
        settings: z.array(field),
        signIns: z.array(
          z.object({
            name: z.string(),
            title: z.string(),
            /** What to do in the tool, step by step, in Markdown. */
            steps: z.array(z.string()),
            /** The exact scopes to grant. */
            scopes: z.array(z.string()),
            fields: z.array(field),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Tools' });
export type ToolsView = z.infer<typeof toolsView>;

/** What a test of a sign-in found. */
export const checkView = z
  .object({
    isReady: z.boolean(),
    who: z.string(),
    sees: z.array(z.string()),
    missing: z.array(z.object({ what: z.string(), mend: z.string() })),
    /** About how many things a first sync reads; null where nobody can tell. */
    things: count.nullable(),
    words: z.string(),
  })
  .meta({ id: 'ConnectionCheck' });
export type CheckView = z.infer<typeof checkView>;

const failureView = z.object({ what: z.string(), mend: z.string(), at: instant });

const progressView = z
  .object({
    kind: z.enum(['full', 'changes', 'sweep', 'hinted']),
    /** In the tool's own things (issues, tasks); the total is null where nobody can tell. */
    done: count,
    total: count.nullable(),
    records: count,
    facts: count,
    requests: count,
    startedAt: instant,
    /** Things a second, since it began. */
    perSecond: z.number().nullable(),
    secondsLeft: z.number().nullable(),
    words: z.string(),
  })
  .meta({ id: 'SyncProgress' });

const connection = z
  .object({
    id: z.string(),
    name: z.string(),
    tool: z.string(),
    title: z.string(),
    settings: z.record(z.string(), z.unknown()),
    signIn: z.string(),
    /** Which secret fields are filled in; never what with. */
    secrets: z.array(z.string()),
    state: z.enum(['active', 'paused']),
    freshness: z.enum(['first', 'fresh', 'late', 'failing', 'paused']),
    /** How fresh it is, in one sentence. */
    words: z.string(),
    lastSuccess: instant.nullable(),
    lagSeconds: z.number().nullable(),
    lastFull: instant.nullable(),
    lastSweep: instant.nullable(),
    next: z.object({ kind: z.enum(['full', 'changes', 'sweep']), at: instant }).nullable(),
    failure: failureView.nullable(),
    /** Null while nobody syncs it. */
    progress: progressView.nullable(),
    webhook: z.object({
      state: z.enum(['off', 'awaited', 'on']),
      /** Where the tool sends to; null while it is off, or without FULCRUM_PUBLIC_URL. */
      url: z.string().nullable(),
      last: instant.nullable(),
      waiting: count,
      failed: count,
      /** When the webhooks of an app end by themselves, and the requests that register and renew them. */
      app: z.object({ until: instant.nullable(), register: z.string(), renew: z.string() }).nullable(),
      words: z.string(),
    }),
    diagnostics: count,
  })
  .meta({ id: 'Connection' });

export const connectionsView = z.object({ connections: z.array(connection) }).meta({ id: 'Connections' });
export type ConnectionsView = z.infer<typeof connectionsView>;

/** One connection with its last runs, and what could not be taken as it was. */
export const connectionView = connection
  .extend({
    steps: z.array(z.string()),
    scopes: z.array(z.string()),
    runs: z.array(
      z.object({
        id: count,
        kind: z.enum(['full', 'changes', 'sweep', 'hinted']),
        state: z.enum(['running', 'done', 'failed', 'interrupted']),
        startedAt: instant,
        seconds: z.number().nullable(),
        requests: count,
        records: count,
        facts: count,
        done: count,
        total: count.nullable(),
        failure: z.object({ what: z.string(), mend: z.string() }).nullable(),
      }),
    ),
    latestDiagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'ConnectionPage' });
export type ConnectionView = z.infer<typeof connectionView>;

export const removedView = z.object({ name: z.string(), removed: count, words: z.string() }).meta({ id: 'Removed' });
export type RemovedView = z.infer<typeof removedView>;
