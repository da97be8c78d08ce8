import {
  type ItemAttributes,
  type Milestone,
  type StateCategory,
  stateCategory,
  type Word,
} from '../vocabulary/index.ts';

/** The workspace's mapping from tracker words to ours, ready to be asked. */
export interface Mapping {
  readonly categoryOf: (state: string | null, resolution: string | null) => StateCategory;
  readonly teamOf: (components: readonly string[], program: string | null) => string | null;
  /** Milestones of a form that people said means nothing here: they are left out everywhere. */
  readonly hidden: ReadonlySet<string>;
  /** Whether an item is an incident: by its type, or by one of its labels. */
  readonly isIncident: (item: Pick<ItemAttributes, 'type' | 'labels' | 'program'>) => boolean;
  /** Whether an environment counts as production. */
  readonly isProduction: (environment: string | null) => boolean;
}

/** Reads the mapping from the words of a program. A state without a meaning counts as `todo` and is diagnosed elsewhere. */
export function mappingOf(words: ReadonlyMap<string, Word>, milestones: ReadonlyMap<string, Milestone>): Mapping {
  const states = meanings(words, 'state');
  const teams = meanings(words, 'component');
  const resolutions = meanings(words, 'resolution');
  const environments = meanings(words, 'environment');
  const incidents = { type: meanings(words, 'type'), label: meanings(words, 'label') };
  return {
    hidden: hiddenMilestones(meanings(words, 'container'), milestones),
    categoryOf: (state, resolution) => {
      const means = states.get(state ?? '');
      const category = isCategory(means) ? means : 'todo';
      return category === 'done' && resolutions.get(resolution ?? '') === 'dropped' ? 'dropped' : category;
    },
    teamOf: (components, program) => {
      const means = (component: string) => teams.get(wordKey(component, program)) ?? teams.get(component);
      return components.map(means).find((team) => team !== undefined) ?? null;
    },
    isIncident: ({ type, labels, program }) => {
      const means = (field: 'type' | 'label', text: string) =>
        (incidents[field].get(wordKey(text, program)) ?? incidents[field].get(text)) === 'incident';
      return (type !== null && means('type', type)) || labels.some((label) => means('label', label));
    },
    isProduction: (environment) => environments.get(environment ?? '') === 'production',
  };
}

function hiddenMilestones(
  containers: ReadonlyMap<string, string>,
  milestones: ReadonlyMap<string, Milestone>,
): ReadonlySet<string> {
  const isHidden = ({ form }: Milestone) => containers.get(form ?? '') === 'nothing';
  if (![...containers.values()].includes('nothing')) return new Set();
  return new Set([...milestones.values()].filter(isHidden).map((milestone) => milestone.id));
}

const CATEGORIES: ReadonlySet<string> = new Set(stateCategory.options);

function isCategory(means: string | undefined): means is StateCategory {
  return means !== undefined && CATEGORIES.has(means);
}

function meanings(words: ReadonlyMap<string, Word>, field: Word['field']): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const word of words.values()) {
    if (word.field === field && word.text !== null && word.means !== null) {
      found.set(wordKey(word.text, word.program), word.means);
    }
  }
  return found;
}

function wordKey(text: string, program: string | null): string {
  return program === null ? text : `${program}\n${text}`;
}
