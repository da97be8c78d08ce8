import { type Network, TABLE_POINTS, tablePoints } from '@fulcrum/kernel';
import { quantilesOf } from '../../stats/index.ts';
import { bestFirst, type Runs } from './best-first.ts';
import { indexOfMilestone } from './levers.ts';
import { milestoneRuns } from './milestone-runs.ts';
import { daysOf, type PlanModel } from './plan-model.ts';
import { endIn } from './planned-end.ts';
import { criticalityOf, shortModel, tracedModel } from './short-model.ts';

/** One cause of uncertainty: where the 85 % date of a milestone lies when it goes well, and when it goes badly. */
export interface TornadoBar {
  readonly kind: 'organisation' | 'team' | 'scope' | 'item' | 'risk' | 'wait';
  readonly subject: string;
  readonly name: string;
  /** Days from the as-of day to the 85 % date with it at its P10 (a risk: it does not happen), and at its P90 (it does). */
  readonly low: number;
  readonly high: number;
}

/** The causes of a milestone's uncertainty, the one with the widest bar first; or why there is no answer. */
export type Tornado =
  | {
      readonly status: 'ok';
      readonly milestone: string;
      /** Days from the as-of day to the 85 % date as things stand. */
      readonly p85: number;
      readonly bars: readonly TornadoBar[];
      readonly replications: number;
    }
  | { readonly status: 'insufficient-data' | 'infeasible' | 'out-of-time'; readonly reason: string };

/** A cause in the network: what holds it at a good and at a bad value. */
interface Cause extends Pick<TornadoBar, 'kind' | 'subject' | 'name'> {
  readonly held: (p: number) => Network;
}

const MOST_ITEMS = 5;
const [GOOD, BAD] = [0.1, 0.9];

/**
 * What the uncertainty of a milestone comes from: one cause after the other is held at its 10th and 90th percentile, all
 * others vary as they do, over the same futures.
 * Yields after each run how far it is, so that others can have their turn.
 * @throws RangeError when the plan has no such milestone
 */
export function* tornadoOf(model: PlanModel, milestone: string): Generator<Runs, Tornado> {
  const index = indexOfMilestone(model, milestone);
  const { flow } = model.input.milestones[index]!;
  const transport = model.transports[index];
  if (flow.status !== 'ok' || !transport)
    return { status: 'insufficient-data', reason: 'reason' in flow ? flow.reason : '' };
  const short = shortModel(model);
  const end = endIn(short, short.current, index);
  if (end.status !== 'ok') return end;
  const runs = milestoneRuns(short);
  const p85In = (days: Float64Array | null | undefined) => quantilesOf(days as Float64Array, [0.85])[0]!;
  const p85 = p85In(short.current.days[index]);
  const trials = causesOf(short, index).map(({ held, ...cause }) => {
    return { cause, ends: [GOOD, BAD].map((p) => runs.take(held(p), index)) };
  });
  const bars = yield* bestFirst(trials, {
    replications: short.run.replications,
    effort: (some, replications) =>
      runs.effort(
        some.flatMap(({ ends }) => ends),
        replications,
      ),
    result: ({ cause, ends }, replications) => {
      const own = shortModel(short, replications);
      // In few futures the date itself is another one: what a cause adds to it is told.
      const there = p85In(own.current.days[index]);
      const [low, high] = ends.map((run) => p85 + p85In(daysOf(own, index, runs.ends(run, replications))) - there) as [
        number,
        number,
      ];
      return { score: Math.abs(high - low), second: 0, bar: { ...cause, low, high }, replications };
    },
  });
  return {
    status: 'ok',
    milestone,
    p85,
    bars: bars.map(({ bar }) => bar),
    replications: Math.max(0, ...bars.map((bar) => bar.replications)) || short.run.replications,
  };
}

