import { EFFECT } from '@fulcrum/kernel';
import type { Diagnostic, Risk } from '../../vocabulary/index.ts';
import type { Activity } from './activity.ts';
import type { ModelInput } from './model-input.ts';
import type { PlanResource } from './resources.ts';
import { type Tables, tableFrom, threePointQuantile } from './tables.ts';

/** One risk event: a shared cause that adds time to activities, or stretches them. */
interface Event {
  /** Id of the risk; null for a level. */
  readonly risk: string | null;
  readonly key: string;
  readonly chance: number;
  readonly table: number;
  readonly scale: number;
  /** One of `EFFECT`. */
  readonly effect: number;
}

/** The risk events of a network. */
export interface RiskEvents {
  readonly events: readonly Event[];
  /** Number of the event that is the level of a milestone's work, by milestone; -1 for none. */
  readonly levels: readonly number[];
  /** Numbers of the events that add time, by activity (in the order of the plan). */
  readonly hits: ReadonlyMap<number, readonly number[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the events act on: the activities in the order of the plan. */
export interface Ordered {
  readonly activities: readonly Activity[];
  readonly resources: readonly PlanResource[];
}

/**
 * The risk events of a plan. The level of each milestone's work is one that always happens: it stretches its items, and
 * all milestones share its draw, so that a bad future is bad for all. Risks that people entered happen with their chance
 * (that with the mitigation, once it is in place); their delay hits each of their items, each slot of their teams once,
 * and their milestones as a whole.
 * @param bare without what people entered
 */
export function riskEvents(input: ModelInput, tables: Tables, at: Ordered & { readonly bare: boolean }): RiskEvents {
  const events: Event[] = [];
  const hits = new Map<number, number[]>();
  const levels = input.milestones.map(({ width }) =>
    width > 0 ? events.push({ ...LEVEL, table: tables.median(width) }) - 1 : -1,
  );
  const diagnostics: Diagnostic[] = [];
  const strike = (event: Event, activities: readonly number[]): void => {
    const index = events.push(event) - 1;
    for (const activity of activities) hits.set(activity, [...(hits.get(activity) ?? []), index]);
  };
  for (const risk of at.bare ? [] : input.risks.filter(({ state }) => state !== 'closed')) {
    const touched = touchedBy(risk, at);
    const event = touched.length === 0 ? null : eventOf(risk, tables);
    if (event !== null && 'code' in event) diagnostics.push(event);
    else if (event !== null) strike(event, touched);
  }
  return { events, levels, hits, diagnostics };
}

/** A risk as an event; what it lacks, when it cannot be one. */
function eventOf(risk: Risk, tables: Tables): Event | Diagnostic {
  const quantile = threePointQuantile(risk);
  const { chance, share } = oddsOf(risk);
  if (chance === null || quantile === null) return unsaid(risk, chance === null ? 'chance' : 'delay');
  const table = tables.add(`risk ${risk.id}`, () => tableFrom(quantile));
  return { risk: risk.id, key: `risk:${risk.id}`, chance, table, scale: share, effect: EFFECT.ADD };
}

/** The level of the work of a milestone, but for its table. */
const LEVEL = { risk: null, key: 'organisation', chance: 1, scale: 1, effect: EFFECT.STRETCH } as const;

/** How likely a risk is, null when nobody said, and the share of its delay that is left. */
function oddsOf({ state, mitigated, chance, mitigatedChance, mitigatedShare }: Risk) {
  const share = mitigated === true ? (mitigatedShare ?? 1) : 1;
  if (state === 'happened') return { chance: 1, share };
  const said = mitigated === true ? (mitigatedChance ?? chance) : chance;
  return { chance: said === null ? null : Math.min(1, Math.max(0, said)), share };
}

function unsaid(risk: Risk, lacks: string): Diagnostic {
  return {
    code: 'risk-without-numbers',
    severity: 'warning',
    where: `risk:${risk.id}`,
    what: `the risk "${risk.title ?? risk.id}" has no ${lacks}, so it is left out`,
    mend: 'say how likely it is, and how long it would delay: low, likely and high',
  };
}

function touchedBy(risk: Risk, { activities, resources }: Ordered): readonly number[] {
  const items = new Set(risk.items);
  const milestones = new Set(risk.milestones);
  const slotsOf = (team: string): number =>
    resources.find((resource) => resource.team === team && resource.skill === null && resource.person === null)
      ?.slots ?? 0;
  const left = new Map(risk.teams.map((team) => [team, slotsOf(team)]));
  const isOfTeam = ({ team }: Activity): boolean => {
    const slots = left.get(team ?? '') ?? 0;
    if (team !== null && slots > 0) left.set(team, slots - 1);
    return team !== null && slots > 0;
  };
  return activities.flatMap((activity, index) => {
    const { kind, id } = activity;
    if (kind === 'end') return milestones.has(id) ? [index] : [];
    return kind === 'item' && (isOfTeam(activity) || items.has(id)) ? [index] : [];
  });
}
