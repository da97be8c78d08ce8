import { type Network, type Policy, TABLE_POINTS } from '@fulcrum/kernel';

/**
 * The part of a network that the ends of some activities can depend on, cut where nothing hangs together: no two of the pieces share
 * a link, or a resource that runs short. Draws are keyed by what a thing is, so a piece ends by itself just when it does in the
 * whole, future by future. Each has the members that lie in it as its one group; pieces of a few activities are put together.
 */
export function partsBehind(network: Network, members: readonly number[], policy: Policy): readonly Network[] {
  const scarce = scarceResources(network);
  const taken = activitiesBehind(network, { members, policy, scarce });
  const roots = rootsOf(network, taken, scarce);
  const groups = new Map<number, number[]>();
  for (const i of taken) {
    const own = groups.get(roots[i]!);
    if (own === undefined) groups.set(roots[i]!, [i]);
    else own.push(i);
  }
  const large = [...groups.values()].filter(({ length }) => length >= LEAST_PIECE);
  const small = [...groups.values()].filter(({ length }) => length < LEAST_PIECE).flat();
  const pieces = small.length === 0 ? large : [...large, small.sort((a, b) => a - b)];
  return pieces.map((piece) => partOf(network, piece, members));
}

/** The part of a network that the ends of some activities can depend on, in one piece, with the numbers that its activities have in the whole. */
export function wholeBehind(network: Network, members: readonly number[], policy: Policy) {
  const activities = activitiesBehind(network, { members, policy, scarce: scarceResources(network) });
  return { activities, network: partOf(network, activities, members) };
}

const LEAST_PIECE = 64;

/** Whether a resource has fewer slots than activities: then they wait for each other. */
function scarceResources({ resource, slots }: Network): readonly boolean[] {
  const users = new Int32Array(slots.length);
  for (const r of resource) if (r >= 0) users[r]!++;
  return Array.from(slots, (count, r) => count < users[r]!);
}

/**
 * Nobody overtakes on the way to a slot, and what an activity waits for stands before it: so what comes after the last member on
 * each resource has no say. Where slots go to whoever is ready, everything has.
 */
function activitiesBehind(
  { count, resource, linkStart, linkFrom }: Network,
  of: { readonly members: readonly number[]; readonly policy: Policy; readonly scarce: readonly boolean[] },
): readonly number[] {
  const isTaken = new Uint8Array(count).fill(Number(of.policy === 'parallel'));
  for (const i of of.members) isTaken[i] = 1;
  // Of a scarce resource that something behind it is in need of: 1.
  const isUsed = new Uint8Array(of.scarce.length);
  for (let i = count - 1; i >= 0; i--) {
    const r = resource[i]!;
    const isScarce = of.scarce[r] === true;
    isTaken[i]! |= isScarce ? isUsed[r]! : 0;
    if (isTaken[i] === 0) continue;
    if (isScarce) isUsed[r] = 1;
    for (let link = linkStart[i]!; link < linkStart[i + 1]!; link++) isTaken[linkFrom[link]!] = 1;
  }
  return [...isTaken.keys()].filter((i) => isTaken[i] === 1);
}

/** One number for all that hangs together, by activity: sets that are joined along links and scarce resources. */
function rootsOf(
  { count, resource, linkStart, linkFrom }: Network,
  taken: readonly number[],
  scarce: readonly boolean[],
): Int32Array {
  const parent = Int32Array.from({ length: count + scarce.length }, (_, i) => i);
  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  const join = (a: number, b: number): void => {
    parent[rootOf(a)] = rootOf(b);
  };
  for (const i of taken) {
    const r = resource[i]!;
    if (r >= 0 && scarce[r]) join(i, count + r);
    for (let link = linkStart[i]!; link < linkStart[i + 1]!; link++) join(i, linkFrom[link]!);
  }
  return Int32Array.from({ length: count }, (_, i) => rootOf(i));
}

/** New numbers for what is used, in the order of its first use. */
function renumbered() {
  const list: number[] = [];
  const numbers = new Map<number, number>();
  const of = (old: number): number => {
    if (old < 0) return old;
    const known = numbers.get(old);
    if (known !== undefined) return known;
    numbers.set(old, list.length);
    return list.push(old) - 1;
  };
  return { list, of };
}

