import type { TimelineItem } from './timeline-query.ts';

type Props = {
  readonly label: string;
  /** Of the field; that of its list begins with it. */
  readonly id: string;
  readonly items: readonly TimelineItem[];
  readonly text: string;
  readonly onText: (text: string) => void;
};

/** So many items are offered while a name is typed. */
const OFFERED = 12;

/** The id of the item that was typed; undefined while there is none of that name. */
export const itemNamed = (items: readonly TimelineItem[], text: string): string | undefined =>
  items.find(({ item }) => item.toLowerCase() === text.trim().toLowerCase())?.item;

/** A field for an item of the plan, with those that fit what is typed. */
export function ItemField({ label, id, items, text, onText }: Props) {
  const wanted = text.toLowerCase();
  const fits = ({ item, title }: TimelineItem) => `${item} ${title}`.toLowerCase().includes(wanted);
  return (
    <label>
      {label}
      <input
        id={id}
        list={`${id}-items`}
        value={text}
        placeholder="Item"
        autoComplete="off"
        onChange={(event) => onText(event.target.value)}
      />
      <datalist id={`${id}-items`}>
        {(text === '' ? [] : items.filter(fits).slice(0, OFFERED)).map(({ item, title }) => (
          <option key={item} value={item}>
            {title}
          </option>
        ))}
      </datalist>
    </label>
  );
}
