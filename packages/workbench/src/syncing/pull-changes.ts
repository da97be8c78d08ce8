import type { Page, RawRecord } from '@fulcrum/connectors';
import {
  changeConnection,
  changeRun,
  type PoolClient,
  packBody,
  readPageBody,
  readPageHeads,
  storePage,
} from '@fulcrum/store';
import { ahead } from './ahead.ts';
import { piecesOf } from './pieces-of.ts';
import { pieceSource } from './pull-full.ts';
import { guardOf, type Reading, tell } from './reading.ts';
import { type PageTranslator, pageTranslator } from './translation-of.ts';

/** What a pull of changes or hints reads, and what else becomes true with a page. */
export interface ChangesOf {
  readonly kind: 'changes' | 'hinted';
  readonly pages: AsyncIterable<Page>;
  /** Written together with each page. */
  readonly also: (client: PoolClient, page: Page) => Promise<void>;
}

/** Reads what changed since the last time, page by page: the facts of a page and the place reached go in together. */
export async function pullChanges(reading: Reading): Promise<void> {
  const { connector, session, record, key } = reading;
  const cursor = record.cursor as NonNullable<typeof record.cursor>;
  await takePages(reading, {
    kind: 'changes',
    pages: connector.pull(session, { kind: 'changes', cursor }),
    also: (client, page) => changeConnection(client, key, { cursor: page.cursor }),
  });
}

/** Takes pages in one by one. */
export async function takePages(reading: Reading, of: ChangesOf): Promise<void> {
  const translator = pageTranslator(reading.connector, reading.settings, await knownSurroundings(reading));
  let number = 0;
  for await (const page of ahead(of.pages)) {
    await takePage(reading, of, { page, number: number++, translator });
    reading.session.signal.throwIfAborted();
  }
}

interface Taken {
  readonly page: Page;
  readonly number: number;
  readonly translator: PageTranslator;
}

async function takePage(reading: Reading, of: ChangesOf, { page, number, translator }: Taken): Promise<void> {
  const { workbench, key, run, count, session } = reading;
  const { records, isSurroundings = false, cursor, progress } = page;
  const translations = translator.take({ isSurroundings, records });
  const packed = await packBody(JSON.stringify(records));
  Object.assign(count, progress, { records: count.records + records.length });
  const head = {
    pull: run,
    page: number,
    isSurroundings,
    cursor,
    records: records.length,
    receivedAt: workbench.now(),
  };
  const pieces = piecesOf(workbench.pool, pieceSource(reading), translations);
  count.facts += await workbench.recordPull({
    guard: guardOf(reading),
    pieces: pieces.facts,
    finish: async (client, newFacts) => {
      await pieces.remember(client);
      if (records.length > 0) await storePage(client, key, { ...head, packed });
      await of.also(client, page);
      const told = {
        ...progress,
        records: count.records,
        facts: count.facts + newFacts,
        requests: session.http.requests(),
      };
      await changeRun(client, { workspace: key.workspace, id: run }, told);
    },
  });
  tell(reading, of.kind, 'reading');
}

async function knownSurroundings({ workbench, key }: Reading): Promise<readonly RawRecord[]> {
  const heads = await readPageHeads(workbench.pool, key, { isSurroundings: true });
  const bodies = [];
  for (const head of heads) bodies.push(JSON.parse(await readPageBody(workbench.pool, key, head)) as RawRecord[]);
  return bodies.flat();
}
