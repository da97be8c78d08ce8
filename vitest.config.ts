import { configDefaults, defineConfig } from 'vitest/config';

const FOLDERS = '{packages,apps,tests,scripts,bench}';

/** Which tests are slow or need a database or a browser is told by the file's name, and nothing else. */
const KINDS = ['property', 'db', 'e2e'] as const;

const filesOf = (kind: (typeof KINDS)[number]) => `${FOLDERS}/**/*.${kind}.test.{ts,tsx}`;

const exclude = [...configDefaults.exclude, '**/dist/**'];

export default defineConfig({
  test: {
    // Two cores are the least we run on; more workers than that only wait for each other.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${FOLDERS}/**/*.test.{ts,tsx}`],
          exclude: [...exclude, ...KINDS.map(filesOf)],
          // Some start processes of their own, and the machine may be busy.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: { name: 'property', include: [filesOf('property')], exclude, testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'db',
          globalSetup: ['packages/store/src/testing/test-cluster.ts'],
          include: [filesOf('db')],
          exclude,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          globalSetup: ['tests/harness/kept-folders.ts'],
          include: [filesOf('e2e')],
          exclude,
          // One product and one browser at a time: each journey has the machine to itself.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
