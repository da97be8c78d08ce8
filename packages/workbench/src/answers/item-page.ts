import type { Day } from '@fulcrum/core/calendar';
import type { Item, ProgramGraph } from '@fulcrum/core/program';
import type { Link } from '@fulcrum/core/vocabulary';
import type { ItemView } from '../views/index.ts';
import { itemRow } from './item-rows.ts';
import { programDiagnostics } from './program-diagnostics.ts';

/** One item with its way, its family and its ties, as of a day. */
export function itemPage(graph: ProgramGraph, item: Item, asOf: Day): Omit<ItemView, 'also'> {
  const titled = (id: string) => ({ id, title: graph.items.get(id)?.title ?? '' });
  return {
    asOf,
    item: itemRow({ ...item, title: item.title ?? '' }, graph, asOf),
    resolution: item.resolution,
    estimate: item.estimate,
    logged: item.logged,
    worklogs: worklogsOf(graph, item.id),
    parent: item.parent === null ? null : titled(item.parent),
    children: childrenOf(graph, item.id),
    reporterName: item.reporter === null ? null : (graph.persons.get(item.reporter)?.name ?? item.reporter),
    labels: [...item.labels],
    components: [...item.components],
    sprints: item.sprints.map((sprint) => graph.sprints.get(sprint)?.name ?? sprint),
    trail: item.trail.map((step) => ({ at: new Date(step.at).toISOString(), state: step.state })),
    links: [...graph.links.values()].flatMap((link) => linkRow(graph, item.id, link)),
    diagnostics: item.program === null ? [] : programDiagnostics(graph, item.program),
  };
}

function childrenOf(graph: ProgramGraph, parent: string): ItemView['children'] {
  return [...graph.items.values()]
    .filter((item) => item.parent === parent)
    .map((item) => ({ id: item.id, title: item.title ?? '', category: item.category }));
}

function worklogsOf(graph: ProgramGraph, item: string): ItemView['worklogs'] {
  const own = [...graph.worklogs.values()].flatMap(({ item: on, person, hours, day }) =>
    on === item && hours !== null && day !== null
      ? [{ person: person === null ? null : (graph.persons.get(person)?.name ?? person), hours, day }]
      : [],
  );
  return own.sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
}

const PHRASES = {
  blocks: ['blocks', 'waits for'],
  duplicates: ['duplicates', 'is duplicated by'],
  relates: ['relates to', 'relates to'],
} as const;

function linkRow(graph: ProgramGraph, id: string, link: Link): ItemView['links'] {
  if (link.form === null || (link.from !== id && link.to !== id)) return [];
  const other = graph.items.get((link.from === id ? link.to : link.from) ?? '');
  if (other === undefined) return [];
  const phrase = PHRASES[link.form][link.from === id ? 0 : 1];
  const ends = link.dependency === null || link.dependency === 'FS' ? '' : ` (${link.dependency})`;
  return [{ words: `${phrase}${ends}`, item: { id: other.id, title: other.title ?? '', category: other.category } }];
}
