import type { Diagnostic } from '../../vocabulary/index.ts';
import { type Activity, NO_WORK } from './activity.ts';
import { WORK_PER_DAY, workdaysBefore } from './axis.ts';
import { leadTime } from './lead-times.ts';
import type { ModelInput, ModelItem, ModelTeam, WorkDays } from './model-input.ts';
import type { Edge } from './order.ts';
import { otherWork } from './other-work.ts';
import { type PlanResources, planResources } from './resources.ts';
import { type Tables, tableFrom, tableOf } from './tables.ts';
import { hostOf, meanArrivals, type Weave, weaveOf } from './weave.ts';

/** A link between two activities, by their numbers. */
export interface Tie extends Edge {
  readonly kind: number;
  readonly lag: WorkDays;
}

/** The activities and links of a plan, before they are put in order. */
export interface Draft {
  readonly activities: Activity[];
  readonly ties: Tie[];
  readonly resources: PlanResources;
  readonly diagnostics: Diagnostic[];
}

interface Frame {
  readonly input: ModelInput;
  readonly tables: Tables;
  readonly bare: boolean;
  readonly resources: PlanResources;
  readonly teams: ReadonlyMap<string, number>;
  readonly milestones: ReadonlyMap<string, number>;
  /** The first milestone of each item. */
  readonly hosts: readonly number[];
  readonly weave: Weave;
}

const KINDS = { FS: 0, SS: 1, FF: 2, SF: 3 } as const;

/** Drafts the activities of a plan: its items, what is yet to join, what is waited for, and ends that risks delay. */
export function draftOf(input: ModelInput, tables: Tables, bare: boolean): Draft {
  const milestones = new Map(input.milestones.map(({ id }, index) => [id, index]));
  const hosts = input.items.map((item) => hostOf(item, milestones));
  const frame: Frame = {
    input,
    tables,
    bare,
    resources: planResources(input, bare),
    teams: new Map(input.teams.map(({ id }, index) => [id, index])),
    milestones,
    hosts,
    weave: weaveOf(input, hosts),
  };
  const draft: Draft = {
    activities: [],
    ties: [],
    resources: frame.resources,
    diagnostics: [...frame.resources.diagnostics],
  };
  addItems(frame, draft);
  addArrivals(frame, draft);
  const { activities } = draft;
  activities.push(...otherWork({ input, tables, activities, resources: frame.resources.list }));
  const indexOf = new Map(
    draft.activities.flatMap(({ kind, id }, index) => (kind === 'item' ? [[id, index] as const] : [])),
  );
  for (const { from, to, dependency, lag } of input.links) {
    const [source, target] = [indexOf.get(from), indexOf.get(to)];
    if (source === undefined || target === undefined || source === target) continue;
    draft.ties.push({ from: source, to: target, kind: KINDS[dependency], lag: lag * WORK_PER_DAY });
  }
  if (bare) return draft;
  addWaits(frame, draft, indexOf);
  addEnds(frame, draft);
  return draft;
}