/** Some activities of a network as one by itself, with the same numbers whatever else the network holds. They hang on nothing outside. */
function partOf(network: Network, activities: readonly number[], members: readonly number[]): Network {
  const [tables, levels, resources, calendars, risks] = [0, 0, 0, 0, 0].map(renumbered) as Renumbered;
  const place = new Int32Array(network.count);
  for (const [own, i] of activities.entries()) place[i] = own;
  const whole = (column: Int32Array, of: Numbers['of']) => Int32Array.from(activities, (i) => of(column[i]!));
  const real = (column: Float32Array) => Float32Array.from(activities, (i) => column[i]!);
  const table = whole(network.table, tables.of);
  const level = whole(network.level, levels.of);
  const resource = whole(network.resource, resources.of);
  const links = rows(activities, network.linkStart);
  const hits = rows(activities, network.hitStart);
  const hitRisk = Int32Array.from(hits.entries, (h) => risks.of(network.hitRisk[h]!));
  const isMember = new Set(members);
  const groupMember = Int32Array.from(activities.flatMap((i, own) => (isMember.has(i) ? [own] : [])));
  const pick = (column: Int32Array | Float32Array, of: { readonly list: readonly number[] }) =>
    of.list.map((i) => column[i]!);
  return {
    count: activities.length,
    key: whole(network.key, (key) => key),
    table,
    scale: real(network.scale),
    level,
    levelKey: Int32Array.from(pick(network.levelKey, levels)),
    levelTable: Int32Array.from(pick(network.levelTable, levels), tables.of),
    release: real(network.release),
    linkStart: links.start,
    linkFrom: Int32Array.from(links.entries, (link) => place[network.linkFrom[link]!]!),
    linkKind: Uint8Array.from(links.entries, (link) => network.linkKind[link]!),
    linkLag: Float32Array.from(links.entries, (link) => network.linkLag[link]!),
    resource,
    slots: Int32Array.from(pick(network.slots, resources)),
    calendar: Int32Array.from(pick(network.calendar, resources), calendars.of),
    calendars: blocks(network.calendars, calendars.list, network.calendarDays + 1),
    calendarDays: network.calendarDays,
    riskKey: Int32Array.from(pick(network.riskKey, risks)),
    riskChance: Float32Array.from(pick(network.riskChance, risks)),
    riskTable: Int32Array.from(pick(network.riskTable, risks), tables.of),
    riskScale: Float32Array.from(pick(network.riskScale, risks)),
    hitStart: hits.start,
    hitRisk,
    hitEffect: Uint8Array.from(hits.entries, (h) => network.hitEffect[h]!),
    costRate: new Float32Array(activities.length),
    costFixed: new Float32Array(activities.length),
    groupStart: Int32Array.of(0, groupMember.length),
    groupMember,
    tables: blocks(network.tables, tables.list, TABLE_POINTS),
  };
}

type Numbers = ReturnType<typeof renumbered>;
type Renumbered = [Numbers, Numbers, Numbers, Numbers, Numbers];

/** The entries of some rows, and where each row starts among them. */
function rows(activities: readonly number[], start: Int32Array) {
  const entries: number[] = [];
  const starts = new Int32Array(activities.length + 1);
  for (const [at, i] of activities.entries()) {
    for (let entry = start[i]!; entry < start[i + 1]!; entry++) entries.push(entry);
    starts[at + 1] = entries.length;
  }
  return { entries, start: starts };
}

function blocks(values: Float32Array, list: readonly number[], length: number): Float32Array {
  const taken = new Float32Array(list.length * length);
  for (const [at, block] of list.entries())
    taken.set(values.subarray(block * length, (block + 1) * length), at * length);
  return taken;
}

/** Whether two networks are the same, number by number: then they end at the same times. */
export function areSameNetworks(one: Network, other: Network): boolean {
  const names = Object.keys(one) as (keyof Network)[];
  return one.count === other.count && names.every((name) => isSameColumn(one[name], other[name]));
}

function isSameColumn(one: Network[keyof Network], other: Network[keyof Network]): boolean {
  if (typeof one === 'number' || typeof other === 'number') return one === other;
  return one.length === other.length && one.every((value, i) => value === other[i]);
}

/** How long a network takes for each future, about in nanoseconds: each activity, and each slot that it is compared with. */
export function effortOf({ count, resource, slots }: Network): number {
  let effort = count;
  for (const r of resource) if (r >= 0) effort += slots[r]! * PER_SLOT;
  return effort;
}

const PER_SLOT = 0.3;
