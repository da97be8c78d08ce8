import { type Day, endOfDay } from '@fulcrum/core/calendar';
import { type EndState, endStateOf, moveBetween } from '@fulcrum/core/forecast';
import { branchFacts } from '@fulcrum/core/program';
import type { ExplainView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { WorkProgress } from '../workspace/elsewhere.ts';
import { asSeenAt } from '../workspace/trunk.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { type Draws, milestoneForecast } from './forecasts.ts';
import { countWords } from './phrases.ts';
import { restingOn } from './resting-on.ts';

type Part = Omit<ExplainView['parts'][number], 'points'>;

/** Which date is asked about, and how many facts are shown of each part. */
interface Asked {
  readonly program: string;
  readonly milestone: string;
  readonly to: Day;
  readonly draws: Draws;
  readonly facts: number;
  readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
}

/** Each is a forecast: the changes of a longer list are told together, the first ones one by one. */
const MOST_PARTS = 10;

/**
 * What each change of a scenario adds to the date of a milestone on the later day, one laid over the other in the order in which they
 * were made; a change after which there is no date shares the move of the next. Null without a scenario, and where it says nothing yet.
 * @param from where everybody has the date; on the earlier day, when that is nowhere on the later one
 */
export async function scenarioParts(
  whole: Workbench,
  of: Asked,
  from: EndState,
): Promise<{ readonly to: EndState; readonly parts: readonly Part[] } | null> {
  const workbench = asSeenAt(whole, endOfDay(of.to));
  const { branches } = workbench;
  if (branches.length === 0) return null;
  const parts: Part[] = [];
  let [stop, taken] = [from, 0];
  for (const [index, count] of countsOf(branches.length).entries()) {
    of.onProgress?.({ label: 'Laying over the changes', done: index, total: Math.min(MOST_PARTS, branches.length) });
    const laid = workbench.laidOver(branches.slice(0, count));
    const next = endStateOf(await milestoneForecast(laid, { ...of, asOf: of.to }, of.draws));
    const isLast = count === branches.length;
    if (next.p50 === null && !isLast) continue;
    parts.push(await partOf(workbench, branches.slice(taken, count), { of, move: moveBetween(stop, next) }));
    [stop, taken] = [next, count];
  }
  return { to: stop, parts };
}

/** After how many of the changes there is a stop: after each, and at last after all that are left. */
function countsOf(changes: number): readonly number[] {
  return Array.from({ length: Math.min(MOST_PARTS, changes) }, (_, i) => (i === MOST_PARTS - 1 ? changes : i + 1));
}

async function partOf(
  workbench: Workbench,
  ids: readonly string[],
  { of, move }: { readonly of: Asked; readonly move: Part['move'] },
): Promise<Part> {
  const { changes } = graphAsOf(workbench, undefined);
  const [id = ''] = ids;
  const label = ids.length === 1 ? id : `${id} to ${ids.at(-1)}`;
  const words = ids.length === 1 ? (changes.get(id)?.words ?? '') : countWords(ids.length, 'change');
  const facts = branchFacts(workbench.log(), ids, endOfDay(of.to));
  const subjects = [...new Set(facts.map(({ subject }) => subject))];
  const rest = await restingOn(workbench, { label, seqs: facts.map(({ seq }) => seq), subjects }, of);
  const key = `change:${ids[0]}`;
  return { key, inputs: [], change: label, team: null, label, words, move, scope: null, ...rest };
}
