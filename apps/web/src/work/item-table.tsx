import type { ItemsView } from '@fulcrum/workbench/views';
import { memo } from 'react';
import { itemEvidence } from '../evidence/item-evidence.ts';
import { useEvidence } from '../evidence/use-evidence.ts';
import { Placed } from '../ui/placed.tsx';
import type { Sort } from './item-filter.ts';
import { ItemHead } from './item-head.tsx';
import { ItemRow } from './item-row.tsx';
import { rowAt } from './items-query.ts';
import { useRows } from './use-rows.ts';
import './item-table.css';

type Props = {
  readonly pages: readonly ItemsView[];
  readonly sort: Sort;
  /** What is shown belongs to the list before. */
  readonly stale: boolean;
  readonly onSort: (sort: Sort) => void;
  /** Called when the reader comes near the end of what is here. */
  readonly onMore: () => void;
};

/** All rows of the list, of which only those in sight are drawn. */
export const ItemTable = memo(function ItemTable({ pages, sort, stale, onSort, onMore }: Props) {
  const total = pages[0]?.total ?? 0;
  const rows = useRows({ total, pages, onMore });
  const { open } = useEvidence();
  return (
    <Placed className="items" role="table" aria-rowcount={total + 1} aria-label="Items" data-stale={stale}>
      <ItemHead sort={sort} onSort={onSort} />
      <div className="items-probe" aria-hidden="true" ref={rows.probe} />
      <Placed className="items-body" role="rowgroup" ref={rows.body} style={{ height: rows.height }}>
        {rows.visible.map(({ index, top }) => (
          <ItemRow
            key={index}
            index={index}
            top={top}
            item={rowAt(pages, index)}
            isStop={index === rows.stop}
            onOpen={(item) => open(itemEvidence(item))}
            onFocus={rows.setActive}
          />
        ))}
      </Placed>
    </Placed>
  );
});
