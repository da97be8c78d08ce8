import type { Instant } from '../calendar/index.ts';
import type { StateCategory } from '../vocabulary/index.ts';
import type { Draft } from './fold-subject.ts';
import type { Mapping } from './mapping.ts';
import type { Item, Step } from './thing.ts';

/** Adds to a folded item what follows from its facts and the mapping: category, team, start and finish. */
export function finishItem(draft: Draft, mapping: Mapping): Item {
  const resolution = draft.resolution as string | null;
  const category = mapping.categoryOf(draft.state as string | null, resolution);
  const trail = draft.trail as readonly Step[];
  const isClosed = category === 'done' || category === 'dropped';
  const categoryOf = (step: Step): StateCategory => mapping.categoryOf(step.state, null);
  if (mapping.hidden.size > 0)
    draft.milestones = (draft.milestones as string[]).filter((id) => !mapping.hidden.has(id));
  draft.category = category;
  draft.team =
    (draft.team as string | null) ??
    mapping.teamOf(draft.components as readonly string[], draft.program as string | null);
  draft.startedAt = trail.find((step) => categoryOf(step) === 'doing')?.at ?? null;
  draft.finishedAt = isClosed ? finishOf(trail, categoryOf) : null;
  return draft as unknown as Item;
}

function finishOf(trail: readonly Step[], categoryOf: (step: Step) => StateCategory): Instant | null {
  let finish: Instant | null = null;
  for (const step of trail) {
    const category = categoryOf(step);
    if (category !== 'done' && category !== 'dropped') finish = null;
    else finish ??= step.at;
  }
  return finish;
}
