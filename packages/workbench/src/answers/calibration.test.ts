import { appendToLog, createFactLog } from '@fulcrum/core/program';
import { expect, it } from 'vitest';
import { isOutdated } from './calibration.ts';

function logWith(attributes: readonly string[]) {
  const log = createFactLog();
  appendToLog(
    log,
    attributes.map((attribute, index) => ({
      subject: 'milestone:P/1',
      attribute,
      op: 'set' as const,
      value: null,
      at: 0,
      source: 'test',
      cause: 'c',
      seq: index + 1,
      recordedAt: 0,
      branch: 'trunk',
    })),
  );
  return log;
}

it('a back-test is outdated by new facts, but not by promises', () => {
  const log = logWith(['name', 'released', 'target', 'target']);
  expect(isOutdated(log, { upTo: 0 })).toBe(true);
  expect(isOutdated(log, { upTo: 1 })).toBe(true);
  expect(isOutdated(log, { upTo: 2 })).toBe(false);
  expect(isOutdated(log, { upTo: 4 })).toBe(false);
});
