import type { ModelChange, ModelInput } from '@fulcrum/core/forecast';
import type { Item, ProgramGraph } from '@fulcrum/core/program';
import { requestedChanges, type TakenItem, type Wanted } from '@fulcrum/core/scope';
import { type NewWork, readNewWork, type ScopeRequest, teamKind } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { BadInput } from '../catalogue/errors.ts';
import { findThing } from '../recording/references.ts';
import { milestonesTakenInto, type TypedChange } from '../scenarios/typed-change.ts';

const name = z.string().min(1).max(500);

/** What is chosen with a request that is approved: names of things will do where ids are asked for. */
export const chosenOption = z
  .discriminatedUnion('option', [
    z.object({ option: z.literal('absorb') }),
    z.object({ option: z.literal('cut'), items: z.array(name).min(1).max(1_000) }),
    z.object({ option: z.literal('move'), day: z.iso.date() }),
    z.object({
      option: z.literal('staff'),
      team: name.optional(),
      slots: teamKind.attributes.slots.schema.optional(),
      person: name.optional(),
      learning: z.number().min(0).max(260).optional().describe('Working days until they find their way into it.'),
    }),
  ])
  .meta({ id: 'ChosenOption' });
export type ChosenOption = z.output<typeof chosenOption>;

/** What a request asks for, with all that a plan needs to know of it. */
export function wantedOf(
  graph: ProgramGraph,
  { milestone, items, work }: { milestone: string; items: readonly string[]; work: readonly NewWork[] },
): Wanted {
  const taken = items.flatMap((id) => {
    const item = graph.items.get(id);
    return item === undefined ? [] : [takenItem(graph, item, milestone)];
  });
  return { milestone, items: taken, work };
}

/** An item as a milestone would take it in. */
export function takenItem(graph: ProgramGraph, item: Item, milestone: string): TakenItem {
  const { id, title, team, estimate, effort, skill } = item;
  const milestones = milestonesTakenInto(graph, id, milestone);
  return { id, title: title ?? id, team: team ?? '', milestones, estimate, effort, skill };
}

/** The lines of new work that a request has. */
export function workOf({ work }: Pick<ScopeRequest, 'work'>): readonly NewWork[] {
  return work.flatMap((line) => readNewWork(line) ?? []);
}

/** A request with what was chosen, as changes of the plan. */
export function modelChanges(input: ModelInput, wanted: Wanted, chosen: ChosenOption): readonly ModelChange[] {
  const planned = new Map(input.items.map((item) => [item.id, item]));
  const joining = requestedChanges(wanted, (item) => planned.has(item));
  const { milestone } = wanted;
  switch (chosen.option) {
    case 'absorb':
      return joining;
    case 'move':
      return [...joining, { kind: 'target', milestone, target: chosen.day }];
    case 'cut':
      return [
        ...joining,
        ...chosen.items.map((item): ModelChange => {
          const rest = (planned.get(item)?.milestones ?? []).filter((each) => each !== milestone);
          return rest.length === 0 ? { kind: 'cut-item', item } : { kind: 'move-item', item, to: { milestones: rest } };
        }),
      ];
    case 'staff': {
      const { team, slots } = chosen;
      return team === undefined || slots === undefined ? joining : [...joining, { kind: 'capacity', team, slots }];
    }
  }
}

/** A request with what was chosen, as changes of a scenario; who takes it is said once its items are there. */
export function scenarioChanges(wanted: Wanted, title: string, chosen: ChosenOption): readonly TypedChange[] {
  const { milestone, items, work } = wanted;
  const ids = items.map(({ id }) => id);
  const taken: TypedChange[] = ids.length === 0 ? [] : [{ form: 'take-in', items: ids, milestone }];
  const made = work.map((line): TypedChange => newItems(line, milestone, title));
  return [...taken, ...made, ...optionChanges(milestone, chosen)];
}

function newItems({ team, count, hours, points, skill }: NewWork, milestone: string, title: string): TypedChange {
  const said = {
    ...(team === '' ? {} : { team }),
    ...(hours === null ? {} : { effort: hours }),
    ...(points === null ? {} : { estimate: points }),
    ...(skill === null ? {} : { skill }),
  };
  return { form: 'add-items', milestone, count, title: title.slice(0, 480), ...said };
}

function optionChanges(milestone: string, chosen: ChosenOption): readonly TypedChange[] {
  if (chosen.option === 'cut') return [{ form: 'cut-items', items: [...chosen.items], milestone }];
  if (chosen.option === 'move') return [{ form: 'target', milestone, day: chosen.day }];
  if (chosen.option !== 'staff' || chosen.team === undefined || chosen.slots === undefined) return [];
  return [{ form: 'capacity', team: chosen.team, slots: chosen.slots }];
}

/** A choice with ids where people write names. Throws NotFound with the nearest, BadInput for one that says nothing. */
export function chosenWithIds(graph: ProgramGraph, program: string, chosen: ChosenOption): ChosenOption {
  const find = (kind: 'item' | 'team' | 'person', wanted: string) => findThing(graph, { kind, wanted, program });
  if (chosen.option === 'cut') return { ...chosen, items: chosen.items.map((item) => find('item', item)) };
  if (chosen.option !== 'staff') return chosen;
  const { team, slots, person } = chosen;
  if (person === undefined && (team === undefined || slots === undefined))
    throw new BadInput('staff: name a person, or a team and how many items it works on at once');
  return {
    ...chosen,
    ...(team === undefined ? {} : { team: find('team', team) }),
    ...(person === undefined ? {} : { person: find('person', person) }),
  };
}
