import { endOfDay, startOfDay } from '@fulcrum/core/calendar';
import type { ItemFilter } from '@fulcrum/core/measure';
import { type ItemConditions, SORTS, type SortName } from '@fulcrum/store';
import { z } from 'zod';
import { BadInput } from './errors.ts';

// What PostgreSQL can compare with: whole milliseconds, and text without NUL.
const instant = z.int();
const word = z.string().regex(/^[^\0]*$/);
const span = z.strictObject({ from: instant.optional(), until: instant.optional() });
const categories = z.array(z.enum(['todo', 'doing', 'done', 'dropped']));
const filterShape = z.strictObject({
  ids: z.array(word).max(50_000).optional(),
  program: word.optional(),
  team: word.nullable().optional(),
  milestone: word.optional(),
  type: word.optional(),
  categories: categories.optional(),
  created: span.optional(),
  started: span.optional(),
  finished: span.optional(),
  openAt: instant.optional(),
});

const day = z.iso.date().optional();

/** What a list of items can be narrowed by. `none` asks for items that have none. */
export const itemsInput = z.object({
  q: z.string().max(500).optional().describe('Words in the key or the title.'),
  team: z.string().optional(),
  type: z.string().optional(),
  state: z.string().optional(),
  category: z.string().optional().describe('todo, doing, done or dropped, with commas; or open, closed.'),
  priority: z.string().optional(),
  milestone: z.string().optional(),
  assignee: z.string().optional(),
  createdFrom: day,
  createdTo: day,
  finishedFrom: day,
  finishedTo: day,
  ids: z.string().optional().describe('Ids with commas.'),
  filter: z.string().optional().describe('A set of items as evidence carries it, in JSON.'),
});
export type ItemsInput = z.output<typeof itemsInput>;

/** The conditions that an input asks for. Throws BadInput when a word of it is not known. */
export function conditionsOf(
  input: ItemsInput,
  place: { workspace: string; program: string; at: number },
): ItemConditions {
  const filter = parseFilter(input.filter);
  const { created, started, finished, openAt } = filter;
  return {
    workspace: place.workspace,
    at: place.at,
    program: place.program,
    text: input.q,
    team: orNone(input.team) ?? filter.team,
    type: orNone(input.type) ?? filter.type,
    state: orNone(input.state),
    priority: orNone(input.priority),
    milestone: orNone(input.milestone) ?? filter.milestone,
    assignee: orNone(input.assignee),
    categories: categoriesOf(input.category) ?? filter.categories,
    ids: input.ids?.split(',').filter(Boolean) ?? filter.ids,
    created: spanOf(input.createdFrom, input.createdTo) ?? created,
    started,
    finished: spanOf(input.finishedFrom, input.finishedTo) ?? finished,
    openAt,
  };
}

function parseFilter(text: string | undefined): ItemFilter {
  if (text === undefined) return {};
  try {
    return filterShape.parse(JSON.parse(text)) as ItemFilter;
  } catch {
    throw new BadInput('filter: not a set of items; open it again from the figure that it belongs to');
  }
}

function orNone(text: string | undefined): string | null | undefined {
  return text === 'none' ? null : text;
}

function categoriesOf(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  if (text === 'open') return ['todo', 'doing'];
  if (text === 'closed') return ['done', 'dropped'];
  const parsed = categories.safeParse(text.split(','));
  if (!parsed.success)
    throw new BadInput(`category "${text}": use open, closed, or some of todo, doing, done, dropped with commas`);
  return parsed.data;
}

function spanOf(from: string | undefined, to: string | undefined): { from?: number; until?: number } | undefined {
  if (from === undefined && to === undefined) return undefined;
  return {
    ...(from === undefined ? {} : { from: startOfDay(from) }),
    ...(to === undefined ? {} : { until: endOfDay(to) + 1 }),
  };
}

/** Reads `-created` as a sort. Throws BadInput for a column that lists cannot be sorted by. */
export function sortOf(text: string | undefined): { sort: SortName; isDescending: boolean } {
  const name = (text ?? 'key').replace(/^-/, '');
  const isDescending = text?.startsWith('-') ?? false;
  // The oldest were created first.
  if (name === 'age') return { sort: 'created', isDescending: !isDescending };
  if (!Object.hasOwn(SORTS, name))
    throw new BadInput(
      `sort "${name}": use one of ${Object.keys(SORTS).join(', ')}, age; a minus in front turns it round`,
    );
  return { sort: name as SortName, isDescending };
}

const NUMBERED: ReadonlySet<SortName> = new Set(['key', 'created', 'finished']);

/** A cursor as an opaque text, and back. Throws BadInput for one that was not given out for this sort. */
export const cursor = {
  write: (end: readonly [string | number, string] | null): string | null =>
    end === null ? null : Buffer.from(JSON.stringify(end)).toString('base64url'),
  read: (text: string | undefined, sort: SortName): readonly [string | number, string] | undefined => {
    if (text === undefined) return undefined;
    try {
      return z
        .tuple([NUMBERED.has(sort) ? z.number() : word, word])
        .parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    } catch {
      throw new BadInput('cursor: not one that was given out; start from the first page');
    }
  },
};
