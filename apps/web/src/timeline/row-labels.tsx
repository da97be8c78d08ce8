import { memo } from 'react';
import { Icon } from '../ui/icon.tsx';
import { teamHue } from '../ui/team-name.tsx';
import { heightOf, type RowLayout, rowsIn } from './row-layout.ts';
import type { Row } from './rows.ts';
import { rowWords } from './words.ts';

type Props = {
  readonly layout: RowLayout;
  /** The stretch that is drawn. */
  readonly top: number;
  readonly height: number;
  readonly asOf: string;
  readonly selected: string | null;
  /** The row from which a link is being made. */
  readonly linking: string | null;
  readonly onSelect: (key: string) => void;
  readonly onFold: (key: string) => void;
};

/** The id of a row on the page. */
export const rowId = (index: number): string => `timeline-row-${index}`;

/** The names of the rows that are drawn, and of the one that keys move. */
export const RowLabels = memo(function RowLabels(props: Props) {
  const { layout, selected } = props;
  const [first, last] = rowsIn(layout, props);
  const indices = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const place = selected === null ? undefined : layout.placeOf.get(selected);
  if (place !== undefined && (place < first || place > last)) indices.push(place);
  return indices.map((index) => {
    const row = layout.rows[index];
    return row === undefined ? null : <RowLabel key={row.key} {...props} row={row} index={index} />;
  });
});

function RowLabel({
  row,
  index,
  layout,
  asOf,
  selected,
  linking,
  onSelect,
  onFold,
}: Props & { readonly row: Row; readonly index: number }) {
  const canFold = row.kind !== 'item' && row.count > 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows stand where their bars are, as no table has them
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers to keys
    <div
      role="row"
      id={rowId(index)}
      aria-rowindex={index + 1}
      aria-level={row.level}
      aria-selected={row.key === selected}
      {...(canFold ? { 'aria-expanded': row.isOpen } : {})}
      className={`timeline-row timeline-row-${row.kind}`}
      data-linking={row.key === linking || undefined}
      style={{ top: layout.tops[index], height: heightOf(row) }}
      onClick={() => onSelect(row.key)}
      onDoubleClick={() => canFold && onFold(row.key)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="gridcell" className="timeline-name">
        {canFold ? (
          <button
            type="button"
            tabIndex={-1}
            className="timeline-fold"
            aria-label={row.isOpen ? `Close ${row.name}` : `Open ${row.name}`}
            onClick={(event) => {
              event.stopPropagation();
              onFold(row.key);
            }}
          >
            <Icon name={row.isOpen ? 'down' : 'right'} />
          </button>
        ) : null}
        {row.kind === 'item' ? (
          <i className={`timeline-team team-hue-${teamHue(row.item.team)}`} aria-hidden="true" />
        ) : null}
        <span className="timeline-title" title={row.name} aria-hidden="true">
          {row.name}
        </span>
        <span className="timeline-note" aria-hidden="true">
          {row.note}
        </span>
        <span className="sr-only">{rowWords(row, asOf)}</span>
      </div>
    </div>
  );
}
