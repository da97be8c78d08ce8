import type { Draft } from './fold-subject.ts';
import { JOINED_KINDS, joinedDraft, REFERRING_KINDS, redirect } from './joined-draft.ts';
import { type GraphJoins, joinsOf } from './joins.ts';
import { COLLECTIONS, type CollectedKind } from './program-graph.ts';

/**
 * Makes one thing of those that are the same, in the maps of a program that is being folded: the others go, and whatever names
 * them names the one instead. A link between two that are the same goes, and of links that came to be the same, one stays.
 */
export function joinThings(maps: Readonly<Record<string, Map<string, unknown>>>): GraphJoins {
  const of = (kind: string) => maps[COLLECTIONS[kind as CollectedKind]] as Map<string, Draft>;
  const joins = { item: joinsOf(of('item')), person: joinsOf(of('person')) };
  if (joins.item.groups.size + joins.person.groups.size === 0) return joins;
  for (const kind of JOINED_KINDS) {
    const things = of(kind);
    for (const [end, members] of joins[kind].groups) {
      const drafts = members.map((id) => things.get(id) as Draft);
      for (const id of members) things.delete(id);
      things.set(end, joinedDraft(kind, drafts));
    }
  }
  for (const kind of REFERRING_KINDS) for (const draft of of(kind).values()) redirect(kind, draft, joins);
  dropTwins(of('link'), joins);
  return joins;
}

function dropTwins(links: Map<string, Draft>, { item }: GraphJoins): void {
  const kept = new Map<string, string>();
  for (const id of [...links.keys()].sort()) {
    const { from, to, form } = links.get(id) as Draft;
    if (!item.groups.has(from as string) && !item.groups.has(to as string)) continue;
    const key = JSON.stringify([from, to, form]);
    if (from === to || kept.has(key)) links.delete(id);
    else kept.set(key, id);
  }
}
