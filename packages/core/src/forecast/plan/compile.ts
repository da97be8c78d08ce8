import { keyOf, type Network } from '@fulcrum/kernel';
import type { Diagnostic } from '../../vocabulary/index.ts';
import type { Activity } from './activity.ts';
import { joinedCalendars } from './calendars.ts';
import { type Draft, draftOf, type Tie } from './draft.ts';
import { asUsual } from './item-size.ts';
import type { ModelInput } from './model-input.ts';
import { type PlanOrder, planOrder } from './order.ts';
import { type PlanResource, planResources } from './resources.ts';
import { type RiskEvents, riskEvents } from './risk-events.ts';
import { Tables } from './tables.ts';

/** A plan as the kernels simulate it, with the names of what is in it. */
export interface CompiledPlan {
  readonly network: Network;
  /** What each activity of the network stands for. */
  readonly activities: readonly Activity[];
  readonly resources: readonly PlanResource[];
  /** Number of the risk event that is the level of a milestone's work, by milestone; -1 for none. */
  readonly levels: readonly number[];
  /** Id of the risk behind each risk event; null for levels. */
  readonly riskIds: readonly (string | null)[];
  /** Why a milestone cannot end, by index of the planned milestones; null when it can. */
  readonly blocked: readonly (string | null)[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How a plan is compiled. */
export interface CompileOptions {
  /** True for the plan as history alone has it: without risks, waits, leave, earliest days, and changes of capacity and of sizes. */
  readonly bare: boolean;
}

/** Compiles a plan into a network: about a millisecond for 1,000 items. The groups are the planned milestones, in their order. */
export function compilePlan(plan: ModelInput, { bare }: CompileOptions): CompiledPlan {
  const input = bare ? { ...plan, items: asUsual(plan.items) } : plan;
  const tables = new Tables();
  const draft = draftOf(input, tables, bare);
  const ordered = planOrder(
    Float64Array.from(draft.activities, ({ place }) => place),
    draft.ties,
  );
  const activities = Array.from(ordered.order, (index) => draft.activities[index]!);
  const ties = tiesInOrder(draft.ties, ordered);
  const resources = draft.resources.list;
  const events = riskEvents(input, tables, { activities, resources, bare });
  const network: Network = {
    count: activities.length,
    ...columnsOf(activities),
    ...levelsOf(input, tables),
    ...linksOf(ties, activities.length),
    ...resourcesOf(resources),
    ...eventsOf(events, activities),
    ...costsOf(input, activities),
    ...groupsOf(input, activities),
    tables: tables.joined(),
  };
  return {
    network,
    activities,
    resources,
    levels: events.levels,
    riskIds: events.events.map(({ risk }) => risk),
    blocked: blockedOf(input, { activities, ties, draft }),
    diagnostics: [...draft.diagnostics, ...events.diagnostics, ...ringDiagnostics(draft, ordered)],
  };
}

/**
 * The same plan where a team that has slots has other ones: all but the slots of its network stays. Null where more hangs on slots: a
 * risk strikes each of a team's.
 */
export function withOtherSlots(compiled: CompiledPlan, input: ModelInput): CompiledPlan | null {
  if (input.risks.some(({ state }) => state !== 'closed')) return null;
  const resources = planResources(input, false).list;
  return { ...compiled, resources, network: { ...compiled.network, ...resourcesOf(resources) } };
}

function tiesInOrder(ties: readonly Tie[], { order, ring }: PlanOrder): readonly Tie[] {
  const position = new Int32Array(order.length);
  for (const [place, index] of order.entries()) position[index] = place;
  return ties
    .filter(({ from, to }) => !(ring.has(from) && ring.has(to)))
    .map((tie) => ({ ...tie, from: position[tie.from]!, to: position[tie.to]! }))
    .sort((a, b) => a.to - b.to || a.from - b.from);
}

function columnsOf(activities: readonly Activity[]) {
  return {
    key: Int32Array.from(activities, ({ key }) => keyOf(key)),
    table: Int32Array.from(activities, ({ table }) => table),
    scale: Float32Array.from(activities, ({ scale }) => scale),
    level: Int32Array.from(activities, ({ level }) => level),
    release: Float32Array.from(activities, ({ release }) => release),
    resource: Int32Array.from(activities, ({ resource }) => resource),
  };
}

function levelsOf({ teams }: ModelInput, tables: Tables) {
  return {
    levelKey: Int32Array.from(teams, ({ id }) => keyOf(`team:${id}`)),
    levelTable: Int32Array.from(teams, ({ spread }) => tables.median(spread)),
  };
}

function linksOf(ties: readonly Tie[], count: number) {
  const linkStart = new Int32Array(count + 1);
  for (const { to } of ties) linkStart[to + 1]!++;
  for (let i = 0; i < count; i++) linkStart[i + 1]! += linkStart[i]!;
  return {
    linkStart,
    linkFrom: Int32Array.from(ties, ({ from }) => from),
    linkKind: Uint8Array.from(ties, ({ kind }) => kind),
    linkLag: Float32Array.from(ties, ({ lag }) => lag),
  };
}

function resourcesOf(resources: readonly PlanResource[]) {
  const away = resources.flatMap(({ calendar }) => (calendar === null ? [] : [calendar]));
  const { days, values } = joinedCalendars(away);
  return {
    slots: Int32Array.from(resources, ({ slots }) => Math.max(1, Math.round(slots))),
    calendar: Int32Array.from(resources, ({ calendar }) => (calendar === null ? -1 : away.indexOf(calendar))),
    calendars: values,
    calendarDays: days,
  };
}

function eventsOf(events: RiskEvents, activities: readonly Activity[]) {
  const hitStart = new Int32Array(activities.length + 1);
  const hitRisk: number[] = [];
  for (const [index, { host }] of activities.entries()) {
    const level = events.levels[host] ?? -1;
    if (level >= 0) hitRisk.push(level);
    for (const event of events.hits.get(index) ?? []) hitRisk.push(event);
    hitStart[index + 1] = hitRisk.length;
  }
  return {
    riskKey: Int32Array.from(events.events, ({ key }) => keyOf(key)),
    riskChance: Float32Array.from(events.events, ({ chance }) => chance),
    riskTable: Int32Array.from(events.events, ({ table }) => table),
    riskScale: Float32Array.from(events.events, ({ scale }) => scale),
    hitStart,
    hitRisk: Int32Array.from(hitRisk),
    hitEffect: Uint8Array.from(hitRisk, (event) => events.events[event]!.effect),
  };
}

function costsOf({ teams }: ModelInput, activities: readonly Activity[]) {
  const rates = new Map(teams.map(({ id, rate }) => [id, rate ?? 0]));
  return {
    costRate: Float32Array.from(activities, ({ team, price }) => price * (rates.get(team ?? '') ?? 0)),
    costFixed: new Float32Array(activities.length),
  };
}

function groupsOf({ milestones }: ModelInput, activities: readonly Activity[]) {
  const members: number[][] = milestones.map(() => []);
  for (const [index, activity] of activities.entries()) {
    for (const milestone of activity.milestones) members[milestone]!.push(index);
  }
  return packed(members);
}

/** Lists of activities as the groups of a network. */
export function packed(groups: readonly (readonly number[])[]): Pick<Network, 'groupStart' | 'groupMember'> {
  const groupStart = new Int32Array(groups.length + 1);
  for (const [index, group] of groups.entries()) groupStart[index + 1] = groupStart[index]! + group.length;
  return { groupStart, groupMember: Int32Array.from(groups.flat()) };
}

/** Why each milestone cannot end: its own items, or what they wait for, lie where nobody can work on them. */
function blockedOf(
  { milestones }: ModelInput,
  at: { readonly activities: readonly Activity[]; readonly ties: readonly Tie[]; readonly draft: Draft },
): readonly (string | null)[] {
  const { list, unskilled } = at.draft.resources;
  const reasons = at.activities.map((activity) => {
    const skill = activity.kind === 'item' ? unskilled.get(activity.id) : undefined;
    if (skill !== undefined) return `nobody has the skill "${skill}" that ${activity.id} needs`;
    const resource = list[activity.resource];
    return resource?.slots === 0 ? `${resource.name} has no slots: nobody works on its open items` : null;
  });
  // Ties are in the order of the plan, so a cause is known before what it holds up.
  for (const { from, to } of at.ties) reasons[to] ??= reasons[from] ?? null;
  return milestones.map((_, index) => {
    const found = at.activities.findIndex((activity, i) => reasons[i] !== null && activity.milestones.includes(index));
    return found < 0 ? null : reasons[found]!;
  });
}

function ringDiagnostics({ activities }: Draft, { ring, shortest }: PlanOrder): readonly Diagnostic[] {
  if (ring.size === 0) return [];
  const names = [...shortest, shortest[0]!].map((index) => activities[index]?.id ?? '');
  const more = ring.size > shortest.length ? ` (${ring.size} items are on rings in all)` : '';
  return [
    {
      code: 'link-ring',
      severity: 'warning',
      where: `item:${names[0]}`,
      what: `blocking links form a ring: ${names.join(' → ')}${more}; the links between them are left out`,
      mend: 'remove one of the links',
    },
  ];
}
