import type { Cursor, Page, Translation } from '@fulcrum/connectors';
import {
  changeConnection,
  changeRun,
  dropPages,
  holdLease,
  inTransaction,
  type PageHead,
  packBody,
  readCarriedRecords,
  readPageBody,
  readPageHeads,
  storePage,
} from '@fulcrum/store';
import { ahead } from './ahead.ts';
import { piecesOf } from './pieces-of.ts';
import { guardOf, type Reading, tell } from './reading.ts';
import { type PageTranslator, pageTranslator, type ReadPage } from './translation-of.ts';

// So many facts of a pull under way are kept; of a larger one all is translated again when it goes in.
const FACTS_KEPT = 400_000;

/** A full pull under way: pages that are staged already, and what they say as long as that is not too much. */
interface Stage {
  readonly pull: number;
  pages: number;
  cursor: Cursor | null;
  readonly translator: PageTranslator;
  /** Null when there is too much of it. */
  translations: Translation[] | null;
  facts: number;
}

/**
 * Reads everything. Each page is staged before the next one counts, and nothing of it is seen until all is there: then its
 * facts and the place reached go in together. One that was cut off goes on after its last page; what was there before stays
 * whole until then.
 */
export async function pullFull(reading: Reading): Promise<void> {
  const stage = await openStage(reading);
  const { connector, session } = reading;
  let storing: Promise<void> = Promise.resolve();
  try {
    for await (const page of ahead(connector.pull(session, { kind: 'full', cursor: stage.cursor }))) {
      await storing;
      storing = stagePage(reading, stage, page);
      storing.catch(() => {});
      take(stage, { isSurroundings: page.isSurroundings === true, records: page.records });
      session.signal.throwIfAborted();
    }
  } finally {
    // What was read counts, whatever came after it.
    await storing.catch(() => {});
  }
  await storing;
  tell(reading, 'full', 'storing');
  await swap(reading, stage);
}

async function openStage(reading: Reading): Promise<Stage> {
  const { workbench, key, record, run, connector, settings } = reading;
  const pull = record.staging ?? run;
  const heads = record.staging === null ? [] : await readPageHeads(workbench.pool, key, { pull });
  if (record.staging === null)
    await inTransaction(workbench.pool, async (client) => {
      await holdLease(client, reading.lease);
      await changeConnection(client, key, { staging: pull });
    });
  const stage: Stage = {
    pull,
    pages: heads.length,
    cursor: heads.at(-1)?.cursor ?? null,
    translator: pageTranslator(connector, settings),
    translations: [],
    facts: 0,
  };
  for await (const page of storedPages(reading, heads)) take(stage, page);
  return stage;
}

function take(stage: Stage, page: ReadPage): void {
  if (stage.translations === null) return;
  const some = stage.translator.take(page);
  stage.translations.push(...some);
  stage.facts += some.reduce((sum, { facts, observed }) => sum + facts.length + (observed?.length ?? 0), 0);
  if (stage.facts > FACTS_KEPT) stage.translations = null;
}

async function stagePage(reading: Reading, stage: Stage, page: Page): Promise<void> {
  const { workbench, key, lease, run, count } = reading;
  const packed = await packBody(JSON.stringify(page.records));
  const head = headOf(reading, stage, page);
  Object.assign(count, page.progress, { records: count.records + page.records.length });
  await inTransaction(workbench.pool, async (client) => {
    await holdLease(client, lease);
    await storePage(client, key, { ...head, packed });
    const { requests } = reading.session.http;
    await changeRun(
      client,
      { workspace: key.workspace, id: run },
      { ...page.progress, records: count.records, requests: requests() },
    );
  });
  stage.pages++;
  stage.cursor = page.cursor;
  tell(reading, 'full', 'reading');
}

function headOf({ workbench }: Reading, { pull, pages }: Stage, page: Page): PageHead {
  const { cursor, isSurroundings = false, records } = page;
  return { pull, page: pages, isSurroundings, cursor, records: records.length, receivedAt: workbench.now() };
}

async function* storedPages({ workbench, key }: Reading, heads: readonly PageHead[]): AsyncGenerator<ReadPage> {
  for (const head of heads)
    yield { isSurroundings: head.isSurroundings, records: JSON.parse(await readPageBody(workbench.pool, key, head)) };
}

/** Everything goes in together: facts, the place reached, and the pages in place of those of the pull before. */
async function swap(reading: Reading, stage: Stage): Promise<void> {
  const { workbench, key, run, count } = reading;
  const { cursor } = stage;
  if (cursor === null) throw new Error(`the connector of ${reading.record.tool} gave no page`);
  const pieces = piecesOf(workbench.pool, pieceSource(reading), translationsOf(reading, stage));
  count.facts += await workbench.recordPull({
    guard: guardOf(reading),
    pieces: pieces.facts,
    finish: async (client, newFacts) => {
      const now = workbench.now();
      await pieces.remember(client);
      await dropPages(client, key, { allBut: stage.pull });
      await changeConnection(client, key, { cursor, staging: null, fullAt: now });
      await changeRun(client, { workspace: key.workspace, id: run }, { facts: newFacts });
    },
  });
}

/** Translates anew what is stored, without asking the tool: what a better translation says on top of what is known goes in. */
export async function translateAgain(reading: Reading): Promise<void> {
  const { workbench, key, run, count } = reading;
  tell(reading, 'full', 'storing');
  const pieces = piecesOf(workbench.pool, pieceSource(reading), translatedAgain(reading));
  count.facts += await workbench.recordPull({
    guard: guardOf(reading),
    pieces: pieces.facts,
    finish: async (client, facts) => {
      await pieces.remember(client);
      await changeRun(client, { workspace: key.workspace, id: run }, { facts });
    },
  });
}

/** What a pull adds by itself is said by the connection, as of its run. */
export function pieceSource({ key, record, run, startedAt }: Reading) {
  return {
    ...key,
    source: `${record.tool}:${record.name}`,
    cause: `sync:${key.connection}/${run}`,
    at: startedAt,
    isFirst: record.cursor === null,
  };
}

async function* translationsOf(reading: Reading, stage: Stage): AsyncGenerator<Translation> {
  if (stage.translations === null) yield* translatedAgain(reading, stage.pull);
  else yield* [...stage.translations, ...stage.translator.end()];
}

/** What stored pages say, by the translation of today; then what came by webhook alone. */
async function* translatedAgain(reading: Reading, pull?: number): AsyncGenerator<Translation> {
  const { workbench, key, connector, settings } = reading;
  const translator = pageTranslator(connector, settings);
  const heads = await readPageHeads(workbench.pool, key, pull === undefined ? {} : { pull });
  // A pull that is still to go on is not in yet.
  const whole = heads.filter((head) => pull !== undefined || head.pull !== reading.record.staging);
  for await (const page of storedPages(reading, whole)) yield* translator.take(page);
  yield* translator.end();
  if (pull !== undefined) return;
  const records = (await readCarriedRecords(workbench.pool, key)) as ReadPage['records'];
  if (records.length > 0) yield* translator.take({ isSurroundings: false, records });
}
