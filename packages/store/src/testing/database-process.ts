/**
 * A process of its own that opens a database, for tests which must kill it. Arguments: data folder, role, and what to
 * do: `hold`, `exit` without closing, or `insert` (one row after the other, each told once it is committed); then `careless` for fsync off.
 * It talks with its parent over the channel that `fork` makes, and a message ends it.
 */
import pg from 'pg';
import { openEmbedded } from '../embedded/embedded.ts';

const [dataDir = '', role = '', task = '', careless = ''] = process.argv.slice(2);
const tell = (message: object) => process.send?.(message);

try {
  const database = await openEmbedded({
    dataDir,
    role: role as 'server' | 'guest',
    durable: careless === '',
  });
  tell({ opened: database.connection.host });
  process.once('message', async () => {
    await database.close();
    process.exit(0);
  });
  if (task === 'exit') process.disconnect();
  if (task === 'insert') await insertForever(database.connection);
} catch (error) {
  const { name, message } = error as Error;
  tell({ refused: name, message });
  process.exit(1);
}

async function insertForever(connection: pg.PoolConfig): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS fact (id bigserial PRIMARY KEY, payload text)');
  for (;;) {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO fact (payload) VALUES (repeat('x', 200)) RETURNING id`,
    );
    tell({ acknowledged: Number(rows[0]!.id) });
  }
}
