import type { Diagnostic } from '../../vocabulary/index.ts';
import { WORK_PER_DAY, workdaysBefore } from './axis.ts';
import { leadTime } from './lead-times.ts';
import type { ModelInput, ModelItem, ModelMilestone, ModelTeam, WorkDays } from './model-input.ts';
import type { Edge } from './order.ts';
import { type PlanResources, planResources } from './resources.ts';
import { type Tables, tableFrom, tableOf } from './tables.ts';

/** What an activity of the network stands for. */
export interface Activity {
  /** An open item; items that are yet to join; an open wait; the end of a milestone that risks delay as a whole. */
  readonly kind: 'item' | 'arrival' | 'wait' | 'end';
  /** Its id: of the item, the wait or the milestone. */
  readonly id: string;
  /** What its draws are keyed by. */
  readonly key: string;
  /** Team id; null for what no team works on. */
  readonly team: string | null;
  /** Indices of the planned milestones that end with it. */
  readonly milestones: readonly number[];
  /** Its place in the plan before links are looked at: working days. */
  readonly place: number;
  readonly table: number;
  readonly scale: WorkDays;
  /** Index of its team's level; -1 for none. */
  readonly level: number;
  readonly release: WorkDays;
  readonly resource: number;
  /** Index of the milestone whose level stretches it; -1 for none. */
  readonly host: number;
}

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
}

/** Places behind everything that is planned: milestones without a forecast, and what only others wait for. */
const LAST_PLACE = 1e6;
const KINDS = { FS: 0, SS: 1, FF: 2, SF: 3 } as const;

/** Drafts the activities of a plan: its items, what is yet to join, what is waited for, and ends that risks delay. */
export function draftOf(input: ModelInput, tables: Tables, bare: boolean): Draft {
  const frame: Frame = {
    input,
    tables,
    bare,
    resources: planResources(input, bare),
    teams: new Map(input.teams.map(({ id }, index) => [id, index])),
    milestones: new Map(input.milestones.map(({ id }, index) => [id, index])),
  };
  const draft: Draft = {
    activities: [],
    ties: [],
    resources: frame.resources,
    diagnostics: [...frame.resources.diagnostics],
  };
  const counts = addItems(frame, draft);
  addArrivals(frame, draft, counts);
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

/** @returns how many items of each milestone and team there are, under `milestone/team` */
function addItems(frame: Frame, draft: Draft): ReadonlyMap<string, number> {
  const { input, milestones } = frame;
  const counts = new Map<string, number>();
  const hosts = input.items.map((item) => hostOf(item, milestones));
  for (const index of inPlanOrder(input.items, hosts)) {
    const item = input.items[index]!;
    const host = hosts[index]!;
    const key = `${host}/${item.team}`;
    const before = counts.get(key) ?? 0;
    counts.set(key, before + 1);
    draft.activities.push(itemActivity(frame, item, { host, before }));
  }
  return counts;
}

/** @param at the milestone that it counts for first, and how many items of its team in it come before it */
function itemActivity(frame: Frame, item: ModelItem, at: { readonly host: number; readonly before: number }): Activity {
  const { input, milestones, teams } = frame;
  const level = teams.get(item.team) ?? -1;
  const [team, milestone] = [input.teams[level], input.milestones[at.host]];
  return {
    kind: 'item',
    id: item.id,
    key: `item:${item.id}`,
    team: item.team,
    milestones: item.milestones.flatMap((id) => milestones.get(id) ?? []),
    // What somebody has in hand is worked on already; moved out of the plan, it is put aside.
    place: item.inHand && at.host >= 0 ? -1 : placeOf(milestone, team, at.before),
    ...timeOf(frame, item, { team, milestone }),
    level,
    release: releaseOf(frame, item),
    resource: frame.resources.of(item),
    host: at.host,
  };
}

/** The planned milestone that ends first of those that wait for an item; -1 for none. They stand in order of their ends. */
function hostOf({ milestones }: ModelItem, indexOf: ReadonlyMap<string, number>): number {
  let host = -1;
  for (const id of milestones) {
    const index = indexOf.get(id);
    if (index !== undefined && (host < 0 || index < host)) host = index;
  }
  return host;
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

/** Items of a team come evenly at the pace that it has on each milestone: so it shares itself between them as it did. */
function placeOf(milestone: ModelMilestone | undefined, team: ModelTeam | undefined, before: number): number {
  if (milestone === undefined || milestone.flow.status !== 'ok') return LAST_PLACE + before;
  return (before + 0.5) * stepOf(milestone, team);
}

function stepOf(milestone: ModelMilestone, team: ModelTeam | undefined): WorkDays {
  const share = milestone.teams.find((one) => one.team === team?.id);
  return share?.step ?? (team === undefined ? 1 : team.slotDays / Math.max(1, team.usualSlots));
}

function timeOf(
  { tables }: Frame,
  { size, spread, inHand }: ModelItem,
  at: { readonly team: ModelTeam | undefined; readonly milestone: ModelMilestone | undefined },
) {
  const whole = (at.team?.slotDays ?? 1) * size * (at.milestone?.stretch ?? 1);
  return { table: tables.mean(spread), scale: whole * (inHand ? shareLeft(spread) : 1) };
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
function addArrivals(frame: Frame, draft: Draft, counts: ReadonlyMap<string, number>): void {
  for (const [host, milestone] of frame.input.milestones.entries()) {
    const mean = milestone.arrivals.reduce((sum, count) => sum + count, 0) / milestone.arrivals.length;
    if (milestone.flow.status !== 'ok' || !(mean > 0)) continue;
    const table = frame.tables.add(`arrivals ${milestone.id}`, () => arrivalTable(milestone.arrivals, mean));
    for (const { team, arrivalShare } of milestone.teams) {
      const known = counts.get(`${host}/${team}`) ?? 0;
      draft.activities.push(...arrivalsOf(frame, { host, table, team, expected: mean * arrivalShare, known }));
    }
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
  /** Items that are expected to join. */
  readonly expected: number;
  readonly known: number;
}

function arrivalsOf({ input, resources, teams }: Frame, at: Arriving): readonly Activity[] {
  const milestone = input.milestones[at.host]!;
  const level = teams.get(at.team) ?? -1;
  const team = input.teams[level];
  if (team === undefined || at.expected < LEAST_ARRIVALS) return [];
  const pieces = Math.min(team.usualSlots, Math.max(1, Math.round(at.expected)));
  return Array.from({ length: pieces }, (_, piece) => ({
    kind: 'arrival',
    id: milestone.id,
    key: `arrivals:${milestone.id}`,
    team: at.team,
    milestones: [at.host],
    place: placeOf(milestone, team, at.known + piece),
    table: at.table,
    scale: (at.expected / pieces) * team.slotDays * milestone.stretch,
    level,
    release: 0,
    resource: resources.ofTeam(at.team),
    host: at.host,
  }));
}

const LEAST_ARRIVALS = 0.05;

const NO_WORK = { team: null, level: -1, release: 0, resource: -1, host: -1 } as const;

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
