import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './index.ts';

const migrate = (pool: pg.Pool) => pool.query('CREATE TABLE fact (id int PRIMARY KEY); INSERT INTO fact VALUES (1)');

async function countIn(connection: pg.PoolConfig): Promise<number> {
  const pool = new pg.Pool(connection);
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int FROM fact');
  await pool.end();
  return rows[0]!.count;
}

test('each database starts migrated, and what one writes no other sees', async () => {
  const [one, two] = await Promise.all([createTestDatabase(migrate), createTestDatabase(migrate)]);
  const pool = new pg.Pool(one.connection);
  await pool.query('INSERT INTO fact VALUES (2), (3)');
  await pool.end();
  expect(await countIn(one.connection)).toBe(3);
  expect(await countIn(two.connection)).toBe(1);
  await one.close();
  await two.close();
  await expect(countIn(one.connection)).rejects.toThrow(/does not exist/);
});

test('a migration that fails is told, and leaves no template behind', async () => {
  let attempts = 0;
  const failing = (pool: pg.Pool) => {
    attempts += 1;
    return pool.query(attempts === 1 ? 'CREATE TABLE fact (id no_such_type)' : 'CREATE TABLE fact (id int)');
  };
  await expect(createTestDatabase(failing)).rejects.toThrow(/no_such_type/);
  const database = await createTestDatabase(failing);
  expect(await countIn(database.connection)).toBe(0);
  await database.close();
});
