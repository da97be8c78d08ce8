import { describe, expect, it } from 'vitest';
import { count } from './tests-of.ts';

const file = (status: string, tests: number) => ({
  name: 'a.test.ts',
  status,
  assertionResults: Array(tests).fill({}),
});

describe('counting tests', () => {
  it('takes what passed as passed', () => {
    const results = { numTotalTests: 3, numPassedTests: 3, testResults: [file('passed', 3)] };
    expect(count(results, true)).toEqual({ passed: 3, failed: 0, report: '' });
  });

  it('takes a skipped test as failed', () => {
    const results = { numTotalTests: 3, numPassedTests: 2, testResults: [file('passed', 3)] };
    expect(count(results, true)).toMatchObject({ passed: 2, failed: 1 });
  });

  it('takes a file that could not be loaded as failed', () => {
    const results = { numTotalTests: 1, numPassedTests: 1, testResults: [file('passed', 1), file('failed', 0)] };
    expect(count(results, false)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('takes an error outside any test, and a run without tests, as failed', () => {
    const results = { numTotalTests: 0, numPassedTests: 0, testResults: [] };
    expect(count(results, false)).toMatchObject({ passed: 0, failed: 1 });
  });
});
