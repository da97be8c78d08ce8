import type { Diagnostic } from '../../vocabulary/index.ts';
import { compareItems } from './draft.ts';
import { type ItemSize, resized, sizeByEstimate } from './item-size.ts';
import type { ModelChange } from './model-change.ts';
import type { ModelInput, ModelItem, ModelLink } from './model-input.ts';

/** A plan after changes, with what of them made no sense. */
export interface Changed {
  readonly input: ModelInput;
  readonly diagnostics: readonly Diagnostic[];
}

/** Lays changes over a plan, one after the other. What was learned stays. A change that makes no sense is left out, and told. */
export function applyChanges(input: ModelInput, changes: readonly ModelChange[]): Changed {
  const diagnostics: Diagnostic[] = [];
  const [first, rest] = cutsFirst(input, changes);
  let now = first;
  for (const change of rest) {
    const trouble = troubleOf(now, change);
    if (trouble === null) now = applied(now, change);
    else diagnostics.push({ code: 'bad-change', severity: 'warning', where: change.kind, what: trouble, mend: MEND });
  }
  return { input: now, diagnostics };
}

/** Items of the plan that are cut at the start, in one go: a lever cuts a tenth of a milestone, which can be thousands. */
function cutsFirst(input: ModelInput, changes: readonly ModelChange[]): readonly [ModelInput, readonly ModelChange[]] {
  const ids = new Set(input.items.map(({ id }) => id));
  const end = changes.findIndex((change) => change.kind !== 'cut-item' || !ids.delete(change.item));
  const count = end < 0 ? changes.length : end;
  if (count === 0) return [input, changes];
  return [{ ...input, items: input.items.filter(({ id }) => ids.has(id)) }, changes.slice(count)];
}

const MEND = 'name what is in the plan, and numbers that can be meant';

type Kind = ModelChange['kind'];
type Of<K extends Kind> = Extract<ModelChange, { readonly kind: K }>;

/** How each kind of change is laid over a plan. */
const APPLY: { readonly [K in Kind]: (input: ModelInput, change: Of<K>) => Partial<ModelInput> } = {
  'add-item': (input, { item }) => {
    const { estimate = null, effort = null } = item;
    const whole = { ...blankItem(input), ...sizeByEstimate(input.learned, { estimate, effort }), ...item };
    return { items: withThing(input.items, whole).sort(compareItems) };
  },
  'cut-item': ({ items }, { item }) => ({ items: without(items, item) }),
  'move-item': ({ items }, { item, to }) => ({ items: withPart(items, item, to) }),
  order: ({ items }, { items: order }) => {
    const rankOf = new Map(order.map((id, index) => [id, index + 1]));
    return { items: items.map((item) => ({ ...item, rank: rankOf.get(item.id) ?? item.rank })) };
  },
  assign: ({ items }, { item, assignee }) => ({ items: withPart(items, item, { assignee }) }),
  estimate: ({ items, learned }, { kind: _, item: id, ...said }) => {
    const item = items.find((each) => each.id === id);
    const now = item && { ...item, ...said };
    return now === undefined ? {} : { items: withPart(items, id, { ...said, ...resized(learned, item!, now) }) };
  },
  target: ({ milestones }, { milestone, target }) => ({ milestones: withPart(milestones, milestone, { target }) }),
  capacity: ({ teams }, { team, slots }) => ({ teams: withPart(teams, team, { slots }) }),
  'put-leave': ({ leaves }, { leave }) => ({ leaves: withThing(leaves, leave) }),
  'drop-leave': ({ leaves }, { leave }) => ({ leaves: without(leaves, leave) }),
  'put-risk': ({ risks }, { risk }) => ({ risks: withThing(risks, risk) }),
  'drop-risk': ({ risks }, { risk }) => ({ risks: without(risks, risk) }),
  'put-wait': ({ waits }, { wait }) => ({ waits: withThing(waits, wait) }),
  'drop-wait': ({ waits }, { wait }) => ({ waits: without(waits, wait) }),
  'put-expense': ({ expenses }, { expense }) => ({ expenses: withThing(expenses, expense) }),
  'drop-expense': ({ expenses }, { expense }) => ({ expenses: without(expenses, expense) }),
  'put-link': ({ links }, { link }) => ({ links: withThing(links, link) }),
  'drop-link': ({ links }, { link }) => ({ links: without(links, link) }),
};

