import { type FormEvent, useState } from 'react';
import { InnerLink } from '../app/inner-link.tsx';
import { itemEvidence } from '../evidence/item-evidence.ts';
import { addDays, type Day, isDay } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Figure } from '../words/figure.tsx';
import { plural } from '../words/figures.ts';
import './details.css';
import { beforeEdit } from './drag.ts';
import type { Edit } from './edits.ts';
import { ItemField, itemNamed } from './item-field.tsx';
import { LinkField, Links } from './link-fields.tsx';
import type { Row } from './rows.ts';
import type { TimelineItem, TimelineView } from './timeline-query.ts';
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
      <Links links={view.links} {...{ item, canEdit, onKeep }} />
      {canEdit ? (
        <div className="timeline-fields" key={item.item}>
          <StartField item={item} asOf={view.asOf} onKeep={onKeep} />
          {item.planned ? <HoursField item={item} hours={item.planned.hours} onKeep={onKeep} /> : null}
          {item.planned ? <TurnField item={item} items={view.items} onKeep={onKeep} /> : null}
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

/** Another item before which it is taken. */
function TurnField({ item, items, onKeep }: FieldProps & { readonly items: readonly TimelineItem[] }) {
  const [text, setText] = useState('');
  const before = itemNamed(items, text);
  const isMeant = before !== undefined && before !== item.item;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isMeant) onKeep(beforeEdit(items, item.item, before));
  };
  return (
    <form onSubmit={submit}>
      <ItemField label="Is taken before" id="timeline-turn" {...{ items, text }} onText={setText} />
      <Button size="small" type="submit" disabled={!isMeant}>
        Set
      </Button>
    </form>
  );
}
