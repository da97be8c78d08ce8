import type { SavedViewsView, SavedViewView } from '@fulcrum/workbench/views';
import { type ViewQuery, viewQuery } from '../api/queries.ts';
import { parseSearch, stringifySearch } from '../app/search.ts';
import type { Edit } from '../edits/edit.ts';
import { type Choice, choiceIn } from './choose-rows.ts';

const PATH = '/api/portfolio/views';

export const savedViewsQuery = (): ViewQuery<SavedViewsView> =>
  viewQuery<SavedViewsView>(['portfolio-views'], PATH, {});

/** A choice as the query of an address, without its question mark. */
export const searchOf = (choice: Choice): string => stringifySearch({ ...choice }).slice(1);

/** The choice that a saved view keeps. */
export const choiceOf = ({ search }: Pick<SavedViewView, 'search'>): Choice => choiceIn(parseSearch(search));

const pathOf = ({ id }: SavedViewView): string => `${PATH}/${encodeURIComponent(id)}`;

type Said = Partial<Pick<SavedViewView, 'name' | 'search' | 'isDefault'>> & { readonly deleted?: boolean };

/** Keeps a choice under a name. */
export const saveViewEdit = (name: string, choice: Choice): Edit => ({
  method: 'post',
  path: PATH,
  body: { name, search: searchOf(choice) },
  words: `The view “${name}” is saved.`,
  undo: (answer) => ({
    method: 'put',
    path: `${PATH}/${encodeURIComponent((answer as { readonly id: string }).id)}`,
    body: { set: { deleted: true } },
    words: `The view “${name}” is taken back.`,
  }),
});

function changed(view: SavedViewView, said: { readonly set: Said; readonly seen?: Said }, words: string): Edit {
  return {
    method: 'put',
    path: pathOf(view),
    body: said,
    words,
    undo: (answer) => ({
      method: 'put',
      path: pathOf(view),
      body: { set: (answer as { readonly undo: Said }).undo },
      words: `The view “${view.name}” is as before.`,
    }),
  };
}

export const renameViewEdit = (view: SavedViewView, name: string): Edit =>
  changed(view, { set: { name }, seen: { name: view.name } }, `The view is called “${name}” now.`);

export const updateViewEdit = (view: SavedViewView, choice: Choice): Edit =>
  changed(view, { set: { search: searchOf(choice) }, seen: { search: view.search } }, `“${view.name}” shows this now.`);

export const defaultViewEdit = (view: SavedViewView, isDefault: boolean): Edit =>
  changed(
    view,
    { set: { isDefault } },
    isDefault ? `The portfolio opens with “${view.name}” for you.` : 'The portfolio opens with everything for you.',
  );

export const deleteViewEdit = (view: SavedViewView): Edit =>
  changed(view, { set: { deleted: true } }, `The view “${view.name}” is deleted.`);

type Owned = { readonly program: { readonly id: string; readonly name: string }; readonly owner: string | null };

/** Says who answers for a program; nobody takes it back. */
export function ownerEdit({ program, owner: seen }: Owned, owner: string | null): Edit {
  const of = (to: string | null, from: string | null) =>
    ({
      method: 'put',
      path: `/api/programs/${encodeURIComponent(program.id)}/owner`,
      body: { owner: to, seen: from },
    }) as const;
  const words = owner === null ? `Nobody answers for ${program.name} now.` : `${owner} answers for ${program.name}.`;
  return { ...of(owner, seen), words, undo: { ...of(seen, owner), words: `${program.name} is as before.` } };
}
