import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type pg from 'pg';
import type { ConnectionKey } from './connections.ts';

const pack = promisify(zstdCompress);
const unpack = promisify(zstdDecompress);

/** Answers that were read together, as they came. */
export interface RawPage {
  readonly pull: number;
  /** From 0; a pull that goes on after it was cut off counts on. */
  readonly page: number;
  readonly isSurroundings: boolean;
  /** Where the next page begins. */
  readonly cursor: Readonly<Record<string, unknown>>;
  readonly records: number;
  readonly receivedAt: number;
  /** A JSON list of the records. */
  readonly body: string;
}

/** A page without its records. */
export type PageHead = Omit<RawPage, 'body'>;

/** Packs a body, off this thread. */
export function packBody(body: string): Promise<Buffer> {
  return pack(body, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
}

/** Keeps a page within the client's transaction. */
export async function storePage(
  client: pg.PoolClient,
  { workspace, connection }: ConnectionKey,
  { pull, page, isSurroundings, cursor, records, receivedAt, packed }: PageHead & { readonly packed: Buffer },
): Promise<void> {
  await client.query(
    `insert into raw_page (workspace_id, connection_id, pull, page, is_surroundings, cursor, records, received_at, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [workspace, connection, pull, page, isSurroundings, JSON.stringify(cursor), records, receivedAt, packed],
  );
}

const HEAD = `pull::float8 as pull, page, is_surroundings as "isSurroundings", cursor, records, received_at::float8 as "receivedAt"`;

/** The pages of a connection in the order in which they were read, without their records. */
export async function readPageHeads(
  pool: pg.Pool | pg.PoolClient,
  { workspace, connection }: ConnectionKey,
  which: { readonly pull?: number; readonly isSurroundings?: boolean } = {},
): Promise<readonly PageHead[]> {
  const { rows } = await pool.query<PageHead>(
    `select ${HEAD} from raw_page where workspace_id = $1 and connection_id = $2 and ($3::bigint is null or pull = $3)
       and ($4::boolean is null or is_surroundings = $4) order by pull, page`,
    [workspace, connection, which.pull ?? null, which.isSurroundings ?? null],
  );
  return rows;
}

/** The records of a page, as a JSON list. */
export async function readPageBody(
  pool: pg.Pool | pg.PoolClient,
  { workspace, connection }: ConnectionKey,
  { pull, page }: Pick<RawPage, 'pull' | 'page'>,
): Promise<string> {
  const { rows } = await pool.query<{ body: Buffer }>(
    'select body from raw_page where workspace_id = $1 and connection_id = $2 and pull = $3 and page = $4',
    [workspace, connection, pull, page],
  );
  return (await unpack((rows[0] as { body: Buffer }).body)).toString('utf8');
}

/** Forgets the pages of one pull, or of all but one. */
export async function dropPages(
  client: pg.PoolClient,
  { workspace, connection }: ConnectionKey,
  which: { readonly pull: number } | { readonly allBut: number },
): Promise<void> {
  const [pull, sign] = 'pull' in which ? [which.pull, '='] : [which.allBut, '<>'];
  await client.query(`delete from raw_page where workspace_id = $1 and connection_id = $2 and pull ${sign} $3`, [
    workspace,
    connection,
    pull,
  ]);
}
