import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HttpFailure } from '../kit/http.ts';
import type { Ask } from './ask.ts';
import { github } from './connector.ts';
import { detailsOf } from './details.ts';
import { placesOf } from './settings.ts';

it('asks for less at once where GitHub gives up', async () => {
  const asked: number[] = [];
  const query = async (_: string, { ids }: { ids?: unknown }) => {
    const { length } = ids as readonly string[];
    asked.push(length);
    if (length > 6) throw new HttpFailure('broken', 'it took too long');
    return { nodes: (ids as readonly string[]).map((id) => ({ id })) };
  };
  const ids = Array.from({ length: 25 }, (_, index) => `I_${index}`);
  const records = await detailsOf({ query } as unknown as Ask, ids);
  expect(asked).toEqual([25, 13, 7, 4, 3, 6, 12, 6, 6]);
  expect(records.flatMap(({ body }) => Object(body).data.nodes.map(({ id }: { id: string }) => id))).toEqual(ids);
});

it('knows github.com, its tenants and servers of one’s own', () => {
  const of = (url: string) => placesOf({ url });
  expect(of('https://api.github.com')).toEqual({ base: 'https://api.github.com', rest: '' });
  expect(of('https://api.acme.ghe.com/')).toEqual({ base: 'https://api.acme.ghe.com', rest: '' });
  for (const url of ['https://github.acme.org', 'https://github.acme.org/api/v3/'])
    expect(of(url)).toEqual({ base: 'https://github.acme.org/api', rest: '/v3' });
});

it('reads recorded bodies of webhooks', () => {
  const lines = readFileSync(new URL('./recorded/webhooks.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const records = lines.map((line, index) => ({
    key: `line ${index + 1}`,
    ...(JSON.parse(line) as { endpoint: string; body: unknown }),
  }));
  const {
    facts,
    diagnostics,
    observed = [],
  } = github.translator({ settings: github.settings.parse({}), surroundings: [] })(records);
  expect(diagnostics).toEqual([]);
  const kinds = new Set([...facts, ...observed].map(({ subject }) => subject.split(':')[0]));
  const said = ['deployment', 'item', 'milestone', 'person', 'program', 'pull', 'release', 'repository', 'word'];
  expect([...kinds].sort()).toEqual(said);
});
