import { EFFECT, LINK, type Network, type SimulateOptions, TABLE_POINTS } from '../network.ts';

/** More than this many problems help nobody. */
const ENOUGH = 10;

/** What no program needs, and what float32 can still add up: in any unit, and in units of time. */
const LARGEST = 1e15;
const LATEST = 1e9;

type Column = ArrayLike<number>;

/** The problems of a network, as they are found. */
interface Findings {
  readonly found: string[];
}

/**
 * What is wrong with a network or with what is asked of it: sentences, each naming the entry; at most ten. None means that it
 * can be simulated. Predecessors must stand before their successors, so a network in order has no cycle.
 */
export function networkProblems(network: Network, options?: SimulateOptions): readonly string[] {
  const findings: Findings = { found: [] };
  lengths(findings, network);
  // Values are read only from columns that are there.
  if (findings.found.length === 0) values(findings, network);
  if (options !== undefined) asked(findings, network, options);
  return findings.found.slice(0, ENOUGH);
}

function lengths({ found }: Findings, network: Network): void {
  const { count, levelKey, riskKey, slots, linkFrom, hitRisk, groupMember, calendars, calendarDays, tables } = network;
  const expect = (name: keyof Network, length: number) => {
    const actual = (network[name] as Column).length;
    if (actual !== length) found.push(`${name} has ${actual} entries instead of ${length}`);
  };
  if (!Number.isInteger(count) || count < 0) found.push(`count is ${count}`);
  for (const name of ['key', 'table', 'scale', 'level', 'release', 'resource', 'costRate', 'costFixed'] as const) {
    expect(name, count);
  }
  expect('levelTable', levelKey.length);
  expect('calendar', slots.length);
  for (const name of ['riskChance', 'riskTable', 'riskScale'] as const) expect(name, riskKey.length);
  for (const name of ['linkKind', 'linkLag'] as const) expect(name, linkFrom.length);
  expect('hitEffect', hitRisk.length);
  if (tables.length % TABLE_POINTS !== 0) found.push(`tables is not a multiple of ${TABLE_POINTS} long`);
  if (!(Number.isInteger(calendarDays) && calendarDays >= 0)) found.push(`calendarDays is ${calendarDays}`);
  else if (calendars.length % (calendarDays + 1) !== 0) found.push('calendars is not a multiple of its days long');
  rows(found, { name: 'linkStart', start: network.linkStart, rows: count, entries: linkFrom.length });
  rows(found, { name: 'hitStart', start: network.hitStart, rows: count, entries: hitRisk.length });
  const groups = network.groupStart.length - 1;
  rows(found, { name: 'groupStart', start: network.groupStart, rows: groups, entries: groupMember.length });
}

interface Rows {
  readonly name: string;
  readonly start: Int32Array;
  readonly rows: number;
  readonly entries: number;
}

function rows(found: string[], { name, start, rows: count, entries }: Rows): void {
  if (start.length !== count + 1 || start.length === 0) {
    found.push(`${name} has ${start.length} entries instead of ${Math.max(count, 0) + 1}`);
    return;
  }
  if (start[0] !== 0) found.push(`${name} does not begin at 0`);
  if (start[count] !== entries) found.push(`${name} ends at ${start[count]} instead of ${entries}`);
  for (let i = 0; i < count; i++) if (start[i]! > start[i + 1]!) found.push(`${name} falls after ${i}`);
}

function values(findings: Findings, network: Network): void {
  const tables = network.tables.length / TABLE_POINTS;
  const index = (name: keyof Network, low: number, high: number) => {
    each(findings, network[name] as Column, (value, i) =>
      value >= low && value < high ? null : `${name} of ${i} is ${value}, not from ${low} to ${high - 1}`,
    );
  };
  index('table', 0, tables);
  index('level', -1, network.levelKey.length);
  index('levelTable', 0, tables);
  index('linkKind', LINK.FS, LINK.SF + 1);
  index('resource', -1, network.slots.length);
  index('calendar', -1, network.calendars.length / (network.calendarDays + 1));
  index('riskTable', 0, tables);
  index('hitRisk', 0, network.riskKey.length);
  index('hitEffect', EFFECT.ADD, EFFECT.STRETCH + 1);
  index('groupMember', 0, network.count);
  numbers(findings, network);
  linksForward(findings, network);
  each(findings, network.slots, (value, i) => (value >= 1 ? null : `resource ${i} has ${value} slots`));
  calendarsRise(findings, network);
}

function numbers(findings: Findings, network: Network): void {
  const within = (name: keyof Network, low: number, high: number) => {
    each(findings, network[name] as Column, (value, i) =>
      value >= low && value <= high ? null : `${name} of ${i} is ${value}, not from ${low} to ${high}`,
    );
  };
  within('tables', -LARGEST, LARGEST);
  within('scale', 0, LARGEST);
  within('riskScale', 0, LARGEST);
  within('riskChance', 0, 1);
  within('release', 0, LATEST);
  within('linkLag', -LATEST, LATEST);
  within('costRate', -LARGEST, LARGEST);
  within('costFixed', -LARGEST, LARGEST);
}

function linksForward(findings: Findings, { count, linkStart, linkFrom }: Network): void {
  for (let i = 0; i < count && findings.found.length < ENOUGH; i++) {
    for (let l = linkStart[i]!; l < linkStart[i + 1]!; l++) {
      const from = linkFrom[l]!;
      if (from < 0 || from >= i) findings.found.push(`activity ${i} follows ${from}, which does not stand before it`);
    }
  }
}

function calendarsRise(findings: Findings, { calendars, calendarDays }: Network): void {
  each(findings, calendars, (value, i) => {
    const day = i % (calendarDays + 1);
    const calendar = (i - day) / (calendarDays + 1);
    if (day === 0) return value === 0 ? null : `calendar ${calendar} begins at ${value} instead of 0`;
    return value >= calendars[i - 1]! && value < Number.POSITIVE_INFINITY
      ? null
      : `calendar ${calendar} is ${value} after day ${day}, and was ${calendars[i - 1]} before`;
  });
}

function each({ found }: Findings, column: Column, problem: (value: number, i: number) => string | null): void {
  for (let i = 0; i < column.length && found.length < ENOUGH; i++) {
    const said = problem(column[i]!, i);
    if (said !== null) found.push(said);
  }
}

function asked(
  { found }: Findings,
  network: Network,
  { seed, replications, from, policy, criticalTo }: SimulateOptions,
) {
  if (!Number.isFinite(seed)) found.push(`seed is ${seed}`);
  if (!counts(replications)) found.push(`replications is ${replications}`);
  if (!counts(from ?? 0)) found.push(`from is ${from}`);
  if (!['unconstrained', 'plan-order', 'parallel'].includes(policy)) found.push(`policy is ${policy}`);
  const groups = network.groupStart.length - 1;
  if (criticalTo !== undefined && !(counts(criticalTo) && criticalTo < groups)) {
    found.push(`criticalTo is ${criticalTo}, and there are ${groups} groups`);
  }
}

function counts(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 2 ** 31;
}
