import { expect, it } from 'vitest';
import type { Choice } from './choice.ts';
import { withChoice } from './recent.ts';

const choice = (href: string): Choice => ({ label: href, detail: '', icon: 'work', target: { href } });

it('keeps the last few, each once, the newest first', () => {
  let kept: readonly Choice[] = [];
  for (const href of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'c']) kept = withChoice(kept, choice(href));
  expect(kept.map(({ label }) => label)).toEqual(['c', 'g', 'f', 'e', 'd', 'b']);
});
