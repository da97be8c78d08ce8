import type { ModelChange } from '@fulcrum/core/forecast';
import type { TypedChange } from '../../scenarios/typed-change.ts';

/** Items that one change of a scenario names at most. */
const MOST_ITEMS = 1_000;

/** Something that can be done about a milestone, as a what-if takes it. */
interface Lever {
  readonly kind: string;
  readonly changes: readonly ModelChange[];
}

/** A lever as changes of a scenario; empty where nobody could say it, as for the slots of work that no team has. */
export function keptLever({ changes }: Lever, milestone: string): readonly TypedChange[] {
  const assigned = changes.flatMap((change) => (change.kind === 'assign' ? [change.item] : []));
  const cut = changes.flatMap((change) => (change.kind === 'cut-item' ? [change.item] : []));
  return [
    ...pieces(cut).map((items): TypedChange => ({ form: 'cut-items', items: [...items], milestone })),
    ...pieces(assigned).map((items): TypedChange => ({ form: 'assign', items: [...items], to: null })),
    ...changes.flatMap((change) => keptChange(change, milestone)),
  ];
}

function keptChange(change: ModelChange, milestone: string): readonly TypedChange[] {
  switch (change.kind) {
    case 'capacity':
      return change.team === '' ? [] : [{ form: 'capacity', team: change.team, slots: change.slots }];
    // A lever moves items out of the milestone that is asked about.
    case 'move-item':
      return [{ form: 'cut-item', item: change.item, milestone }];
    case 'put-risk':
      return [{ form: 'mitigate', risk: change.risk.id }];
    case 'drop-risk':
      return [{ form: 'avoid', risk: change.risk }];
    case 'drop-wait':
      return [{ form: 'answer', wait: change.wait }];
    case 'drop-leave':
      return [{ form: 'cancel-leave', leave: change.leave }];
    default:
      return [];
  }
}

function pieces(items: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(items.length / MOST_ITEMS) }, (_, piece) =>
    items.slice(piece * MOST_ITEMS, (piece + 1) * MOST_ITEMS),
  );
}
