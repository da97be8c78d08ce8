import { quantileSorted } from '../../stats/index.ts';
import { WORK_PER_DAY } from './axis.ts';
import type { ModelInput, ModelItem, ModelMilestone, ScopePoint, WorkDays } from './model-input.ts';

/** Places behind everything that is planned: milestones without a forecast, and what only others wait for. */
export const LAST_PLACE = 1e6;

/** The part of a team in a milestone: its items that are known, those that are expected to join, and how long it takes. */
export interface Part {
  readonly known: number;
  readonly expected: number;
  readonly length: WorkDays;
  /** Factor on the time that its items take in a slot. */
  readonly haste: number;
}

/** Where the items of a plan come in the time of the record. */
export interface Weave {
  /** Working days to the k-th item (from 1; a fraction is fine) of a team in a milestone; -1 stands for no milestone. */
  readonly placeOf: (host: number, team: string, k: number) => WorkDays;
  readonly partOf: (host: number, team: string) => Part;
}

/** The part of a plan that its weave comes from. */
type Planned = Pick<ModelInput, 'items' | 'milestones'>;

/**
 * Weaves the milestones of a plan: the items of a team in a milestone come evenly over the time that the record gives them, so a
 * team shares itself between milestones as it did. A milestone that has got more work takes longer by a power of it, for all
 * of its teams: they help each other out, and take from other work, as they did.
 */
export function weaveOf(input: Planned, hosts: readonly number[]): Weave {
  const known = input.milestones.map(() => new Map<string, number>());
  for (const [index, { team }] of input.items.entries()) {
    const own = known[hosts[index]!];
    own?.set(team, (own.get(team) ?? 0) + 1);
  }
  const works = worksOf(input.milestones, input.items);
  const growth = input.milestones.map((milestone, host) => growthOf(milestone, works[host]!));
  const parts = input.milestones.map((milestone, host) => partsOf(milestone, known[host]!, growth[host]!));
  const partOf = (host: number, team: string): Part => parts[host]?.get(team) ?? NO_PART;
  const placeOf = (host: number, team: string, k: number): WorkDays => {
    const part = partOf(host, team);
    return part.length > 0 ? (part.length * k) / (part.known + part.expected) : LAST_PLACE + k;
  };
  return { placeOf, partOf };
}

const NO_PART: Part = { known: 0, expected: 0, length: 0, haste: 1 };

/** The teams of a milestone; those that had no part in it take as long as the whole. Empty without a forecast. */
function partsOf(
  milestone: ModelMilestone,
  known: ReadonlyMap<string, number>,
  growth: number,
): ReadonlyMap<string, Part> {
  const { flow, teams, stretch } = milestone;
  if (flow.status !== 'ok') return new Map();
  const shares = new Map(teams.map((share) => [share.team, share]));
  const whole = quantileSorted(flow.days, 0.5) * WORK_PER_DAY;
  const mean = meanArrivals(milestone);
  return new Map(
    [...new Set([...shares.keys(), ...known.keys()])].map((team) => {
      const { length = whole, arrivalShare = 0, items = 0 } = shares.get(team) ?? {};
      const [count, expected] = [known.get(team) ?? 0, mean * arrivalShare];
      const haste = Math.min(1, stretch) * hasteOf(growth, items / (count + expected));
      return [team, { known: count, expected, length: length * growth * stretch, haste }];
    }),
  );
}

/** Where a team got more items than the length grew by, they take less of its slots: it gives the milestone a larger share. */
function hasteOf(growth: number, before: number): number {
  return before > 0 && Number.isFinite(before) ? Math.min(1, growth * before) : 1;
}

/** Items that are expected to join a milestone; 0 where the record gives it no date. */
export function meanArrivals({ arrivals, flow }: Pick<ModelMilestone, 'arrivals' | 'flow'>): number {
  if (flow.status !== 'ok' || arrivals.length === 0) return 0;
  return arrivals.reduce((sum, count) => sum + count, 0) / arrivals.length;
}

/** What a milestone's work has come to since it was learned of, as a factor on its length. */
function growthOf({ work, scopeLaw }: ModelMilestone, now: number): number {
  return work > 0 && now > 0 ? Math.exp(lengthAt(scopeLaw, Math.log(now / work))) : 1;
}

/** Straight lines between the points of a law, and on from its ends. */
function lengthAt(law: readonly ScopePoint[], work: number): number {
  const next = law.findIndex((point) => point.work >= work);
  const at = next < 0 ? law.length - 1 : next;
  const [from, to] = [law[at - 1] ?? { work: 0, length: 0 }, law[at] ?? { work: 1, length: 1 }];
  return from.length + ((work - from.work) * (to.length - from.length)) / (to.work - from.work);
}

/** The work of each milestone in items of usual size: what is open, and what is expected to join. */
function worksOf(milestones: readonly ModelMilestone[], items: readonly ModelItem[]): readonly number[] {
  const sums = new Map<string, number>();
  for (const { milestones: ids, size } of items) {
    for (const id of ids) sums.set(id, (sums.get(id) ?? 0) + size);
  }
  return milestones.map((milestone) => (sums.get(milestone.id) ?? 0) + meanArrivals(milestone));
}

/** Milestones with the work that they have now: what changes of scope are held against. */
export function withWork(
  milestones: readonly ModelMilestone[],
  items: readonly ModelItem[],
): readonly ModelMilestone[] {
  const indexOf = new Map(milestones.map(({ id }, index) => [id, index]));
  const { partOf } = weaveOf(
    { milestones, items },
    items.map((item) => hostOf(item, indexOf)),
  );
  const works = worksOf(milestones, items);
  return milestones.map((milestone, index) => {
    const teams = milestone.teams.map((share) => {
      const { known, expected } = partOf(index, share.team);
      return { ...share, items: known + expected };
    });
    return { ...milestone, work: works[index]!, teams };
  });
}

/** The planned milestone that ends first of those that wait for an item; -1 for none. They stand in order of their ends. */
export function hostOf({ milestones }: Pick<ModelItem, 'milestones'>, indexOf: ReadonlyMap<string, number>): number {
  let host = -1;
  for (const id of milestones) {
    const index = indexOf.get(id);
    if (index !== undefined && (host < 0 || index < host)) host = index;
  }
  return host;
}
