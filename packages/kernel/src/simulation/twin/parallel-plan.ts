import { LINK, type Network } from '../../network.ts';

/** Slots in the order that parallel schedule generation looks them through; they are counted over all resources. */
export interface ParallelPlan {
  readonly slots: Int32Array;
  readonly firstSlot: Int32Array;
  /** Links that let their successor go when the activity ends, without a lag: by activity, in compressed rows. */
  readonly lateStart: Int32Array;
  readonly lateTo: Int32Array;
  /** All others: they are known when the activity starts. Each entry is the number of a link. */
  readonly earlyStart: Int32Array;
  readonly earlyLink: Int32Array;
  /** The activity that a link leads to, by link. */
  readonly linkTo: Int32Array;
  /** Where an activity stands in the queue of its resource: a bit of a word; the words of each resource in a row. */
  readonly bit: Int32Array;
  readonly firstWord: Int32Array;
  readonly activityOfBit: Int32Array;
}

/** What parallel schedule generation asks of a network again and again, in columns. */
export function parallelPlan(network: Network, slots: Int32Array): ParallelPlan {
  const { count, linkFrom, linkKind, linkLag, linkStart } = network;
  const linkTo = new Int32Array(linkFrom.length);
  for (let i = 0; i < count; i++) linkTo.fill(i, linkStart[i]!, linkStart[i + 1]!);
  const late = (link: number) => linkKind[link] === LINK.FS && linkLag[link] === 0;
  const links = Array.from(linkFrom, (_, link) => link);
  const lateLinks = bySource(network, links.filter(late));
  const earlyLinks = bySource(
    network,
    links.filter((link) => !late(link)),
  );
  const firstSlot = new Int32Array(slots.length + 1);
  for (let r = 0; r < slots.length; r++) firstSlot[r + 1] = firstSlot[r]! + slots[r]!;
  return {
    slots,
    firstSlot,
    lateStart: lateLinks.start,
    lateTo: lateLinks.links.map((link) => linkTo[link]!),
    earlyStart: earlyLinks.start,
    earlyLink: earlyLinks.links,
    linkTo,
    ...queues(network, slots),
  };
}

function bySource({ count, linkFrom }: Network, links: readonly number[]): { start: Int32Array; links: Int32Array } {
  const start = new Int32Array(count + 1);
  for (const link of links) start[linkFrom[link]! + 1]!++;
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!;
  const next = start.slice();
  const sorted = new Int32Array(links.length);
  for (const link of links) sorted[next[linkFrom[link]!]!++] = link;
  return { start, links: sorted };
}

function queues({ count, resource }: Network, slots: Int32Array) {
  const members = new Int32Array(slots.length);
  for (let i = 0; i < count; i++) if (resource[i]! >= 0 && slots[resource[i]!]! > 0) members[resource[i]!]!++;
  const firstWord = new Int32Array(slots.length + 1);
  for (let r = 0; r < slots.length; r++) firstWord[r + 1] = firstWord[r]! + Math.ceil(members[r]! / 32);
  const bit = new Int32Array(count).fill(-1);
  const activityOfBit = new Int32Array(32 * firstWord[slots.length]!);
  members.fill(0);
  for (let i = 0; i < count; i++) {
    const r = resource[i]!;
    if (r < 0 || slots[r] === 0) continue;
    bit[i] = 32 * firstWord[r]! + members[r]!++;
    activityOfBit[bit[i]!] = i;
  }
  return { bit, firstWord, activityOfBit };
}
