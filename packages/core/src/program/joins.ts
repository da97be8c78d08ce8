/** Things of one kind that are the same, known from several tools. */
export interface Joins {
  /** From each thing that is left out to the one that stands for it. */
  readonly standIn: ReadonlyMap<string, string>;
  /** From each thing that stands for others to all of them: itself first, then the rest in order of id. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** What each thing says that it is the same as. */
  readonly said: ReadonlyMap<string, string>;
  /** The things that others say they are the same as, whether these exist or not. */
  readonly named: ReadonlySet<string>;
  /** Things that say of each other, all the way round, that they are the same; in order of id. */
  readonly rings: readonly (readonly string[])[];
}

/** The joins of a program, by kind of thing. */
export interface GraphJoins {
  readonly item: Joins;
  readonly person: Joins;
}

interface Sayer {
  readonly id: string;
  readonly sameAs?: unknown;
}

/**
 * Which things are the same, by what they say (`sameAs`). Who is named stands for who names it, through chains; of a ring the
 * smallest id stands for all. What names a thing that does not exist stands for itself. O(things).
 */
export function joinsOf(things: ReadonlyMap<string, unknown>): Joins {
  const said = new Map<string, string>();
  for (const { id, sameAs } of things.values() as Iterable<Sayer>)
    if (typeof sameAs === 'string' && sameAs !== id) said.set(id, sameAs);
  return said.size === 0 ? NONE : joinsBy(said, things);
}

function joinsBy(said: ReadonlyMap<string, string>, things: ReadonlyMap<string, unknown>): Joins {
  const nextOf = (id: string) => (things.has(said.get(id) ?? '') ? said.get(id) : undefined);
  const ends = new Map<string, string>();
  const rings: string[][] = [];
  for (const id of said.keys()) {
    const { path, last } = walk(id, nextOf, ends);
    const ring = path.slice(path.includes(last) ? path.indexOf(last) : path.length).sort();
    if (ring.length > 0) rings.push(ring);
    const end = ends.get(last) ?? ring[0] ?? last;
    for (const each of path) ends.set(each, end);
  }
  const standIn = new Map([...ends].filter(([id, end]) => id !== end));
  rings.sort((one, other) => (one[0]! < other[0]! ? -1 : 1));
  return { standIn, groups: groupsOf(standIn), said, named: new Set(said.values()), rings };
}

/** From a thing along what each says it is the same as: up to one whose end is known, that says nothing, or that was passed. */
function walk(from: string, nextOf: (id: string) => string | undefined, ends: ReadonlyMap<string, string>) {
  const path = new Set<string>();
  let last = from;
  for (let next = nextOf(last); next !== undefined && !ends.has(last) && !path.has(last); next = nextOf(last)) {
    path.add(last);
    last = next;
  }
  return { path: [...path], last };
}

const NONE: Joins = { standIn: new Map(), groups: new Map(), said: new Map(), named: new Set(), rings: [] };

function groupsOf(standIn: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const id of [...standIn.keys()].sort()) {
    const end = standIn.get(id) as string;
    groups.set(end, [...(groups.get(end) ?? [end]), id]);
  }
  return groups;
}
