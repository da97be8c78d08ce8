import { addDays, type Day, endOfDay } from '@fulcrum/core/calendar';
import { scopeItems } from '@fulcrum/core/forecast';
import type { Item, ProgramGraph } from '@fulcrum/core/program';
import { NotFound } from '../../catalogue/errors.ts';
import type { ExplainView, WhyPartView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { type ExplainOf, explanation } from '../explanation.ts';
import { countWords, moveWords } from '../phrases.ts';

type Part = ExplainView['parts'][number];
type Group = WhyPartView['groups'][number];

/** One part of a move with what it rests on. Throws NotFound when the move has no such part. */
export async function whyPart(workbench: Workbench, of: ExplainOf & { readonly part: string }): Promise<WhyPartView> {
  const { parts, milestone } = await explanation(workbench, of);
  const part = parts.find(({ key }) => key === of.part);
  if (part === undefined)
    throw new NotFound(`the move has no part "${of.part}": it has ${parts.map(({ key }) => key).join(', ') || 'none'}`);
  const ends = {
    before: graphAsOf(workbench.laidOver([]), of.from),
    after: graphAsOf(workbench, of.to),
    milestone: milestone.id,
  };
  return {
    words: partWords(part, milestone.name),
    move: part.move,
    points: part.points,
    groups: [...groupsOf(ends, itemsOf(part))],
    pace: part.team === null ? null : paceOf(ends, of, part.team),
    factCount: part.factCount,
    facts: part.facts,
  };
}

function partWords({ move, points, words, label, change }: Part, name: string): string {
  const what = change === null ? [label, words].filter(Boolean).join(': ') : words;
  if (move === null) return `${capitalised(what)}. What it did to ${name} cannot be told.`;
  const dates = `it moved ${name} ${dateWords(move.p85)} at 85\u00a0%, and ${dateWords(move.p50)} at even odds`;
  const odds =
    points === null
      ? ''
      : `; the odds of its target by ${points > 0 ? '+' : points < 0 ? '−' : ''}${countWords(Math.abs(points), 'point')}`;
  return `${capitalised(what)}: ${dates}${odds}.`;
}

const dateWords = (days: number) => (days === 0 ? 'by no day' : moveWords(days));

// A name such as iOS stays as it is.
const capitalised = (text: string) =>
  /^\p{Ll}\p{Lu}/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);

/** The items that the facts of a part speak of. */
function itemsOf({ evidence }: Part): readonly string[] {
  const filter = JSON.parse(evidence.params.filter ?? '{}') as { readonly ids?: readonly string[] };
  return filter.ids ?? [];
}

interface Ends {
  readonly before: ProgramGraph;
  readonly after: ProgramGraph;
  readonly milestone: string;
}

/** Items that are listed of each group; the count tells of all. */
const MOST_LISTED = 100;

/** The items of a part by what became of them; each is told once, by what says most. */
function groupsOf(ends: Ends, ids: readonly string[]): readonly Group[] {
  const scope = scopeItems(ends);
  const ways = [
    ['Added', new Set(scope.added)],
    ['Moved in', new Set(scope.movedIn)],
    ['Moved out', new Set(scope.movedOut)],
    ['Cut', new Set(scope.cut)],
  ] as const;
  const found = new Map<string, { id: string; title: string; words: string }[]>();
  for (const id of ids) {
    const [before, after] = [ends.before.items.get(id), ends.after.items.get(id)];
    const item = after ?? before;
    if (item === undefined) continue;
    const way = ways.find(([, set]) => set.has(id))?.[0];
    const [title, words] = way === undefined ? becameOf(ends, before, after) : [way, stateOf(item)];
    found.set(title, [...(found.get(title) ?? []), { id, title: item.title ?? '', words }]);
  }
  return [...found].map(([title, items]) => ({ title, count: items.length, items: items.slice(0, MOST_LISTED) }));
}

const stateOf = (item: Item) => item.state ?? '';

/** What became of an item that stayed where it was. */
function becameOf({ milestone }: Ends, before: Item | undefined, after: Item | undefined): readonly [string, string] {
  const where = after?.milestones.includes(milestone) ? 'in it' : 'elsewhere';
  if (after === undefined) return [`Gone ${where}`, ''];
  if (before === undefined) return [`New ${where}`, stateOf(after)];
  const [wasOpen, isOpen] = [before.finishedAt === null, after.finishedAt === null];
  if (wasOpen !== isOpen) return [`${isOpen ? 'Reopened' : 'Finished'} ${where}`, stateOf(after)];
  const sizes = SIZES.filter(([name]) => before[name] !== after[name]);
  if (sizes.length > 0) return ['Estimated anew', sizes.map((size) => sizeWords(size, before, after)).join(', ')];
  if (before.team !== after.team) return ['Given to another team', ''];
  if (before.state === after.state) return [`Touched ${where}`, stateOf(after)];
  return [`Went on ${where}`, `${stateOf(before)} → ${stateOf(after)}`];
}

function sizeWords([name, unit]: (typeof SIZES)[number], before: Item, after: Item): string {
  return `${before[name] ?? 'no'} → ${after[name] ?? 'no'} ${unit}`;
}

const SIZES = [
  ['estimate', 'points'],
  ['effort', 'hours'],
] as const;

const PACE_WEEKS = 8;

/** What a team finished a week, in the whole program, before either day. */
function paceOf(
  { before, after }: Ends,
  { program, from, to }: ExplainOf,
  team: { readonly id: string; readonly name: string },
): NonNullable<WhyPartView['pace']> {
  const own = { program, team: team.id === 'none' ? null : team.id };
  const [was, is] = [finishedAWeek(before, own, from), finishedAWeek(after, own, to)];
  const name = team.id === 'none' ? 'Work without a team' : team.name;
  return {
    before: was,
    after: is,
    words: `${name}: ${rate(was)} items finished a week in the ${PACE_WEEKS} weeks before the earlier day, ${rate(is)} before the later.`,
  };
}

const rate = (each: number) => (Math.round(each * 10) / 10).toLocaleString('en');

function finishedAWeek(graph: ProgramGraph, own: { program: string; team: string | null }, day: Day): number {
  const [after, upTo] = [endOfDay(addDays(day, -7 * PACE_WEEKS)), endOfDay(day)];
  let count = 0;
  for (const { program, team, finishedAt } of graph.items.values())
    if (program === own.program && team === own.team && finishedAt !== null && finishedAt > after && finishedAt <= upTo)
      count++;
  return count / PACE_WEEKS;
}