function applied<K extends Kind>(input: ModelInput, change: Of<K>): ModelInput {
  const apply = APPLY[change.kind as K];
  return { ...input, ...apply(input, change) };
}

function blankItem({ asOf }: ModelInput): Omit<ModelItem, 'id' | 'team' | 'milestones' | keyof ItemSize> {
  return {
    title: 'New item',
    estimate: null,
    effort: null,
    skill: null,
    assignee: null,
    rank: null,
    priority: MIDDLE_PRIORITY,
    created: asOf,
    inHand: false,
    notBefore: null,
  };
}

/** The priority of what has none. */
export const MIDDLE_PRIORITY = 2;

function withPart<T extends { readonly id: string }>(
  things: readonly T[],
  id: string,
  part: Partial<NoInfer<T>>,
): readonly T[] {
  return things.map((thing) => (thing.id === id ? { ...thing, ...part } : thing));
}

function withThing<T extends { readonly id: string }>(things: readonly T[], thing: T): T[] {
  const found = things.findIndex(({ id }) => id === thing.id);
  return found < 0 ? [...things, thing] : things.with(found, thing);
}

function without<T extends { readonly id: string }>(things: readonly T[], id: string): readonly T[] {
  return things.filter((thing) => thing.id !== id);
}

/** Why a change makes no sense; null when it does. */
function troubleOf(input: ModelInput, change: ModelChange): string | null {
  if ('target' in change) return unknown(input.milestones, change.milestone, 'milestone');
  if (change.kind === 'capacity') return troubleOfSlots(change.slots) ?? unknown(input.teams, change.team, 'team');
  if (change.kind === 'add-item') return troubleOfSize(change.item);
  if (change.kind === 'put-link') return troubleOfLink(input, change.link);
  if (change.kind.startsWith('put-')) return troubleOfPut(input, change);
  return 'item' in change ? (troubleOfSize(change) ?? unknown(input.items, change.item, 'item')) : null;
}

/** A wait before nothing, leave of nobody, or a risk that touches nothing would be taken, and move nothing. */
function troubleOfPut({ items, milestones, teams, people, risks }: ModelInput, change: ModelChange): string | null {
  if (change.kind === 'put-wait') {
    const { item, milestone } = change.wait;
    return named(items, item, 'item') ?? named(milestones, milestone, 'milestone');
  }
  if (change.kind === 'put-leave')
    return named(people, change.leave.person, 'person') ?? named(teams, change.leave.team, 'team');
  if (change.kind !== 'put-risk' || risks.some(({ id }) => id === change.risk.id)) return null;
  const { risk } = change;
  const wrong = [
    ...risk.items.map((id) => named(items, id, 'item')),
    ...risk.teams.map((id) => named(teams, id, 'team')),
    ...risk.milestones.map((id) => named(milestones, id, 'milestone')),
  ];
  return wrong.every((each) => each !== null) ? (wrong[0] ?? null) : null;
}

function named(things: readonly { readonly id: string }[], id: string | null, what: string): string | null {
  return id === null ? null : unknown(things, id, what);
}

interface Sizes {
  readonly item?: unknown;
  readonly estimate?: number | null;
  readonly effort?: number | null;
}

function troubleOfSlots(slots: number): string | null {
  return slots >= 0 && slots <= MOST_SLOTS ? null : `${slots} is not a number of slots`;
}

function troubleOfSize({ estimate, effort }: Sizes) {
  const isBad = [estimate, effort].some((size) => typeof size === 'number' && !(size >= 0 && size <= MOST_SIZE));
  return isBad ? 'an estimate is a number from 0 to a million' : null;
}

function troubleOfLink({ items }: ModelInput, { from, to, lag }: ModelLink): string | null {
  if (!Number.isFinite(lag) || Math.abs(lag) > MOST_LAG) return 'a lag is a number of days, of ten years at most';
  if (from === to) return `${from} cannot wait for itself`;
  return unknown(items, from, 'item') ?? unknown(items, to, 'item');
}

const MOST_SLOTS = 10_000;
const MOST_SIZE = 1e6;
const MOST_LAG = 3_650;

function unknown(things: readonly { readonly id: string }[], id: string, what: string): string | null {
  return things.some((thing) => thing.id === id) ? null : `the plan has no ${what} "${id}"`;
}