function addItems(frame: Frame, draft: Draft): void {
  const { input, hosts } = frame;
  const counts = new Map<string, number>();
  for (const index of inPlanOrder(input.items, hosts)) {
    const item = input.items[index]!;
    const host = hosts[index]!;
    const key = `${host}/${item.team}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    draft.activities.push(itemActivity(frame, item, { host, count }));
  }
}

/** @param at the milestone that it counts for first, and its number among the items of its team in it */
function itemActivity(frame: Frame, item: ModelItem, at: { readonly host: number; readonly count: number }): Activity {
  const { input, milestones, teams, weave } = frame;
  const level = teams.get(item.team) ?? -1;
  const resource = frame.resources.of(item);
  const { haste } = weave.partOf(at.host, item.team);
  return {
    kind: 'item',
    id: item.id,
    key: `item:${item.id}`,
    team: item.team,
    milestones: item.milestones.flatMap((id) => milestones.get(id) ?? []),
    // What somebody has in hand is worked on already; moved out of the plan, it is put aside.
    place: item.inHand && at.host >= 0 ? -1 : weave.placeOf(at.host, item.team, at.count),
    ...timeOf(frame, item, { team: input.teams[level], haste: haste * pauseOf(frame, resource) }),
    level,
    release: releaseOf(frame, item),
    resource,
    host: at.host,
  };
}

function pauseOf({ resources }: Frame, resource: number): number {
  return resources.list[resource]?.pause ?? 1;
}

/** Milestone by milestone: what somebody has in hand, then by rank, priority and age. */
function inPlanOrder(items: readonly ModelItem[], hosts: readonly number[]): readonly number[] {
  return items.map((_, index) => index).sort((a, b) => hosts[a]! - hosts[b]! || compareItems(items[a]!, items[b]!));
}

/** The order of two items of one milestone: the one that comes first in the plan is the smaller one. */
export function compareItems(a: ModelItem, b: ModelItem): number {
  const inHand = Number(b.inHand) - Number(a.inHand);
  const rank = (a.rank ?? UNRANKED) - (b.rank ?? UNRANKED);
  return inHand || rank || a.priority - b.priority || compareTexts(a.created, b.created) || compareTexts(a.id, b.id);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

const UNRANKED = 1e10;

function timeOf(
  { tables }: Frame,
  { size, spread, inHand }: ModelItem,
  at: { readonly team: ModelTeam | undefined; readonly haste: number },
) {
  const whole = (at.team?.slotDays ?? 1) * size * at.haste;
  const scale = whole * (inHand ? shareLeft(spread) : 1);
  return { table: tables.mean(spread), scale, price: 1 / at.haste };
}

/**
 * What is left of an item that somebody has in hand, against a whole one: the mean residual life (1 + cv²)/2 of a renewal
 * process seen at any time. Where times scatter much, a begun item is most likely a long one.
 */
function shareLeft(spread: number): number {
  return Math.min(1, Math.exp(spread * spread) / 2);
}

function releaseOf({ input, bare }: Frame, item: ModelItem): WorkDays {
  return bare || item.notBefore === null ? 0 : workdaysBefore(input.asOf, item.notBefore);
}

/** Items that are yet to join: what the record expects, at the end of each team's list, with one draw for a milestone. */
function addArrivals(frame: Frame, draft: Draft): void {
  for (const [host, milestone] of frame.input.milestones.entries()) {
    const mean = meanArrivals(milestone);
    if (!(mean > 0)) continue;
    const table = frame.tables.add(`arrivals ${milestone.id}`, () => arrivalTable(milestone.arrivals, mean));
    for (const { team } of milestone.teams) draft.activities.push(...arrivalsOf(frame, { host, table, team }));
  }
}

// What was learned stays the same object through all changes of a plan.
const arrivalTables = new WeakMap<readonly number[], Float32Array>();

function arrivalTable(arrivals: readonly number[], mean: number): Float32Array {
  const table = arrivalTables.get(arrivals) ?? tableOf(arrivals.map((count) => count / mean));
  arrivalTables.set(arrivals, table);
  return table;
}

interface Arriving {
  readonly host: number;
  readonly table: number;
  readonly team: string;
}

function arrivalsOf(frame: Frame, at: Arriving): readonly Activity[] {
  const { input, teams, weave } = frame;
  const milestone = input.milestones[at.host]!;
  const level = teams.get(at.team) ?? -1;
  const team = input.teams[level];
  const { known, expected, ...part } = weave.partOf(at.host, at.team);
  const resource = frame.resources.ofTeam(at.team);
  const haste = part.haste * pauseOf(frame, resource);
  if (team === undefined || expected < LEAST_ARRIVALS) return [];
  const pieces = Math.min(MOST_PIECES, Math.max(1, Math.round(expected)));
  return Array.from({ length: pieces }, (_, piece) => ({
    kind: 'arrival',
    id: milestone.id,
    key: `arrivals:${milestone.id}`,
    team: at.team,
    milestones: [at.host],
    place: weave.placeOf(at.host, at.team, known + ((piece + 1) * expected) / pieces),
    table: at.table,
    scale: (expected / pieces) * team.slotDays * haste,
    price: 1 / haste,
    level,
    release: 0,
    resource,
    host: at.host,
  }));
}

const LEAST_ARRIVALS = 0.05;
const MOST_PIECES = 8;

function addWaits({ input, tables, milestones }: Frame, draft: Draft, indexOf: ReadonlyMap<string, number>): void {
  const answered = input.waits.filter((wait) => wait.answered !== null);
  for (const wait of input.waits.filter((one) => one.answered === null)) {
    const item = indexOf.get(wait.item ?? '');
    const milestone = milestones.get(wait.milestone ?? '');
    if (item === undefined && milestone === undefined) continue;
    const { quantile, diagnostics } = leadTime(wait, answered, input.asOf);
    draft.diagnostics.push(...diagnostics);
    const index = draft.activities.push({
      ...NO_WORK,
      kind: 'wait',
      id: wait.id,
      key: `wait:${wait.id}`,
      milestones: milestone === undefined ? [] : [milestone],
      place: 0,
      table: tables.add(`wait ${wait.id}`, () => tableFrom(quantile)),
      scale: 1,
    });
    if (item !== undefined) draft.ties.push({ from: index - 1, to: item, kind: KINDS.FS, lag: 0 });
  }
}

/** Where a risk delays a milestone as a whole, its end is an activity of its own, behind all others. */
function addEnds({ input, tables, milestones }: Frame, draft: Draft): void {
  const delayed = new Set(input.risks.flatMap((risk) => risk.milestones));
  const members = draft.activities.slice();
  for (const id of delayed) {
    const milestone = milestones.get(id);
    if (milestone === undefined) continue;
    const end = draft.activities.push({
      ...NO_WORK,
      kind: 'end',
      id,
      key: `end:${id}`,
      milestones: [milestone],
      place: Number.MAX_VALUE,
      table: tables.one(),
      scale: 0,
    });
    for (const [index, activity] of members.entries()) {
      if (activity.milestones.includes(milestone))
        draft.ties.push({ from: index, to: end - 1, kind: KINDS.FS, lag: 0 });
    }
  }
}
