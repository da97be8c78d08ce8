import { expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

const deep = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;

it('reads JSON as it is', () => {
  for (const value of [null, 0, '', [], {}, { a: [1, { b: null }] }])
    expect(parseJson(JSON.stringify(value))).toEqual(value);
  expect(parseJson(deep(200))).toBeDefined();
});

it('takes neither what is no JSON nor what is nested beyond measure', () => {
  for (const text of ['', '{', 'NaN', '\0', 'undefined', deep(204), deep(100_000)])
    expect(parseJson(text)).toBeUndefined();
});
