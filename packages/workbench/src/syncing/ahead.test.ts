import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ahead } from './ahead.ts';

async function* numbers(asked: number[], until: number) {
  for (let number = 1; number <= until; number++) {
    asked.push(number);
    await pause(0);
    yield number;
  }
}

it('gives the same values, and asks for a few of them ahead', async () => {
  const asked: number[] = [];
  const given: number[] = [];
  for await (const number of ahead(numbers(asked, 40))) {
    given.push(number);
    if (number === 1) await pause(50);
    expect(asked.length - given.length).toBeLessThanOrEqual(13);
  }
  expect(given).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

it('asks for no more once nobody wants it', async () => {
  const asked: number[] = [];
  for await (const number of ahead(numbers(asked, 1_000))) if (number === 3) break;
  const before = asked.length;
  await pause(20);
  expect(asked.length).toBe(before);
});

it('gives what came before a failure, then the failure', async () => {
  async function* failing() {
    yield 1;
    yield 2;
    throw new Error('cut');
  }
  const given: number[] = [];
  const read = async () => {
    for await (const number of ahead(failing())) given.push(number);
  };
  await expect(read()).rejects.toThrow('cut');
  expect(given).toEqual([1, 2]);
});
