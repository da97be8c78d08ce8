import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { simulationModule } from './simulation-module.ts';

it('is committed as the sources give it', async () => {
  const { path, text } = await simulationModule();
  // Compared as a truth: nobody wants to read the difference.
  expect(readFileSync(path, 'utf8') === text, 'run `npm run build:kernel`').toBe(true);
});
