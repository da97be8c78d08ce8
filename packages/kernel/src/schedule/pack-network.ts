import type { SchedulingNetwork } from './scheduling-network.ts';

/** Resources in words of 32 bits: how wide a field is, what all together can give, and what each activity leaves of it. */
export interface PackedUses {
  /** Words that one period takes. */
  readonly stride: number;
  /** The guard bits of a word: the highest of each field. */
  readonly guard: number;
  /** By word: capacities with the guard bits set. */
  readonly capacity: Int32Array;
  /** In compressed rows by activity: word, and capacity less what is used of it. */
  readonly rows: Int32Array;
  readonly words: Int32Array;
  readonly rooms: Int32Array;
  /** What is missing in the first periods, word by word. */
  readonly less: Int32Array;
}

/** Packs resources into as few words as their capacities allow: fields of 8, 16 or 32 bits, one of them the guard. */
export function packUses(network: SchedulingNetwork): PackedUses {
  const { capacities } = network;
  const most = capacities.reduce((a, b) => Math.max(a, b), 0);
  const width = most < 1 << 7 ? 8 : most < 1 << 15 ? 16 : 32;
  const fields = 32 / width;
  const stride = Math.max(1, Math.ceil(capacities.length / fields));
  const place = (resource: number, amount: number) => amount << (width * (resource % fields));
  let guard = 0;
  for (let field = 0; field < fields; field++) guard |= place(field, 1 << (width - 1));
  const capacity = new Int32Array(stride).fill(guard);
  for (const [resource, amount] of capacities.entries())
    capacity[Math.floor(resource / fields)]! |= place(resource, amount);
  const periods = capacities.length === 0 ? 0 : network.less.length / capacities.length;
  const less = new Int32Array(periods * stride);
  for (const [i, missing] of network.less.entries()) {
    const resource = i % capacities.length;
    less[Math.floor(i / capacities.length) * stride + Math.floor(resource / fields)]! += place(resource, missing);
  }
  return { stride, guard, capacity, less, ...packRows(network, { fields, place, capacity }) };
}

interface Packing {
  readonly fields: number;
  readonly place: (resource: number, amount: number) => number;
  readonly capacity: Int32Array;
}

function packRows(network: SchedulingNetwork, packing: Packing): Pick<PackedUses, 'rows' | 'words' | 'rooms'> {
  const rows = new Int32Array(network.count + 1);
  const words: number[] = [];
  const rooms: number[] = [];
  for (let activity = 0; activity < network.count; activity++) {
    const amounts = amountsOf(network, packing, activity);
    // Where all fit one word, each activity has one row, so that its number is that of its row.
    if (packing.capacity.length === 1 && amounts.size === 0) amounts.set(0, 0);
    for (const [word, amount] of amounts) {
      words.push(word);
      rooms.push(packing.capacity[word]! - amount);
    }
    rows[activity + 1] = words.length;
  }
  return { rows, words: Int32Array.from(words), rooms: Int32Array.from(rooms) };
}

/** What an activity uses, by word; nothing when it takes no time. */
function amountsOf(network: SchedulingNetwork, { fields, place }: Packing, activity: number): Map<number, number> {
  const amounts = new Map<number, number>();
  const end = network.durations[activity] === 0 ? 0 : network.useStart[activity + 1]!;
  for (let use = network.useStart[activity]!; use < end; use++) {
    const resource = network.useResource[use]!;
    const word = Math.floor(resource / fields);
    amounts.set(word, (amounts.get(word) ?? 0) + place(resource, network.useAmount[use]!));
  }
  return amounts;
}
