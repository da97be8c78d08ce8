import { appendToLog, createFactLog } from '@fulcrum/core/program';
import { expect, it } from 'vitest';
import { restoredFacts } from './restored.ts';

const OF = { source: 'jira:Two', cause: 'forget:2', at: 50 };
const subject = 'item:APP-1';
const said = (attribute: string, value: string, seq: number) => ({
  subject,
  attribute,
  op: 'set' as const,
  value,
  at: seq,
  source: 'jira:APP',
  cause: `c${seq}`,
  seq,
  recordedAt: seq,
  branch: 'trunk',
});

it('says again what others saw last, where something else is known now', () => {
  const log = createFactLog();
  appendToLog(log, [said('program', 'Engineering', 1), said('url', 'https://example.org', 2)]);
  const seen = [
    { subject, attribute: 'program', version: 3, value: 'OLD' },
    { subject, attribute: 'program', version: 4, value: 'APP' },
    { subject, attribute: 'url', version: 4, value: 'https://example.org' },
  ];
  expect(restoredFacts(log, seen, OF)).toEqual([{ ...OF, subject, attribute: 'program', op: 'set', value: 'APP' }]);
  expect(restoredFacts(log, [], OF)).toEqual([]);
});
