import './category-mark.css';

/** The four words that every tracker's own words for a state map to. */
export type Category = 'todo' | 'doing' | 'done' | 'dropped';

const WORDS: Record<Category, string> = { todo: 'to do', doing: 'in progress', done: 'done', dropped: 'dropped' };

export const categoryWord = (category: Category): string => WORDS[category];

const SHAPES = {
  todo: <circle cx="6" cy="6" r="4.5" />,
  doing: (
    <>
      <circle cx="6" cy="6" r="4.5" />
      <path className="category-fill" d="M6 1.5a4.5 4.5 0 0 1 0 9z" />
    </>
  ),
  done: (
    <>
      <circle className="category-fill" cx="6" cy="6" r="5.2" />
      <path className="category-sign" d="m3.6 6.2 1.7 1.7 3.2-3.6" />
    </>
  ),
  dropped: <path d="M2.5 2.5 9.5 9.5M9.5 2.5 2.5 9.5" />,
} as const;

/** Where an item stands, as a shape; the word must stand beside it. */
export function CategoryMark({ category }: { readonly category: Category }) {
  return (
    <svg className={`category category-${category}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {SHAPES[category]}
    </svg>
  );
}
