import type { ProgramGraph } from '@fulcrum/core/program';
import { COLLECTIONS } from '@fulcrum/core/program';
import { type Attribute, type Kind, type Value, vocabulary } from '@fulcrum/core/vocabulary';
import { BadInput } from '../catalogue/errors.ts';

/** The kinds of things that people tell Fulcrum about. */
export const RECORDABLE_KINDS = [
  'leave',
  'calendar',
  'holiday',
  'risk',
  'wait',
  'expense',
  'team',
  'person',
  'item',
  'milestone',
  'link',
  'objective',
  'contribution',
  'measure',
  'avenue',
] as const;
export type RecordableKind = (typeof RECORDABLE_KINDS)[number];

/** A thing as its kind has it, by the names of the attributes. */
export type AnyThing = { readonly id: string } & Readonly<Record<string, Value | undefined>>;

interface Rules {
  /**
   * What people say on the trunk, where the rest comes from a tracker, whose next word would take it back. Everything when
   * missing. In a scenario everything can be said.
   */
  readonly own?: readonly string[];
  /** What a new one needs. A kind without it is not made new on the trunk: its things come from a tracker. */
  readonly needs?: readonly string[];
  readonly starts?: Readonly<Record<string, Value>>;
}

const RULES: Readonly<Record<RecordableKind, Rules>> = {
  leave: { needs: ['from'] },
  calendar: { needs: ['name'] },
  holiday: { needs: ['title', 'calendar', 'day'] },
  risk: { needs: ['title', 'chance', 'likely'], starts: { state: 'open' } },
  wait: { needs: ['title'], starts: { form: 'other' } },
  expense: { needs: ['title', 'amount', 'day'], starts: { every: 'once' } },
  team: { needs: ['name'] },
  person: { needs: ['name'], starts: { active: true } },
  item: {
    own: ['effort', 'estimate', 'skill', 'rank', 'notBefore'],
    needs: ['title', 'milestones'],
    starts: { state: 'Open', type: 'Task' },
  },
  milestone: { own: ['target', 'baseline'], needs: ['name'] },
  objective: { needs: ['name'], starts: { state: 'open' } },
  contribution: { needs: ['objective'] },
  measure: { needs: ['name', 'objective'] },
  avenue: { needs: ['name', 'objective'] },
  link: { needs: ['from', 'to'], starts: { form: 'blocks', dependency: 'FS', lag: 0 } },
};

/** What may be said of a kind of thing: on the trunk only what is ours, in a scenario everything. */
export function recordableAttributes(kind: RecordableKind, branch: string | undefined): readonly string[] {
  const { own } = RULES[kind];
  return branch === undefined && own !== undefined ? own : Object.keys(vocabulary[kind].attributes);
}

/** An attribute that may be said. Throws BadInput with those that may. */
export function recordableAttribute(kind: RecordableKind, name: string, branch: string | undefined): Attribute {
  const allowed = recordableAttributes(kind, branch);
  const attributes: Kind['attributes'] = vocabulary[kind].attributes;
  const attribute = allowed.includes(name) ? attributes[name] : undefined;
  if (attribute !== undefined) return attribute;
  const isKnown = Object.hasOwn(attributes, name);
  const why = isKnown ? `comes from the tracker for every ${kind}` : `is no attribute of ${kind}`;
  throw new BadInput(`"${name}" ${why}: use one of ${allowed.join(', ')}`);
}

/** What a new thing starts with, under what was said of it. Throws BadInput for a kind that comes from a tracker. */
export function startOf(
  kind: RecordableKind,
  of: { program: string; branch: string | undefined },
): Record<string, Value> {
  const { own, starts = {} } = RULES[kind];
  if (own !== undefined && of.branch === undefined)
    throw new BadInput(
      `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind} comes from the tracker: name the one that this is about, or add it in a scenario`,
    );
  return { ...(Object.hasOwn(vocabulary[kind].attributes, 'program') ? { program: of.program } : {}), ...starts };
}

/**
 * Holds a thing as it would be against what makes sense together. Throws BadInput.
 * @param said the names of the attributes that are said; what a tracker left out is not asked for
 */
export function checkThing(kind: RecordableKind, thing: AnyThing, said: ReadonlySet<string>): void {
  const missing = (RULES[kind].needs ?? []).find((name) => said.has(name) && isMissing(thing[name]));
  if (missing !== undefined) throw new BadInput(`a ${kind} needs "${missing}": say ${missing}=…`);
  const trouble = troubleOf(kind, thing) ?? aimTrouble(kind, thing) ?? spreadTrouble(thing);
  if (trouble !== null) throw new BadInput(trouble);
}

function isMissing(value: Value | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function troubleOf(kind: RecordableKind, { from, until, to, item, milestone }: AnyThing): string | null {
  if (kind === 'leave' && String(until ?? from) < String(from))
    return `until ${until} lies before from ${from}: correct one of them`;
  if (kind === 'wait' && isMissing(item) && isMissing(milestone))
    return 'a wait needs the "item" or the "milestone" that waits: say item=… or milestone=…';
  return kind === 'link' && from === to ? `${from} cannot wait for itself` : null;
}

function aimTrouble(kind: RecordableKind, { id, partOf, item, milestone }: AnyThing): string | null {
  if (kind === 'contribution' && isMissing(item) === isMissing(milestone))
    return 'a contribution is one piece of work: say milestone=… or item=…';
  return kind === 'objective' && partOf === id ? 'an objective cannot be a part of itself' : null;
}

function spreadTrouble({ low, likely, high }: AnyThing): string | null {
  const spread = [low, likely, high].filter((each) => typeof each === 'number');
  const isRising = spread.every((each, index) => index === 0 || each >= spread[index - 1]!);
  return isRising ? null : `low, likely and high have to rise: they are ${spread.join(', ')}`;
}

/** What has to be said of a new thing. */
export function neededOf(kind: RecordableKind): readonly string[] {
  return RULES[kind].needs ?? [];
}

/** What takes a new thing back. */
export function undoOfNew(kind: RecordableKind): Readonly<Record<string, Value>> {
  if (Object.hasOwn(vocabulary[kind].attributes, 'deleted')) return { deleted: true };
  return kind === 'person' ? { active: false } : {};
}

/** The things of a kind. */
export function thingsOf(graph: ProgramGraph, kind: RecordableKind | 'scenario'): ReadonlyMap<string, AnyThing> {
  return graph[COLLECTIONS[kind]] as ReadonlyMap<string, unknown> as ReadonlyMap<string, AnyThing>;
}
