import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from './stage.ts';
import { tool } from './tool.ts';

export interface Results {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly testResults: ReadonlyArray<{
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }>;
}

/**
 * Runs one kind of tests and counts them. Whatever did not pass counts as failed: a skipped test too, and a file
 * that could not be loaded.
 * @param kind a project of vitest.config.ts
 */
export async function testsOf(kind: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'fulcrum-tests-'));
  const file = join(folder, 'results.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const ended = await tool('node_modules/vitest/vitest.mjs', ['run', '--project', kind, ...reporters], {
      show: 'live',
    });
    return count(JSON.parse(readFileSync(file, 'utf8')), ended.ok);
  } catch (error) {
    return { passed: 0, failed: 1, report: `The ${kind} tests could not run: ${(error as Error).message}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads vitest's own report. */
export function count(results: Results, ok: boolean): Outcome {
  const passed = results.numPassedTests;
  const unloaded = results.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = results.numTotalTests - passed + unloaded;
  // An error outside any test makes vitest fail though every test passed.
  if (!ok && failed === 0) return { passed, failed: 1, report: 'The run failed outside its tests; see above.' };
  return { passed, failed, report: failed > 0 ? 'See above.' : '' };
}
