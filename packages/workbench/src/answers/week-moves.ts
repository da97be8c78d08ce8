import { addDays, endOfDay } from '@fulcrum/core/calendar';
import type { MilestoneForecast } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import { scopeChanges } from '@fulcrum/core/scope';
import type { Words } from '../views/index.ts';
import { itemsEvidence } from './evidence-ref.ts';
import { countWords, piece } from './phrases.ts';

/** What changed in a milestone in the seven days up to its forecast, in items. */
export interface WeekMoves {
  readonly joined: readonly string[];
  readonly left: readonly string[];
  /** Those in it that were finished in these days. */
  readonly finished: readonly string[];
}

const LABELS = { joined: 'Joined', left: 'Left', finished: 'Finished in' } as const;

/** The items that joined a milestone, left it, or were finished in it in seven days. */
export function weekMoves(graph: ProgramGraph, { milestone, asOf }: MilestoneForecast): WeekMoves {
  const [after, upTo] = [endOfDay(addDays(asOf, -7)), endOfDay(asOf)];
  const isInWeek = (at: number | null) => at !== null && at > after && at <= upTo;
  const finished = [...graph.items.values()]
    .filter((item) => item.milestones.includes(milestone) && isInWeek(item.finishedAt))
    .map((item) => item.id);
  return { ...scopeChanges(graph, milestone, { after, upTo }), finished };
}

/** The same in words, each count with exactly the items that it counts. */
export function weekMovesWords(graph: ProgramGraph, forecast: MilestoneForecast, moves: WeekMoves): Words {
  const { milestone, name, asOf } = forecast;
  const program = graph.milestones.get(milestone)?.program ?? '';
  const parts = (Object.keys(LABELS) as (keyof WeekMoves)[]).filter((change) => moves[change].length > 0);
  if (parts.length === 0) return [piece.text('Same scope, nothing finished')];
  return parts.flatMap((change, index) => {
    const ids = moves[change];
    const evidence = itemsEvidence(`${LABELS[change]} ${name} in seven days`, {
      program,
      asOf,
      filter: { ids },
      count: ids.length,
    });
    const count = index === 0 ? countWords(ids.length, 'item') : ids.length.toLocaleString('en');
    return [...(index === 0 ? [] : [piece.text(', ')]), piece.figure(count, evidence), piece.text(` ${change}`)];
  });
}
