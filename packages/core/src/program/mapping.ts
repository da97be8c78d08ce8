import { type StateCategory, stateCategory, type Word } from '../vocabulary/index.ts';

/** The workspace's mapping from tracker words to ours, ready to be asked. */
export interface Mapping {
  readonly categoryOf: (state: string | null, resolution: string | null) => StateCategory;
  readonly teamOf: (components: readonly string[], program: string | null) => string | null;
}

/** Reads the mapping from the words of a program. A state without a meaning counts as `todo` and is diagnosed elsewhere. */
export function mappingOf(words: ReadonlyMap<string, Word>): Mapping {
  const categories = new Map<string, StateCategory>();
  const teams = new Map<string, string>();
  const dropped = new Set<string>();
  for (const word of words.values()) {
    if (word.text === null || word.means === null) continue;
    if (word.field === 'component') teams.set(wordKey(word.text, word.program), word.means);
    else if (word.field === 'resolution') word.means === 'dropped' && dropped.add(word.text);
    else {
      const category = stateCategory.safeParse(word.means);
      if (category.success) categories.set(word.text, category.data);
    }
  }
  return {
    categoryOf: (state, resolution) => {
      const category = state === null ? 'todo' : (categories.get(state) ?? 'todo');
      return category === 'done' && resolution !== null && dropped.has(resolution) ? 'dropped' : category;
    },
    teamOf: (components, program) => {
      for (const component of components) {
        const team = teams.get(wordKey(component, program)) ?? teams.get(wordKey(component, null));
        if (team !== undefined) return team;
      }
      return null;
    },
  };
}

function wordKey(text: string, program: string | null): string {
  return program === null ? text : `${program}\n${text}`;
}
