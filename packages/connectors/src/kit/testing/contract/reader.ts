import type { Connector, Cursor, Page, PullRequest, RawRecord, Session } from '../../connector.ts';
import { parseAllowed } from '../../egress/address.ts';
import { createEgress } from '../../egress/egress.ts';
import type { Http } from '../../http.ts';
import { createHttp } from '../../http-core/create-http.ts';
import { Secret } from '../../secret.ts';
import type { Translation } from '../../translation.ts';
import { endState } from './end-state.ts';
import type { Stage } from './stage.ts';

// biome-ignore lint/suspicious/noExplicitAny: settings are held against the connector's own schema
export type AnyConnector = Connector<any>;

const egress = createEgress({ allowed: parseAllowed('127.0.0.0/8') });

// Faults of time are short here, so that tests are.
const LIMITS = { headersMs: 400, idleMs: 400, answerMs: 20_000, tries: 8, malformedTries: 4, waitMs: 3 * 3_600_000 };

/** A session that never waits for real. @param skewMs by how much our clock is ahead of the tool's */
export function sessionOn(connector: AnyConnector, stage: Stage, skewMs = 0): Session<unknown> {
  const now = () => stage.clock.now() + skewMs;
  const settings: unknown = connector.settings.parse(stage.settings);
  const fields = Object.fromEntries(Object.entries(stage.fields).map(([name, text]) => [name, new Secret(text)]));
  const http = createHttp({
    settings,
    access: connector.access,
    credentials: { signIn: stage.signIn, fields, replace: async (fresh) => void Object.assign(fields, fresh) },
    egress,
    now,
    limits: LIMITS,
    // Time passes there as well.
    sleep: async (ms) => stage.clock.advance(ms),
  });
  return { settings, http, now, signal: new AbortController().signal };
}

/** Reads a tool in as many pulls as it takes, and keeps all that came. */
export interface Reader {
  /** Pulls; stops after a number of pages where one is given. What came before a failure is kept. */
  readonly pull: (request: PullRequest, mostPages?: number) => Promise<void>;
  /** Goes on with a full pull where the last one stopped. */
  readonly goOn: (http?: Http) => Promise<void>;
  readonly cursor: () => Cursor | null;
  readonly pages: () => readonly Page[];
  readonly translations: () => readonly Translation[];
  readonly state: () => readonly string[];
}

/** A reader with nothing read. */
export function readerOf(connector: AnyConnector, session: Session<unknown>): Reader {
  const pages: Page[] = [];
  let cursor: Cursor | null = null;
  const pull = async (
    request: PullRequest,
    given: { mostPages?: number | undefined; http?: Http | undefined } = {},
  ) => {
    const { mostPages = Number.POSITIVE_INFINITY, http = session.http } = given;
    let count = 0;
    for await (const page of connector.pull({ ...session, http }, request)) {
      pages.push(page);
      cursor = page.cursor;
      count += 1;
      if (count >= mostPages) break;
    }
  };
  const translations = () => translated(connector, session, pages);
  return {
    pull: (request, mostPages) => pull(request, { mostPages }),
    goOn: (http) => pull({ kind: 'full', cursor }, { http }),
    cursor: () => cursor,
    pages: () => pages,
    translations,
    state: () => endState(translations()),
  };
}

/** Pages translated in the order given, with all surroundings that are among them. */
export function translated(
  connector: AnyConnector,
  { settings }: Pick<Session<unknown>, 'settings'>,
  pages: readonly Pick<Page, 'isSurroundings' | 'records'>[],
): readonly Translation[] {
  const surroundings = new Map<string, RawRecord>();
  for (const { isSurroundings, records } of pages) {
    if (isSurroundings) for (const record of records) surroundings.set(`${record.endpoint} ${record.key}`, record);
  }
  const translate = connector.translator({ settings, surroundings: [...surroundings.values()] });
  return pages.map(({ records }) => translate(records));
}
