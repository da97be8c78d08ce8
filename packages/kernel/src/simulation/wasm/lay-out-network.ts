import { LINK, type Network, type SimulateOptions, TABLE_POINTS } from '../../network.ts';
import { BLOCK, SHUFFLE } from '../block-draw.ts';
import { mix } from '../key-of.ts';
import { lastMembers } from '../last-members.ts';
import { scarceSlots } from '../scarce-slots.ts';
import { type Arena, emptyArena, makeClearRoom, makeRoom, putColumn } from './arena.ts';
import { layOutParallel } from './lay-out-parallel.ts';
import * as at from './layout.ts';
import { spreadTables } from './spread-tables.ts';

const ROW = 4 * BLOCK;
const LONGEST = 1e9;
const ONE = { least: 1, most: 1 };

/** A network as the kernel reads it: an address for everything, and what is to be written there. */
export function layOutNetwork(network: Network, options: SimulateOptions): Arena {
  const arena = emptyArena();
  const slots = scarceSlots(network, options.policy);
  putCounts(arena, network, options);
  putInputs(arena, network);
  putWays(arena, network, options);
  putColumn(arena, at.SPREAD, spreadTables(network.tables));
  putLastMembers(arena, network, options);
  putColumn(arena, at.SLOTS, slots);
  makeSums(arena, network, options);
  const scarce = { slots, traced: options.criticalTo !== undefined };
  if (options.policy === 'parallel') layOutParallel(arena, network, scarce);
  else makeLockstep(arena, network, scarce);
  return arena;
}

function putCounts({ words, columns }: Arena, network: Network, { seed }: SimulateOptions): void {
  words[at.COUNT] = network.count;
  words[at.SEED] = mix(seed | 0);
  words[at.CALENDAR_DAYS] = network.calendarDays;
  words[at.LEVELS] = network.levelKey.length;
  words[at.RISKS] = network.riskKey.length;
  words[at.GROUPS] = network.groupStart.length - 1;
  words[at.RESOURCES] = network.slots.length;
  columns.push({ at: at.SHUFFLED, data: Float32Array.from(SHUFFLE) });
}

function putInputs(arena: Arena, network: Network): void {
  const columns = [
    [at.KEY, network.key],
    [at.TABLE, network.table],
    [at.SCALE, network.scale],
    [at.LEVEL, network.level],
    [at.RELEASE, network.release],
    [at.LINK_START, network.linkStart],
    [at.LINK_FROM, network.linkFrom],
    [at.LINK_KIND, network.linkKind],
    [at.LINK_LAG, network.linkLag],
    [at.RESOURCE, network.resource],
    [at.CALENDAR, network.calendar],
    [at.CALENDARS, network.calendars],
    [at.RISK_KEY, network.riskKey],
    [at.RISK_CHANCE, network.riskChance],
    [at.RISK_TABLE, network.riskTable],
    [at.RISK_SCALE, network.riskScale],
    [at.HIT_START, network.hitStart],
    [at.HIT_RISK, network.hitRisk],
    [at.HIT_EFFECT, network.hitEffect],
    [at.COST_RATE, network.costRate],
    [at.COST_FIXED, network.costFixed],
    [at.LEVEL_KEY, network.levelKey],
    [at.LEVEL_TABLE, network.levelTable],
    [at.TABLES, network.tables],
  ] as const;
  for (const [word, data] of columns) putColumn(arena, word, data);
  makeRoom(arena, at.LEVEL_ROWS, network.levelKey.length * ROW);
  makeRoom(arena, at.HAPPENS_ROWS, network.riskKey.length * ROW);
  makeRoom(arena, at.SIZE_ROWS, network.riskKey.length * ROW);
}

/** Which activities the kernel may take the short way with, and which way. */
function putWays(arena: Arena, network: Network, { criticalTo }: SimulateOptions): void {
  const within = withinRange(network);
  const ways = new Int32Array(network.count).fill(-1);
  if (criticalTo === undefined) {
    for (let i = 0; i < network.count; i++) if (within[i] === 1 && isUnbound(network, i)) ways[i] = wayOf(network, i);
  }
  putColumn(arena, at.WITHIN, within);
  putColumn(arena, at.WAY, ways);
}

/** No calendar, no cost, and a duration. */
function isUnbound({ resource, calendar, costRate, costFixed, scale }: Network, i: number): boolean {
  if (resource[i]! >= 0 && calendar[resource[i]!]! >= 0) return false;
  return costRate[i] === 0 && costFixed[i] === 0 && scale[i] !== 0;
}

