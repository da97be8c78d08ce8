import type { ItemRow as Row } from '@fulcrum/workbench/views';
import { memo } from 'react';
import { formatDay } from '../time/format-day.ts';
import { CategoryMark, categoryWord } from '../ui/category-mark.tsx';
import { Placed } from '../ui/placed.tsx';
import { Bar } from '../ui/skeleton.tsx';
import { TeamName } from '../ui/team-name.tsx';
import { formatAge } from './format-age.ts';

type Props = {
  readonly index: number;
  /** Pixels below the head of the table. */
  readonly top: number;
  /** Undefined while its page is on the way. */
  readonly item: Row | undefined;
  /** The one row that Tab stops at. */
  readonly isStop: boolean;
  readonly onOpen: (id: string) => void;
  readonly onFocus: (index: number) => void;
};

/** One row. It opens on a click anywhere; its button is what keys reach. */
export const ItemRow = memo(
  function ItemRow({ index, top, item, isStop, onOpen, onFocus }: Props) {
    return (
      <Placed
        className="item-grid item-row"
        role="row"
        aria-rowindex={index + 2}
        data-index={index}
        style={{ transform: `translateY(${top}px)` }}
        onClick={(event) => {
          if (!item) return;
          // Focus returns here when the drawer closes.
          event.currentTarget.querySelector('button')?.focus({ preventScroll: true });
          onOpen(item.id);
        }}
        onFocus={() => onFocus(index)}
      >
        {item ? <Cells item={item} isStop={isStop} /> : <Waiting />}
      </Placed>
    );
  },
  (before, after) =>
    before.item === after.item &&
    before.top === after.top &&
    before.index === after.index &&
    before.isStop === after.isStop,
);

function Waiting() {
  return (
    <Placed className="item-title" role="cell">
      <span className="sr-only">On its way</span>
      <Bar width="60%" />
    </Placed>
  );
}

function Cells({ item, isStop }: { readonly item: Row; readonly isStop: boolean }) {
  return (
    <>
      <Cell name="key">
        <button type="button" tabIndex={isStop ? 0 : -1} aria-haspopup="dialog">
          {item.id}
        </button>
      </Cell>
      <Cell name="title" title={item.title}>
        {item.title}
      </Cell>
      <Cell name="type">{item.type}</Cell>
      <Cell name="state">
        <CategoryMark category={item.category} />
        {item.state ?? categoryWord(item.category)}
      </Cell>
      <Cell name="priority">{item.priority}</Cell>
      <Cell name="team">{item.team ? <TeamName team={item.team} name={item.teamName ?? item.team} /> : null}</Cell>
      <Cell name="assignee">{item.assigneeName ?? item.assignee}</Cell>
      <Cell name="milestone">{item.milestones.map(({ name }) => name).join(', ')}</Cell>
      <Cell name="created">{formatDay(item.created)}</Cell>
      <Cell name="finished">{item.finished ? formatDay(item.finished) : null}</Cell>
      <Cell name="age">{formatAge(item.ageDays)}</Cell>
    </>
  );
}

type CellProps = { readonly name: string; readonly title?: string; readonly children: React.ReactNode };

function Cell({ name, title, children }: CellProps) {
  return (
    <Placed className={`item-${name}`} role="cell" title={title}>
      {children}
    </Placed>
  );
}
