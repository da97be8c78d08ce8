import type { ProgramGraph } from '@fulcrum/core/program';
import type { Word } from '@fulcrum/core/vocabulary';

/** Words that nobody has said anything of mean this. */
const IMPLIED = { type: 'work', label: 'work', environment: 'other' } as const;
type Field = keyof typeof IMPLIED;

/** The words of a field that are in use, each with how often. */
export function usesOf(graph: ProgramGraph, field: Field): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const texts = field === 'environment' ? environments(graph) : itemTexts(graph, field);
  for (const text of texts) if (text !== null) uses.set(text, (uses.get(text) ?? 0) + 1);
  return uses;
}

function environments({ deployments }: ProgramGraph): readonly (string | null)[] {
  return [...deployments.values()].map(({ environment }) => environment);
}

function itemTexts({ items }: ProgramGraph, field: 'type' | 'label'): readonly (string | null)[] {
  return [...items.values()].flatMap(({ type, labels }): readonly (string | null)[] =>
    field === 'type' ? [type] : labels,
  );
}

/** Types of items and environments that are in use and that nobody has given a meaning: those can be incidents, or production. */
export function impliedWords(graph: ProgramGraph): readonly Word[] {
  return (['type', 'environment'] as const).flatMap((field) => impliedOf(graph, field));
}

/** A word by its id, though nobody has given it a meaning; undefined when nothing uses it. Labels, which are many, are known here alone. */
export function impliedWord(graph: ProgramGraph, id: string): Word | undefined {
  const field = id.slice(0, id.indexOf('/'));
  return field in IMPLIED ? impliedOf(graph, field as Field).find((word) => word.id === id) : undefined;
}

function impliedOf(graph: ProgramGraph, field: Field): readonly Word[] {
  return [...usesOf(graph, field).keys()].flatMap((text): Word[] => {
    const id = `${field}/${text}`;
    return graph.words.has(id) ? [] : [{ id, field, text, program: null, means: IMPLIED[field] }];
  });
}