function wayOf({ linkStart, linkKind, linkLag, release }: Network, i: number): number {
  const links = linkStart[i + 1]! - linkStart[i]!;
  let free = release[i] === 0;
  for (let l = linkStart[i]!; l < linkStart[i + 1]!; l++) {
    if (linkKind[l] === LINK.FF || linkKind[l] === LINK.SF) return -1;
    if (linkLag[l] !== 0) free = false;
  }
  if (links > 2) return 5;
  return links === 0 ? 0 : 2 * links - (free ? 1 : 0);
}

/** 1 for activities whose durations cannot be negative or beyond the longest: their clamping would change nothing. */
function withinRange({ count, tables, table, scale, level, levelTable, hitStart }: Network): Int32Array {
  const range = Array.from({ length: tables.length / TABLE_POINTS }, (_, k) => {
    const own = tables.subarray(k * TABLE_POINTS, (k + 1) * TABLE_POINTS);
    return { least: Math.min(...own), most: Math.max(...own) };
  });
  const within = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const own = range[table[i]!]!;
    const factor = level[i]! < 0 ? ONE : range[levelTable[level[i]!]!]!;
    const most = own.most * scale[i]! * factor.most;
    if (hitStart[i] === hitStart[i + 1] && own.least >= 0 && factor.least >= 0 && most < LONGEST / 2) within[i] = 1;
  }
  return within;
}

function putLastMembers(arena: Arena, network: Network, { criticalTo }: SimulateOptions): void {
  const last = lastMembers(network);
  const start = new Int32Array(network.count + 1);
  for (const member of last.member) start[member + 1]!++;
  for (let i = 0; i < network.count; i++) start[i + 1]! += start[i]!;
  const next = start.slice();
  const groups = new Int32Array(last.member.length);
  for (let group = 0; group + 1 < last.start.length; group++) {
    for (let k = last.start[group]!; k < last.start[group + 1]!; k++) groups[next[last.member[k]!]!++] = group;
  }
  putColumn(arena, at.LAST_START, start);
  putColumn(arena, at.LAST_GROUP, groups);
  if (criticalTo === undefined) return;
  const traced = last.member.subarray(last.start[criticalTo]!, last.start[criticalTo + 1]!);
  putColumn(arena, at.TRACED, traced);
  arena.words[at.TRACED_COUNT] = traced.length;
}

function makeSums(arena: Arena, { count, groupStart }: Network, { criticalTo }: SimulateOptions): void {
  makeRoom(arena, at.GROUP_ROWS, (groupStart.length - 1) * ROW);
  makeRoom(arena, at.COST_ROW, ROW);
  const sums = [at.START_SUMS, at.END_SUMS, at.DURATION_SUMS, at.QUEUE_SUMS];
  if (criticalTo !== undefined) sums.push(at.CRITICAL_SUMS);
  // Parallel generation adds to four activities at once.
  for (const word of sums) makeClearRoom(arena, word, 8 * count + 32);
}

interface Scarce {
  readonly slots: Int32Array;
  readonly traced: boolean;
}

function makeLockstep(arena: Arena, network: Network, { slots, traced }: Scarce): void {
  const { count, linkFrom, linkKind } = network;
  const firstSlot = new Int32Array(slots.length + 1);
  for (let r = 0; r < slots.length; r++) firstSlot[r + 1] = firstSlot[r]! + slots[r]!;
  const places = firstSlot[slots.length]!;
  putColumn(arena, at.FIRST_SLOT, firstSlot);
  makeRoom(arena, at.FREE_ROWS, places * ROW);
  makeRoom(arena, at.END_ROWS, count * ROW);
  if (traced) makeRoom(arena, at.HOLDER_ROWS, places * ROW);
  if (traced) makeRoom(arena, at.HELD_ROWS, count * ROW);
  const startsAt = new Int32Array(count).fill(at.START_ROW);
  for (let l = 0; l < linkFrom.length; l++) {
    const asked = linkKind[l] === LINK.SS || linkKind[l] === LINK.SF;
    // The word that is written to is none that the kernel reads.
    if (asked && startsAt[linkFrom[l]!] === at.START_ROW) startsAt[linkFrom[l]!] = makeRoom(arena, at.START, ROW);
  }
  putColumn(arena, at.STARTS_AT, startsAt);
}
