import { type FormEvent, useState } from 'react';
import type { LinkedItem } from './dependencies-query.ts';

type Props = { readonly items: ReadonlyMap<string, LinkedItem>; readonly onChoose: (item: string) => void };

/** The list that fields of items offer. */
export const ITEM_LIST = 'linked-items';
const MOST = 500;

/** Finds an item by its key, or by words of its title, and follows its links. */
export function FindItem({ items, onChoose }: Props) {
  const [text, setText] = useState('');
  const say = (wanted: string) => {
    setText(wanted);
    // What was picked from the list is meant as it stands.
    if (items.has(wanted)) choose(wanted);
  };
  const choose = (item: string) => {
    setText('');
    onChoose(item);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = find(items, text);
    if (found !== undefined) choose(found);
  };
  return (
    <form className="link-find screen-only" onSubmit={submit}>
      <input
        type="search"
        aria-label="Follow the links of an item"
        placeholder="Follow an item: key or title"
        data-key="/"
        list={ITEM_LIST}
        value={text}
        onChange={(event) => say(event.target.value)}
      />
      <datalist id={ITEM_LIST}>
        {[...items.values()].slice(0, MOST).map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </datalist>
    </form>
  );
}

function find(items: ReadonlyMap<string, LinkedItem>, text: string): string | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  const all = [...items.values()];
  const exact = all.find(({ id }) => id.toLowerCase() === wanted);
  return (exact ?? all.find(({ id, title }) => `${id} ${title}`.toLowerCase().includes(wanted)))?.id;
}
