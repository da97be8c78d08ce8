import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { itemEvidence } from '../evidence/item-evidence.ts';
import { useEvidence } from '../evidence/use-evidence.ts';
import { Status } from '../ui/status.tsx';
import { formatCount } from '../words/figures.ts';
import { formatAge } from '../work/format-age.ts';
import type { BoardView, Card, Column } from './board-query.ts';
import { LimitField } from './limit-field.tsx';

type Props = {
  readonly view: BoardView;
  readonly column: Column;
  readonly cards: readonly Card[];
  readonly hasHead: boolean;
};

const CARD = 92;
// So many are drawn at once, also on paper; what is beyond scrolls.
const FEW = 12;

/** A column of the board. Of long ones only what is in sight is drawn. */
export function CardColumn({ view, column, cards, hasHead }: Props) {
  return (
    <section
      className="board-column"
      data-over={column.isOver}
      data-empty={cards.length === 0}
      aria-label={`${column.name}, ${cards.length} items`}
    >
      {hasHead ? (
        <header>
          <strong className="column-name" title={column.states.join(', ')}>
            {column.name}
          </strong>
          <span className="column-count">{formatCount(cards.length)}</span>
          <LimitField view={view} column={column} />
          {column.isOver ? <Status tone="late">{`over: ${column.count} of ${column.limit}`}</Status> : null}
        </header>
      ) : null}
      {cards.length > FEW ? (
        <LongList cards={cards} />
      ) : (
        <ul>
          {cards.map((card) => (
            <li key={card.id} data-row="">
              <CardButton card={card} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function LongList({ cards }: { readonly cards: readonly Card[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: cards.length,
    estimateSize: () => CARD,
    overscan: 8,
    getScrollElement: () => scroller.current,
  });
  return (
    <div className="board-long" ref={scroller}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const card = cards[index] as Card;
          return (
            <li
              key={card.id}
              data-row=""
              aria-posinset={index + 1}
              aria-setsize={cards.length}
              style={{ transform: `translateY(${start}px)` }}
            >
              <CardButton card={card} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function CardButton({ card }: { readonly card: Card }) {
  const { open } = useEvidence();
  const blocked = card.blockers.map(({ id }) => id).join(', ');
  return (
    <button
      type="button"
      className="board-card"
      aria-haspopup="dialog"
      data-beyond={card.beyond ?? undefined}
      onClick={() => open(itemEvidence(card.id))}
    >
      <span className="card-head">
        <b>{card.id}</b>
        <span className="card-team">{card.team?.name}</span>
      </span>
      <span className="card-title" title={card.title}>
        {card.title}
      </span>
      <span className="card-foot">
        <span className="card-who">{card.assignee?.name ?? 'Nobody'}</span>
        {card.blockers.length > 0 ? (
          <span title={`waits for ${blocked}`}>
            <Status tone="late">blocked</Status>
          </span>
        ) : null}
        <Age card={card} />
      </span>
    </button>
  );
}

function Age({ card }: { readonly card: Card }) {
  const words = formatAge(Math.round(card.age));
  const inState = card.inState === null ? '' : `, ${formatAge(Math.round(card.inState))} in ${card.state}`;
  const usual = card.usual === null ? '' : `; 85 % of its type took ${formatAge(Math.round(card.usual))} or less`;
  const title = `${words} old${inState}${usual}`;
  if (card.beyond !== null && card.beyond >= 85)
    return (
      <span title={title}>
        <Status tone={card.beyond === 95 ? 'late' : 'risk'}>{`${words}, > ${card.beyond} %`}</Status>
      </span>
    );
  return <span title={title}>{words}</span>;
}
