import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { type Edit, linkWords, SENTENCE } from './edits.ts';
import type { Dependency } from './elbows.ts';
import { ItemField, itemNamed } from './item-field.tsx';
import type { TimelineItem, TimelineLink } from './timeline-query.ts';

type Props = {
  readonly item: TimelineItem;
  readonly links: readonly TimelineLink[];
  readonly canEdit: boolean;
  readonly onKeep: (edit: Edit) => void;
};

/** The links of an item in words: each can be tied otherwise, given a lag, and taken off. */
export function Links({ item, links, canEdit, onKeep }: Props) {
  const own = links.filter(({ from, to }) => from === item.item || to === item.item);
  if (own.length === 0) return null;
  return (
    <ul className="timeline-links" aria-label="Links">
      {own.map((link) => (
        <li key={link.id}>
          <span>{linkWords(link)}</span>
          {canEdit ? (
            <>
              <TieForm key={`${link.dependency} ${link.lag}`} link={link} onKeep={onKeep} />
              <Button
                size="small"
                kind="bare"
                aria-label={`Remove the link: ${linkWords(link)}`}
                onClick={() => onKeep({ kind: 'unlink', id: link.id, from: link.from, to: link.to })}
              >
                Remove
              </Button>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Ten years of days. */
const MOST_LAG = 3650;
const lagIn = (text: string): number | undefined =>
  text.trim() !== '' && Math.abs(Number(text)) <= MOST_LAG ? Number(text) : undefined;

const TIES = (Object.keys(SENTENCE) as Dependency[]).map(
  (one) => [one, `${one}: it ${SENTENCE[one]} the other`] as const,
);

type TieProps = {
  readonly dependency: Dependency;
  readonly lag: string;
  readonly onDependency: (dependency: Dependency) => void;
  readonly onLag: (lag: string) => void;
};

/** Which ends a link ties, and how many days lie between. */
function Tie({ dependency, lag, onDependency, onLag }: TieProps) {
  return (
    <>
      <Select
        label="How the two hang together"
        value={dependency}
        options={TIES}
        onChange={(value) => onDependency(value as Dependency)}
      />
      <label>
        Lag in days
        <input
          type="number"
          min={-MOST_LAG}
          max={MOST_LAG}
          value={lag}
          onChange={(event) => onLag(event.target.value)}
        />
      </label>
    </>
  );
}

function TieForm({ link, onKeep }: { readonly link: TimelineLink; readonly onKeep: Props['onKeep'] }) {
  const [dependency, onDependency] = useState<Dependency>(link.dependency);
  const [lag, onLag] = useState(String(link.lag));
  const days = lagIn(lag);
  const isNew = days !== undefined && (days !== link.lag || dependency !== link.dependency);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { id, from, to } = link;
    if (isNew) onKeep({ kind: 'link', id, from, to, dependency, lag: days });
  };
  return (
    <form onSubmit={submit} aria-label={`Change the link: ${linkWords(link)}`}>
      <Tie {...{ dependency, lag, onDependency, onLag }} />
      <Button size="small" type="submit" disabled={!isNew}>
        Set
      </Button>
    </form>
  );
}

type LinkProps = Pick<Props, 'item' | 'onKeep'> & { readonly items: readonly TimelineItem[] };

/** A link from the item to one that waits for it. */
export function LinkField({ item, items, onKeep }: LinkProps) {
  const [text, setText] = useState('');
  const [dependency, onDependency] = useState<Dependency>('FS');
  const [lag, onLag] = useState('0');
  const to = itemNamed(items, text);
  const days = lagIn(lag);
  const isMeant = to !== undefined && to !== item.item && days !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isMeant) onKeep({ kind: 'link', from: item.item, to, dependency, lag: days });
  };
  return (
    <form onSubmit={submit}>
      <ItemField label="Waits for this" id="timeline-link-to" {...{ items, text }} onText={setText} />
      <Tie {...{ dependency, lag, onDependency, onLag }} />
      <Button size="small" type="submit" disabled={!isMeant}>
        Link
      </Button>
    </form>
  );
}
