import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scheduleModule } from './schedule-module.ts';

it('holds the search as its sources are now', async () => {
  const { path, text } = await scheduleModule();
  expect(readFileSync(path, 'utf8')).toBe(text);
});
