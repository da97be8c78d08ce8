import { type Day, dayOf } from '@fulcrum/core/calendar';
import { itemDays, milestoneDays, type SimulatedDays } from '@fulcrum/core/forecast';
import type { NeededWork } from '@fulcrum/core/objectives';
import { type Item, isClosed, type ProgramGraph } from '@fulcrum/core/program';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { planOf, planWith } from '../plan/plan-of.ts';

/** Where work is looked at: as everybody sees it, but for the program of a scenario. */
export interface Where {
  readonly trunk: Workbench;
  readonly asOf: Day;
  readonly laid: { readonly program: string; readonly workbench: Workbench } | null;
}

/** A milestone or an item that is needed. */
export interface WorkRef {
  readonly kind: 'milestone' | 'item';
  readonly id: string;
}

/** What is known of it. */
export interface FoundWork {
  readonly name: string;
  /** Null where the work is gone. */
  readonly program: string | null;
  readonly open: number;
  /** The teams that have open work of it; empty for work that no team has. */
  readonly teams: ReadonlySet<string>;
  readonly end: NeededWork['end'];
}

/** When work ends, in the plan of its own program. Answers are remembered: one milestone may serve many objectives. */
export function workEnds(where: Where): (ref: WorkRef) => FoundWork {
  const membersOf = openMembers(graphAsOf(where.trunk, where.asOf), where);
  const known = new Map<string, FoundWork>();
  return (ref) => {
    const key = `${ref.kind}:${ref.id}`;
    const found =
      known.get(key) ?? (ref.kind === 'milestone' ? milestoneWork(where, ref.id, membersOf) : itemWork(where, ref.id));
    known.set(key, found);
    return found;
  };
}

type Members = (milestone: string) => readonly Item[];

/** The items of milestones: the whole program is walked once. */
function openMembers(trunk: ProgramGraph, { laid, asOf }: Where): Members {
  const indexOf = (graph: ProgramGraph) => {
    const members = new Map<string, Item[]>();
    for (const item of graph.items.values())
      for (const milestone of item.milestones) {
        const list = members.get(milestone);
        if (list === undefined) members.set(milestone, [item]);
        else list.push(item);
      }
    return members;
  };
  const everybody = indexOf(trunk);
  if (laid === null) return (milestone) => everybody.get(milestone) ?? [];
  const over = graphAsOf(laid.workbench, asOf);
  const inScenario = indexOf(over);
  return (milestone) =>
    (over.milestones.get(milestone)?.program === laid.program ? inScenario : everybody).get(milestone) ?? [];
}

const GONE: NeededWork['end'] = { status: 'insufficient-data', reason: 'it is not there any more' };

function milestoneWork(where: Where, id: string, membersOf: Members): FoundWork {
  const { asOf } = where;
  const milestone = graphOf(where, (graph) => graph.milestones.get(id)?.program).milestones.get(id);
  if (milestone === undefined || milestone.program === null)
    return { name: milestone?.name ?? id, program: null, open: 0, teams: new Set(), end: GONE };
  const members = membersOf(id);
  const open = members.filter((item) => !isClosed(item));
  const head = { name: milestone.name ?? id, program: milestone.program, open: open.length, teams: teamsOf(open) };
  if (milestone.released !== null && milestone.released <= asOf)
    return { ...head, end: { status: 'landed', day: milestone.released } };
  const ended = lastEnd(members);
  if (open.length === 0 && ended !== null) return { ...head, end: { status: 'landed', day: ended } };
  const workbench = workbenchOf(where, milestone.program);
  const { model } = planWith(workbench, { program: milestone.program, asOf, milestone: id });
  return { ...head, end: plain(milestoneDays(model, id)) };
}

function itemWork(where: Where, id: string): FoundWork {
  const { asOf } = where;
  const item = graphOf(where, (graph) => graph.items.get(id)?.program).items.get(id);
  if (item === undefined || item.program === null)
    return { name: item?.title ?? id, program: null, open: 0, teams: new Set(), end: GONE };
  const head = { name: `${id} ${item.title ?? ''}`.trim(), program: item.program };
  if (isClosed(item)) {
    const day = item.finishedAt === null ? asOf : dayOf(item.finishedAt);
    return { ...head, open: 0, teams: new Set(), end: { status: 'landed', day } };
  }
  const end = itemEnd(where, item, item.program);
  return { ...head, open: 1, teams: teamsOf([item]), end };
}

/** In the plan; where that holds none of its milestones, in one that holds the first besides. */
function itemEnd(where: Where, item: Item, program: string): NeededWork['end'] {
  const { asOf } = where;
  const workbench = workbenchOf(where, program);
  const [milestone] = item.milestones;
  const inPlan = itemDays(planOf(workbench, program, asOf).model, [item.id]).get(item.id);
  if (inPlan !== undefined) return plain(inPlan);
  const besides =
    milestone === undefined
      ? undefined
      : itemDays(planWith(workbench, { program, asOf, milestone }).model, [item.id]).get(item.id);
  if (besides !== undefined) return plain(besides);
  return { status: 'insufficient-data', reason: 'no milestone that is planned holds it: put it into one' };
}

const plain = (found: SimulatedDays): NeededWork['end'] =>
  found.status === 'ok' ? found : { status: found.status, reason: found.reason };

function graphOf(
  { trunk, laid, asOf }: Where,
  programIn: (graph: ProgramGraph) => string | null | undefined,
): ProgramGraph {
  const everybody = graphAsOf(trunk, asOf);
  if (laid === null) return everybody;
  const over = graphAsOf(laid.workbench, asOf);
  return programIn(over) === laid.program ? over : everybody;
}

function workbenchOf({ trunk, laid }: Where, program: string): Workbench {
  return laid?.program === program ? laid.workbench : trunk;
}

function teamsOf(items: readonly Item[]): ReadonlySet<string> {
  return new Set(items.map(({ team }) => team ?? ''));
}

/** The day on which the last of some items was finished; null where one is open, or none is dated. */
function lastEnd(items: readonly Item[]): Day | null {
  const ends = items.flatMap(({ finishedAt }) => (finishedAt === null ? [] : [finishedAt]));
  return ends.length === 0 || ends.length < items.length ? null : dayOf(Math.max(...ends));
}
