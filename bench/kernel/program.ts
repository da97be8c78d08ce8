import { normalQuantile } from '@fulcrum/core/stats';
import { keyOf, type Network, quantileTable } from '@fulcrum/kernel';

const SLOTS = [2, 4, 8, 6, 3];

/** A small linear congruential generator: the same program each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/**
 * A program of lognormal activities: each after one or two of the forty before it, some 1.96 links for each, shared among five
 * teams of two to eight slots. The one group is all of it.
 */
export function madeUpProgram(count: number): Network {
  const next = chance(7);
  const linkStart = [0];
  const linkFrom: number[] = [];
  for (let i = 0; i < count; i++) {
    const wanted = Math.min(i, i % 23 === 1 ? 1 : 2);
    const from = new Set<number>();
    while (from.size < wanted) from.add(Math.floor(Math.max(0, i - 40) + next() * Math.min(i, 40)));
    linkFrom.push(...from);
    linkStart.push(linkFrom.length);
  }
  return {
    ...emptyNetwork(count),
    tables: quantileTable((p) => Math.exp(0.5 * normalQuantile(p))),
    scale: Float32Array.from({ length: count }, () => 1 + 4 * next()),
    linkStart: Int32Array.from(linkStart),
    linkFrom: Int32Array.from(linkFrom),
    linkKind: new Uint8Array(linkFrom.length),
    linkLag: new Float32Array(linkFrom.length),
    resource: Int32Array.from({ length: count }, () => Math.floor(next() * SLOTS.length)),
    slots: Int32Array.from(SLOTS),
    calendar: new Int32Array(SLOTS.length).fill(-1),
  };
}

/** Activities of equal durations, one after the other or all at once. */
export function equalActivities(count: number, inARow: boolean, quantile: (p: number) => number): Network {
  const links = inARow ? count - 1 : 0;
  return {
    ...emptyNetwork(count),
    tables: quantileTable(quantile),
    linkStart: Int32Array.from({ length: count + 1 }, (_, i) => (inARow ? Math.max(0, i - 1) : 0)),
    linkFrom: Int32Array.from({ length: links }, (_, i) => i),
    linkKind: new Uint8Array(links),
    linkLag: new Float32Array(links),
  };
}

function emptyNetwork(count: number): Network {
  const none = { ints: new Int32Array(), floats: new Float32Array(), bytes: new Uint8Array() };
  return {
    count,
    key: Int32Array.from({ length: count }, (_, i) => keyOf(`item-${i}`)),
    table: new Int32Array(count),
    scale: new Float32Array(count).fill(1),
    tables: none.floats,
    level: new Int32Array(count).fill(-1),
    levelKey: none.ints,
    levelTable: none.ints,
    release: new Float32Array(count),
    linkStart: new Int32Array(count + 1),
    linkFrom: none.ints,
    linkKind: none.bytes,
    linkLag: none.floats,
    resource: new Int32Array(count).fill(-1),
    slots: none.ints,
    calendar: none.ints,
    calendars: none.floats,
    calendarDays: 0,
    riskKey: none.ints,
    riskChance: none.floats,
    riskTable: none.ints,
    riskScale: none.floats,
    hitStart: new Int32Array(count + 1),
    hitRisk: none.ints,
    hitEffect: none.bytes,
    costRate: new Float32Array(count),
    costFixed: new Float32Array(count),
    groupStart: Int32Array.of(0, count),
    groupMember: Int32Array.from({ length: count }, (_, i) => i),
  };
}
