import './band.css';

const MARKS = {
  '90': '5 to 95\u00a0%',
  '70': '15 to 85\u00a0%',
  median: 'Median',
  target: 'Target',
  ghost: 'Last week',
  'too-little': 'Too little data',
  actual: 'What happened',
} as const;

type Mark = keyof typeof MARKS;

/** What the marks of a picture mean. Decoration: the labels of the pictures say it in words. */
export function BandKey({ marks, note }: { readonly marks: readonly Mark[]; readonly note?: string }) {
  return (
    <div className="band-key" aria-hidden="true">
      {marks.map((mark) => (
        <span key={mark}>
          <i className={mark === 'too-little' ? 'too-little' : `key-${mark}`} />
          {MARKS[mark]}
        </span>
      ))}
      {note ? <span className="band-key-note">{note}</span> : null}
    </div>
  );
}

/** A key of other marks: class of the sample and its words. */
export function Key({ entries }: { readonly entries: readonly (readonly [mark: string, words: string])[] }) {
  return (
    <div className="band-key" aria-hidden="true">
      {entries.map(([mark, words]) => (
        <span key={words}>
          <i className={`key-${mark}`} />
          {words}
        </span>
      ))}
    </div>
  );
}
