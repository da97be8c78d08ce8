import type { TableRow } from '@fulcrum/connectors';
import type { ProgramGraph } from '@fulcrum/core/program';
import { subjectOf, type Value } from '@fulcrum/core/vocabulary';
import { peopleByName } from './people-by-name.ts';
import { digestOf, idOf, keyOf, numberIn, type Taking, textOf } from './taking.ts';

/** Says what a row tells of an objective. */
export function tellObjective(taking: Taking, { where, cells }: TableRow): void {
  const { graph, teller } = taking;
  const name = textOf(cells.name);
  if (name === undefined) {
    teller.refuse(where, 'it has no name', 'give the objective a name');
    return;
  }
  const { id, isNew } = idOf(taking, 'objective', { name });
  const { why, due, unit, urgency, state } = cells;
  const set = {
    name,
    why: textOf(why),
    owner: ownerIn(taking, where, cells.owner),
    partOf: cells.partOf === undefined ? undefined : idOf(taking, 'objective', { name: textOf(cells.partOf)! }).id,
    due,
    unit: unit?.toLowerCase(),
    value: numberIn(taking, where, cells.value),
    costOfDelay: numberIn(taking, where, cells.costOfDelay),
    urgency: urgency?.toLowerCase(),
    halvesIn: numberIn(taking, where, cells.halvesIn),
    state: state?.toLowerCase() ?? (isNew ? 'open' : undefined),
  };
  teller.tell(subjectOf('objective', id), graph.objectives.get(id), { where, set: set as Set });
  for (const one of (cells.work ?? '').split(';').map((each) => each.trim()))
    if (one !== '') tellWork(taking, { where, objective: id, wanted: one });
}

type Set = Readonly<Record<string, Value | undefined>>;

function tellWork({ graph, teller }: Taking, of: { where: string; objective: string; wanted: string }): void {
  const { where, objective, wanted } = of;
  const ref = workCalled(graph, wanted);
  if (typeof ref === 'string') {
    teller.refuse(where, ref, 'name one by its id');
    return;
  }
  const isLinked = [...graph.contributions.values()].some(
    (one) =>
      one.objective === objective &&
      (one.milestone ?? null) === (ref.milestone ?? null) &&
      (one.item ?? null) === (ref.item ?? null),
  );
  if (isLinked) return;
  const id = `import/${digestOf(`${objective} ${JSON.stringify(ref)}`)}`;
  teller.tell(subjectOf('contribution', id), undefined, { where, set: { objective, ...ref, deleted: false } });
}

/** A milestone by id or name, or an item by id; why nothing is meant. */
function workCalled(
  { milestones, items }: ProgramGraph,
  wanted: string,
): { milestone?: string; item?: string } | string {
  if (milestones.has(wanted)) return { milestone: wanted };
  if (items.has(wanted)) return { item: wanted };
  const named = [...milestones.values()].filter(({ name }) => keyOf(name ?? '') === keyOf(wanted));
  if (named.length > 1) return `several milestones are called "${wanted}"`;
  return named[0] === undefined ? `there is no milestone or item "${wanted}"` : { milestone: named[0].id };
}

function ownerIn({ graph, teller }: Taking, where: string, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const found = peopleByName(graph).find([name]);
  if (found !== null && found !== 'several') return found;
  teller.refuse(
    where,
    `${found === null ? 'nobody is' : 'several people are'} called "${name}"`,
    'name a known person by name or address',
  );
  return undefined;
}
