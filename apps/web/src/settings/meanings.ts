import type { Edit } from '../edits/edit.ts';
import { categoryWord } from '../ui/category-mark.tsx';
import type { Word, WordsAnswer } from './queries.ts';

type Meaning = readonly [value: string, label: string];

const CATEGORIES = (['todo', 'doing', 'done', 'dropped'] as const).map(
  (value): Meaning => [value, categoryWord(value)],
);
const ENDS: readonly Meaning[] = [
  ['delivered', 'delivered'],
  ['dropped', 'dropped'],
];

const CONTAINERS: readonly Meaning[] = [
  ['milestone', 'a milestone'],
  ['nothing', 'nothing'],
];
const ENVIRONMENTS: readonly Meaning[] = [
  ['production', 'production'],
  ['other', 'another place'],
];
const SORTS: readonly Meaning[] = [
  ['incident', 'an incident'],
  ['work', 'work'],
];
const MEANINGS = {
  state: CATEGORIES,
  resolution: ENDS,
  container: CONTAINERS,
  environment: ENVIRONMENTS,
  type: SORTS,
  label: SORTS,
} as const;

/** What a word can mean: a category, an end, or one of the teams. What it means now is always among them. */
export function meaningsOf(word: Word, teams: WordsAnswer['teams']): readonly Meaning[] {
  const ofTeams = teams.map(({ id, name }): Meaning => [id, name]).sort((a, b) => a[1].localeCompare(b[1]));
  const known = word.field === 'component' ? ofTeams : MEANINGS[word.field];
  if (word.means === null || known.some(([value]) => value === word.means)) return known;
  return [[word.means, word.meansName ?? word.means], ...known];
}

/** The edit that gives a word a meaning, with the way back where it had one. */
export function wordEdit(word: Word, means: string, teams: WordsAnswer['teams']): Edit {
  const of = (to: string, seen: string | null): Edit => {
    const label = meaningsOf(word, teams).find(([value]) => value === to)?.[1] ?? to;
    const body = { id: word.id, means: to, seen };
    return { method: 'put', path: '/api/words', body, words: `“${word.text}” means ${label} now.` };
  };
  const edit = of(means, word.means);
  return word.means === null ? edit : { ...edit, undo: of(word.means, means) };
}