function causesOf(model: PlanModel, index: number): readonly Cause[] {
  const { input, current } = model;
  const { network, activities } = current.compiled;
  const critical = criticalityOf(tracedModel(model), current, index);
  const mine = activities.flatMap((activity, i) =>
    activity.milestones.includes(index) || critical[i]! > 0 ? [i] : [],
  );
  const levels = [...new Set(mine.map((i) => activities[i]!.level))].filter((level) => level >= 0);
  const items = mine.filter((i) => activities[i]!.kind === 'item').sort((a, b) => critical[b]! - critical[a]!);
  const waits = mine.filter((i) => activities[i]!.kind === 'wait');
  const arrivals = mine.filter((i) => activities[i]!.kind === 'arrival');
  const { id, name } = input.milestones[index]!;
  return [
    ...levels.map((level): Cause => {
      const team = input.teams[level]!;
      return { kind: 'team', subject: `team:${team.id}`, name: team.name, held: heldLevel(network, level) };
    }),
    ...organisation(network, current.compiled.levels),
    ...(arrivals.length === 0
      ? []
      : [
          {
            kind: 'scope',
            subject: `milestone:${id}`,
            name: `what joins ${name}`,
            held: heldTables(network, arrivals),
          } as const,
        ]),
    ...items.slice(0, MOST_ITEMS).map((i): Cause => {
      const item = activities[i]!.id;
      return { kind: 'item', subject: `item:${item}`, name: item, held: heldTables(network, [i]) };
    }),
    ...waits.map((i): Cause => {
      const wait = input.waits.find(({ id: one }) => one === activities[i]!.id);
      const called = wait?.title ?? wait?.with ?? activities[i]!.id;
      return { kind: 'wait', subject: `wait:${activities[i]!.id}`, name: called, held: heldTables(network, [i]) };
    }),
    ...riskCauses(model, new Set(mine)),
  ];
}

function organisation(network: Network, levels: readonly number[]): readonly Cause[] {
  const events = levels.filter((event) => event >= 0);
  if (events.length === 0) return [];
  const held = (p: number): Network => {
    const { tables, numbers } = withConstants(
      network,
      events.map((event) => valueAt(network, network.riskTable[event]!, p)),
    );
    const riskTable = network.riskTable.slice();
    for (const [i, event] of events.entries()) riskTable[event] = numbers[i]!;
    return { ...network, tables, riskTable };
  };
  return [{ kind: 'organisation', subject: 'organisation', name: 'the pace of all teams together', held }];
}

function riskCauses({ input, current }: PlanModel, mine: ReadonlySet<number>): readonly Cause[] {
  const { network, riskIds } = current.compiled;
  const touching = new Set<number>();
  for (const i of mine)
    for (let h = network.hitStart[i]!; h < network.hitStart[i + 1]!; h++) touching.add(network.hitRisk[h]!);
  return riskIds.flatMap((id, event): Cause[] => {
    if (id === null || !touching.has(event)) return [];
    const risk = input.risks.find((each) => each.id === id);
    const held = (p: number): Network => {
      const riskChance = network.riskChance.slice();
      riskChance[event] = Number(p > 0.5);
      return { ...network, riskChance };
    };
    return [{ kind: 'risk', subject: `risk:${id}`, name: risk?.title ?? id, held }];
  });
}

function heldLevel(network: Network, level: number) {
  return (p: number): Network => {
    const { tables, numbers } = withConstants(network, [valueAt(network, network.levelTable[level]!, p)]);
    const levelTable = network.levelTable.slice();
    levelTable[level] = numbers[0]!;
    return { ...network, tables, levelTable };
  };
}

function heldTables(network: Network, activities: readonly number[]) {
  return (p: number): Network => {
    const { tables, numbers } = withConstants(
      network,
      activities.map((i) => valueAt(network, network.table[i]!, p)),
    );
    const table = network.table.slice();
    for (const [place, i] of activities.entries()) table[i] = numbers[place]!;
    return { ...network, tables, table };
  };
}

/** The value of a table at a probability. */
function valueAt({ tables }: Network, table: number, p: number): number {
  const above = tablePoints().findIndex((point) => point >= p);
  return tables[table * TABLE_POINTS + above]!;
}

function withConstants({ tables }: Network, values: readonly number[]) {
  const count = tables.length / TABLE_POINTS;
  const more = new Float32Array(tables.length + values.length * TABLE_POINTS);
  more.set(tables);
  for (const [i, value] of values.entries())
    more.fill(value, (count + i) * TABLE_POINTS, (count + i + 1) * TABLE_POINTS);
  return { tables: more, numbers: values.map((_, i) => count + i) };
}
