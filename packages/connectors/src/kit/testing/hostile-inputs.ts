/** A number from 0 up to 1. */
export type Draw = () => number;

/** Numbers that look like chance; the same seed gives the same. */
export function drawFrom(seed: number): Draw {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

/** What a tool never says, and somebody who means harm does. */
const JUNK: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1e308,
  () => 2 ** 53,
  () => '',
  () => ' ',
  () => '\0',
  () => '\uD800',
  () => 'x'.repeat(20_000),
  () => '🤷'.repeat(500),
  () => '2026-13-45T99:99:99Z',
  () => '2026-03-29T02:30:00+0200',
  () => '1900-01-01',
  () => '9999-12-31T23:59:59.999Z',
  () => '+275760-09-13T00:00:00.001Z',
  () => 'NaN',
  () => '-Infinity',
  () => '=HYPERLINK("https://example.org")',
  () => '<script>alert(1)</script>',
  () => ['$', '{jndi:ldap://127.0.0.1/a}'].join(''),
  () => "'; DROP TABLE fact; --",
  () => '\u001b[2J',
  () => 'A-1:B-2\nC-3',
  () => [],
  () => ({}),
  () => [null, 1, 'a', {}],
  // As deep as the kit lets through.
  () => nested(150),
  () =>
    JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,"length":-1}',
    ),
  () => Array.from({ length: 2_000 }, (_, index) => ({ id: index })),
  () => 'a'.repeat(5_000).concat('!'),
];

/** A value with some of its parts replaced, renamed, doubled or taken out. */
export function spoiled(value: unknown, draw: Draw): unknown {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
  // Few places in a large value are spoiled, and at least about one in a small one.
  const share = 1 / (1 + sizeOf(value) * draw());
  const spoil = (part: unknown): unknown => {
    if (draw() < share) return pick(JUNK)();
    if (Array.isArray(part)) return part.flatMap((each) => (draw() < share ? pick([[], [each, each]]) : [spoil(each)]));
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part).filter(() => draw() >= share);
    return Object.fromEntries(entries.map(([name, each]) => [draw() < share ? `${name}_` : name, spoil(each)]));
  };
  return spoil(value);
}

/** The same with short lists: small answers are spoiled in more ways in the same time. */
export function cutShort(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 3).map(cutShort);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cutShort(each)]));
}

function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, each) => sum + sizeOf(each), 1);
}

/** Bytes of a request: a spoiled JSON, one cut off, or noise. */
export function hostileBytes(value: unknown, draw: Draw): Uint8Array {
  const text = JSON.stringify(spoiled(value, draw)) ?? '';
  const bytes = new TextEncoder().encode(text);
  const kind = draw();
  if (kind < 0.6) return bytes;
  if (kind < 0.8) return bytes.subarray(0, Math.floor(draw() * bytes.length));
  return Uint8Array.from({ length: Math.floor(draw() * 400) }, () => Math.floor(draw() * 256));
}
