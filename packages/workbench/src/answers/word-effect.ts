import { type Item, isClosed, type Mapping, mappingOf, type ProgramGraph } from '@fulcrum/core/program';
import type { Word } from '@fulcrum/core/vocabulary';
import type { WordEffectView } from '../views/index.ts';
import { countWords } from './phrases.ts';

const CATEGORIES: Readonly<Record<string, string>> = {
  todo: 'to do',
  doing: 'in progress',
  done: 'done',
  dropped: 'dropped',
};
const MOST_MILESTONES = 20;

/** What another meaning of a word would change of the items as they are today: their category, their team, or whether they are incidents. */
export function wordEffect(graph: ProgramGraph, word: Word, means: string): WordEffectView {
  const words = new Map(graph.words).set(word.id, { ...word, means });
  const now = mappingOf(graph.words, graph.milestones);
  const then = mappingOf(words, graph.milestones);
  const { field } = word;
  const counts = new Map<string, WordEffectView['changes'][number]>();
  const open = new Map<string, { open: number; openAfter: number }>();
  for (const item of graph.items.values()) {
    const [from, to] = [partOf(graph, { field, mapping: now }, item), partOf(graph, { field, mapping: then }, item)];
    const after = isClosed({ category: then.categoryOf(item.state, item.resolution) });
    count(open, item, { isOpen: !isClosed(item), isOpenAfter: !after });
    if (from === to) continue;
    const key = `${from}\n${to}`;
    counts.set(key, { from, to, items: (counts.get(key)?.items ?? 0) + 1 });
  }
  const changes = [...counts.values()].sort((a, b) => b.items - a.items);
  const milestones = [...open]
    .filter(([, each]) => each.open !== each.openAfter)
    .map(([id, each]) => ({ id, name: graph.milestones.get(id)?.name ?? id, ...each }))
    .sort((a, b) => Math.abs(b.openAfter - b.open) - Math.abs(a.openAfter - a.open));
  return {
    id: word.id,
    means,
    changes,
    milestones: milestones.slice(0, MOST_MILESTONES),
    words: wordsOf(word, changes, milestones.length),
  };
}

interface Asked {
  readonly field: Word['field'];
  readonly mapping: Mapping;
}

function partOf(graph: ProgramGraph, { field, mapping }: Asked, item: Item): string {
  switch (field) {
    case 'component': {
      const team = mapping.teamOf(item.components, item.program);
      return team === null ? 'no team' : (graph.teams.get(team)?.name ?? team);
    }
    case 'type':
    case 'label':
      return mapping.isIncident(item) ? 'an incident' : 'work';
    case 'state':
    case 'resolution':
      return CATEGORIES[mapping.categoryOf(item.state, item.resolution)]!;
    default:
      return '';
  }
}

function count(
  open: Map<string, { open: number; openAfter: number }>,
  { milestones }: Item,
  { isOpen, isOpenAfter }: { readonly isOpen: boolean; readonly isOpenAfter: boolean },
): void {
  for (const id of milestones) {
    const known = open.get(id) ?? { open: 0, openAfter: 0 };
    open.set(id, { open: known.open + Number(isOpen), openAfter: known.openAfter + Number(isOpenAfter) });
  }
}

function wordsOf(word: Word, changes: WordEffectView['changes'], milestones: number): string {
  if (word.field === 'container') return 'Milestones of this form appear or go on every page, in the past as well.';
  if (word.field === 'environment') return 'Deployments are counted anew, in the past as well.';
  if (changes.length === 0) return 'No item changes today; days of the past may.';
  const all = changes.map(({ from, to, items }) => `${countWords(items, 'item')}: ${from} → ${to}`).slice(0, 3);
  const more = changes.length > 3 ? `, and ${changes.length - 3} other changes` : '';
  const moved =
    milestones === 0
      ? 'no milestone has other open work'
      : `${countWords(milestones, 'milestone')} ${milestones === 1 ? 'has' : 'have'} other open work and ${milestones === 1 ? 'is' : 'are'} forecast anew`;
  return `${all.join('; ')}${more}; ${moved}. The past is counted anew, too.`;
}
