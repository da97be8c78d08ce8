import { type FormEvent, useState } from 'react';
import { InnerLink } from '../app/inner-link.tsx';
import { itemEvidence } from '../evidence/item-evidence.ts';
import { addDays, type Day, isDay } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { Figure } from '../words/figure.tsx';
import { plural } from '../words/figures.ts';
import './details.css';
import type { Edit } from './edits.ts';
import type { Dependency } from './elbows.ts';
import type { Row } from './rows.ts';
import type { TimelineItem, TimelineLink, TimelineView } from './timeline-query.ts';
import { itemWords, milestoneWords } from './words.ts';

type Props = {
  readonly view: TimelineView;
  readonly row: Row | undefined;
  readonly canEdit: boolean;
  readonly onKeep: (edit: Edit) => void;
};

/** The selected row in full, and its days and links as fields: whatever a hand can drag can be typed. */
export function Details({ view, row, canEdit, onKeep }: Props) {
  if (row?.kind !== 'milestone' && row?.kind !== 'item') {
    return <p className="timeline-hint">Select a bar to see what decides its days, and to change them.</p>;
  }
  if (row.kind === 'milestone') {
    const { id, name } = row.milestone;
    return (
      <div className="timeline-details">
        <p>
          <InnerLink
            className="figure"
            href={`/programs/${encodeURIComponent(view.program.id)}/milestones/${encodeURIComponent(id)}`}
          >
            <b>{name}</b>
          </InnerLink>{' '}
          {milestoneWords(row.milestone, view.asOf).join('; ')}.
        </p>
      </div>
    );
  }
  const { item } = row;
  return (
    <div className="timeline-details">
      <p>
        <Figure evidence={itemEvidence(item.item)}>{item.item}</Figure> <b>{item.title}</b>
        <small>{factsOf(item, view.asOf).join(' · ')}</small>
      </p>
      <Links view={view} item={item} canEdit={canEdit} onKeep={onKeep} />
      {canEdit ? (
        <div className="timeline-fields" key={item.item}>
          <StartField item={item} asOf={view.asOf} onKeep={onKeep} />
          {item.planned ? <HoursField item={item} hours={item.planned.hours} onKeep={onKeep} /> : null}
          <LinkField item={item} items={view.items} onKeep={onKeep} />
        </div>
      ) : null}
    </div>
  );
}

function factsOf(item: TimelineItem, near: Day): readonly string[] {
  const { planned, queue, teamName } = item;
  const people = planned?.people.map(({ name }) => name).join(', ');
  return [
    [teamName, people].filter(Boolean).join(', '),
    ...itemWords(item, near),
    ...(planned === null
      ? []
      : [planned.driver.words, planned.isCritical ? 'no slack' : `${plural(planned.float, 'working day')} of slack`]),
    ...(queue !== null && queue >= 1 ? [`waits ${plural(Math.round(queue), 'working day')} for its turn`] : []),
  ];
}

const SENTENCE: Readonly<Record<Dependency, string>> = {
  FS: 'starts after the end of',
  SS: 'starts after the start of',
  FF: 'ends after the end of',
  SF: 'ends after the start of',
};

type LinksProps = Pick<Props, 'view' | 'canEdit' | 'onKeep'> & { readonly item: TimelineItem };

function Links({ view, item, canEdit, onKeep }: LinksProps) {
  const own = view.links.filter(({ from, to }) => from === item.item || to === item.item);
  if (own.length === 0) return null;
  return (
    <ul className="timeline-links" aria-label="Links">
      {own.map((link) => (
        <li key={link.id}>
          {linkWords(link)}
          {canEdit ? (
            <Button
              size="small"
              kind="bare"
              aria-label={`Remove the link: ${linkWords(link)}`}
              onClick={() => onKeep({ kind: 'unlink', id: link.id, from: link.from, to: link.to })}
            >
              Remove
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

const linkWords = ({ from, to, dependency, lag }: TimelineLink): string =>
  `${to} ${lag === 0 ? '' : `${plural(Math.abs(lag), 'day')} ${lag > 0 ? 'later' : 'earlier'} `}${SENTENCE[dependency]} ${from}`;

type FieldProps = { readonly item: TimelineItem; readonly onKeep: Props['onKeep'] };

function StartField({ item, asOf, onKeep }: FieldProps & { readonly asOf: Day }) {
  const [day, setDay] = useState(item.notBefore ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onKeep({ kind: 'move', item: item.item, day: isDay(day) ? day : null });
  };
  const isSame = day === (item.notBefore ?? '');
  return (
    <form onSubmit={submit}>
      <label>
        Starts at the earliest
        <input
          type="date"
          value={day}
          min={addDays(asOf, 1)}
          max={addDays(asOf, 3650)}
          onChange={(event) => setDay(event.target.value)}
        />
      </label>
      <Button size="small" type="submit" disabled={isSame}>
        Set
      </Button>
      {item.notBefore ? <small>Now {formatDay(item.notBefore, asOf)}</small> : null}
    </form>
  );
}

function HoursField({ item, hours: now, onKeep }: FieldProps & { readonly hours: number }) {
  const [text, setText] = useState(String(now));
  const hours = Number(text);
  const isMeant = Number.isFinite(hours) && hours >= 1 && hours <= 20_000 && hours !== now;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isMeant) onKeep({ kind: 'resize', item: item.item, hours: Math.round(hours) });
  };
  return (
    <form onSubmit={submit}>
      <label>
        Hours left
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={20000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button size="small" type="submit" disabled={!isMeant}>
        Set
      </Button>
    </form>
  );
}

const DEPENDENCIES = (Object.keys(SENTENCE) as Dependency[]).map(
  (one) => [one, `${one}: it ${SENTENCE[one]} this`] as const,
);

type LinkProps = FieldProps & { readonly items: readonly TimelineItem[] };

/** A link from the item to one that waits for it. */
function LinkField({ item, items, onKeep }: LinkProps) {
  const [text, setText] = useState('');
  const [dependency, setDependency] = useState<Dependency>('FS');
  const [lag, setLag] = useState('0');
  const known = items.find((other) => other.item.toLowerCase() === text.trim().toLowerCase());
  const days = Number(lag);
  const isMeant = known !== undefined && known.item !== item.item && Number.isFinite(days) && Math.abs(days) <= 3650;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isMeant) onKeep({ kind: 'link', from: item.item, to: known.item, dependency, lag: days });
  };
  return (
    <form onSubmit={submit}>
      <label>
        Waits for this
        <input
          id="timeline-link-to"
          list="timeline-items"
          value={text}
          placeholder="Item"
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <datalist id="timeline-items">
        {text === ''
          ? null
          : items
              .filter((other) => `${other.item} ${other.title}`.toLowerCase().includes(text.toLowerCase()))
              .slice(0, 12)
              .map((other) => (
                <option key={other.item} value={other.item}>
                  {other.title}
                </option>
              ))}
      </datalist>
      <Select
        label="How the two hang together"
        value={dependency}
        options={DEPENDENCIES}
        onChange={(value) => setDependency(value as Dependency)}
      />
      <label>
        Lag in days
        <input type="number" min={-3650} max={3650} value={lag} onChange={(event) => setLag(event.target.value)} />
      </label>
      <Button size="small" type="submit" disabled={!isMeant}>
        Link
      </Button>
    </form>
  );
}
