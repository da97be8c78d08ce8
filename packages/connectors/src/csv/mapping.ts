import { itemKind } from '@fulcrum/core/vocabulary';

/** A map or a header that does not fit; the message says what is wrong, and what can be written. */
export class UnfitHeader extends Error {}

/** Which column of a CSV file holds which attribute. `id` and `created` stand beside the attributes of an item. */
export type ColumnMap = Readonly<Record<string, string>>;

/** What `--map` can name: the attributes of an item, and what tells when it came and went. */
const MAPPABLE: readonly string[] = [
  'id',
  'created',
  'started',
  'finished',
  'blockedBy',
  'blocks',
  ...Object.keys(itemKind.attributes),
];

const GUESSES: Readonly<Record<string, RegExp>> = {
  id: /^(id|key|issue ?key|number|#)$/i,
  title: /^(title|summary|name|subject)$/i,
  created: /^(created|created ?(at|date|on)|opened)$/i,
  started: /^(started|started ?(at|date|on))$/i,
  finished: /^(finished|done|closed|resolved|completed)( ?(at|date|on))?$/i,
  state: /^(state|status)$/i,
  type: /^(type|issue ?type|kind)$/i,
  priority: /^priority$/i,
  estimate: /^(estimate|story ?points|points|size)( ?\(?(points?|pts?)\)?)?$/i,
  effort:
    /^((remaining |planned )?effort( ?\(?(h|hrs?|hours?|d|days?)\)?)?|(original |time )?estimate ?\(?(h|hrs?|hours?|d|days?)\)?)$/i,
  blockedBy: /^(blocked ?by|is blocked by|depends ?on|waits ?for|predecessors?|links?)$/i,
  blocks: /^(blocks|successors?)$/i,
  skill: /^(skill|needs( ?skill)?)$/i,
  team: /^(team|squad|group)$/i,
  assignee: /^(assignee|owner|assigned ?to)$/i,
  milestones: /^(milestones?|releases?|fix ?versions?|versions?|epic)$/i,
  components: /^components?$/i,
  labels: /^(labels|tags)$/i,
  parent: /^parent( ?(id|key))?$/i,
};

/** Reads `--map title=Summary,created=Opened`. Throws UnfitHeader, which names what is wrong and what can be written. */
export function parseMap(text: string): ColumnMap {
  const pairs = text.split(',').map((pair) => pair.split('='));
  for (const pair of pairs) {
    const [attribute, column] = pair;
    if (pair.length !== 2 || !attribute?.trim() || !column?.trim())
      throw new UnfitHeader(`--map: "${pair.join('=')}" is not attribute=column`);
    if (!MAPPABLE.includes(attribute.trim()))
      throw new UnfitHeader(`--map: "${attribute}" is no attribute; use one of ${MAPPABLE.join(', ')}`);
  }
  return Object.fromEntries(
    pairs.map(([attribute, column]) => [(attribute as string).trim(), (column as string).trim()]),
  );
}

/**
 * The columns of a header by attribute: those that were mapped, and those whose names say it.
 * Throws UnfitHeader when a mapped column is not there, or when nothing tells the id, the title or the time of creation.
 */
export function resolveColumns(header: readonly string[], map: ColumnMap): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const [attribute, pattern] of Object.entries(GUESSES)) {
    const index = header.findIndex((name) => pattern.test(name.trim()));
    if (index >= 0) columns.set(attribute, index);
  }
  for (const [attribute, name] of Object.entries(map)) {
    const index = header.findIndex((column) => column.trim() === name);
    if (index < 0)
      throw new UnfitHeader(
        `there is no column "${name}"; the file has ${header.map((column) => `"${column}"`).join(', ')}`,
      );
    columns.set(attribute, index);
  }
  const missing = ['id', 'title', 'created'].filter((attribute) => !columns.has(attribute));
  if (missing.length > 0)
    throw new UnfitHeader(
      `no column tells the ${missing.join(', ')}: add --map ${missing.map((name) => `${name}=COLUMN`).join(',')}; the file has ${header.map((column) => `"${column}"`).join(', ')}`,
    );
  return columns;
}
