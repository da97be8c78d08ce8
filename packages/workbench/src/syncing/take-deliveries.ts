import type { Page, RawRecord } from '@fulcrum/connectors';
import { finishDeliveries, readNewDeliveries } from '@fulcrum/store';
import { takePages } from './pull-changes.ts';
import type { Reading } from './reading.ts';

// So many deliveries are worked off at once: one pull reads all that they hint at.
const AT_ONCE = 200;

/** Works off what webhooks hinted at and carried. The place of the pull of changes stays: it reads all of it again. */
export async function takeDeliveries(reading: Reading): Promise<void> {
  const { workbench, key, record, connector, session } = reading;
  const cursor = record.cursor as NonNullable<typeof record.cursor>;
  for (;;) {
    const deliveries = await readNewDeliveries(workbench.pool, key, AT_ONCE);
    if (deliveries.length === 0) return;
    const ids = [...new Set(deliveries.flatMap((delivery) => delivery.ids))];
    const records = deliveries.flatMap((delivery) => delivery.records) as readonly RawRecord[];
    const done = deliveries.map(({ deliveryId }) => deliveryId);
    const read = ids.length === 0 ? none() : connector.pull(session, { kind: 'hinted', ids, cursor });
    await takePages(reading, { kind: 'hinted', pages: read, also: async () => {} });
    // They count as worked off once the last of it is in: what fails is read again.
    const carried: Page = { records, cursor, progress: { done: done.length, total: done.length } };
    await takePages(reading, {
      kind: 'hinted',
      pages: one(carried),
      also: (client) => finishDeliveries(client, key, done),
    });
  }
}

async function* none(): AsyncGenerator<Page> {}

async function* one(page: Page): AsyncGenerator<Page> {
  yield page;
}
