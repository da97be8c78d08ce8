import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { itemEvidence } from '../evidence/item-evidence.ts';
import { useEvidence } from '../evidence/use-evidence.ts';
import { formatDay } from '../time/format-day.ts';
import { Empty } from '../ui/failure.tsx';
import { baseBars, plannedBars } from './base-bars.ts';
import { Details } from './details.tsx';
import { linkWords } from './edits.ts';
import { Legend } from './legend.tsx';
import { Picture } from './picture.tsx';
import { layoutOf } from './row-layout.ts';
import type { Row } from './rows.ts';
import { spanOf, ZOOMS } from './time-window.ts';
import { type TimelineView, useTimelineSearch } from './timeline-query.ts';
import { TimelineTable } from './timeline-table.tsx';
import { Toolbar } from './toolbar.tsx';
import { TrialLine } from './trial-line.tsx';
import { useChanging } from './use-changing.ts';
import { useFolds } from './use-folds.ts';
import { useLines } from './use-lines.ts';
import { usePrinting } from './use-printing.ts';
import type { WindowControls } from './use-window.ts';

type Props = {
  readonly view: TimelineView;
  /** As it stood on the day of an earlier forecast; undefined without one. */
  readonly earlier: TimelineView | undefined;
  readonly today: string | undefined;
  /** The same without the scenario; undefined without one. */
  readonly base: TimelineView | undefined;
  /** False on another day than today: what is over is not planned anew. */
  readonly canEdit: boolean;
};

/** The plan as a picture or as a table, and what is done to it. */
export function Plan(props: Props) {
  const { view, canEdit } = props;
  const { asked, narrow } = useTimelineSearch();
  const { rows, fold, foldAll } = useFolds(view, asked);
  const layout = useMemo(() => layoutOf(rows), [rows]);
  const [selected, setSelected] = useState<string | null>(null);
  const [allLinks, setAllLinks] = useState(false);
  const row = selected === null ? undefined : rows[layout.placeOf.get(selected) ?? -1];
  const lines = useLines(view, row, { allLinks, milestone: asked.milestone });
  const changing = useChanging(view, { row, rows, canEdit });
  const { window, zoom, controls } = useZoom();
  const isEmpty = rows[0]?.kind === 'program' && rows[0].count === 0;
  const isTable = asked.as === 'table';
  return (
    <section className="section timeline-section" aria-label="The plan">
      <Toolbar {...{ view, asked, narrow, window, zoom, allLinks }} onAllLinks={setAllLinks} onFoldAll={foldAll} />
      {isEmpty ? <Empty title="No item meets all of this" /> : null}
      {isTable && !isEmpty ? <TimelineTable rows={rows} view={view} chain={lines.chain} /> : null}
      {isTable || isEmpty ? null : (
        <Drawn
          {...props}
          {...{ rows, layout, row, selected, changing, controls, lines }}
          onSelect={setSelected}
          onFold={fold}
        />
      )}
      {canEdit ? null : (
        <p className="timeline-hint screen-only">
          Bars can be moved on today’s plan: the time machine shows another day.
        </p>
      )}
    </section>
  );
}

type Changing = ReturnType<typeof useChanging>;

/** What is tried, and what a link still wants. */
function UnderWay({
  changing,
  asOf,
  row,
}: {
  readonly changing: Changing;
  readonly asOf: string;
  readonly row: Row | undefined;
}) {
  const { trial, linking, isKeeping, onKeep, drop } = changing;
  return (
    <>
      {trial ? <TrialLine trial={trial} asOf={asOf} isKeeping={isKeeping} onKeep={onKeep} onDrop={drop} /> : null}
      {linking ? (
        <p className="timeline-trial" role="status">
          <span>
            {row?.kind === 'item' && row.item.item !== linking.from.item.item ? (
              <b>{linkWords({ ...linking, from: linking.from.item.item, to: row.item.item })}: press Enter. </b>
            ) : (
              <>
                What waits for <b>{linking.from.item.item}</b>? Choose it with the arrows.{' '}
              </>
            )}
            L ties other ends, Shift and ← → set a lag ({linking.lag}), Escape drops it.
          </span>
        </p>
      ) : null}
    </>
  );
}

type DrawnProps = Props & {
  readonly rows: readonly Row[];
  readonly layout: ReturnType<typeof layoutOf>;
  readonly row: Row | undefined;
  readonly selected: string | null;
  readonly changing: Changing;
  readonly lines: ReturnType<typeof useLines>;
  readonly controls: (window: WindowControls) => void;
  readonly onSelect: (key: string) => void;
  readonly onFold: (key: string) => void;
};

/** The picture, what its marks mean, and the selected row in full. */
function Drawn({ view, base, earlier, today, canEdit, rows, row, changing, lines, ...props }: DrawnProps) {
  const { asked } = useTimelineSearch();
  const span = useMemo(() => spanOf(view), [view]);
  const open = useOpen(view, props.onFold);
  const isPrinting = usePrinting();
  const baseline = asked.baseline ?? null;
  const isScenario = view.scenario !== null;
  const bases = useMemo(() => baseBars(rows, base), [rows, base]);
  const { shades } = view;
  const before = useMemo(() => plannedBars(earlier), [earlier]);
  const scene = { shades, before, chain: lines.chain, base: bases, trial: changing.bars, isScenario, baseline };
  return (
    <>
      <Picture
        {...props}
        {...{ scene, span, shades, canEdit, isPrinting }}
        linesOf={lines.linesOf}
        asOf={view.asOf}
        linking={changing.linking?.from.key ?? null}
        items={view.items}
        today={today}
        onOpen={open}
        onTry={changing.tryOut}
        onKeep={changing.keep}
        onKey={changing.press}
      />
      <UnderWay changing={changing} asOf={view.asOf} row={row} />
      <Legend
        isScenario={isScenario || changing.trial !== undefined}
        shades={shades}
        isToday={today === undefined || today === view.asOf}
        baseline={baseline === null ? null : formatDay(baseline, view.asOf)}
      />
      <Details view={view} row={row} canEdit={canEdit} onKeep={changing.keep} />
    </>
  );
}

/** The scale of the picture, for the buttons that stand elsewhere: null when all of it fits. */
function useZoom() {
  const window = useRef<WindowControls>(undefined);
  const [zoom, setZoom] = useState<number | null>(null);
  const controls = useCallback((now: WindowControls) => {
    window.current = now;
    const named = ZOOMS.find(([px]) => Number(px) === now.window.pxPerDay);
    queueMicrotask(() => setZoom(now.isFit ? null : Number(named?.[0] ?? 0)));
  }, []);
  return { window, zoom, controls };
}

/** Enter and a double click: an item opens its facts, a milestone its page, a group itself. */
function useOpen(view: TimelineView, fold: (key: string) => void) {
  const evidence = useEvidence();
  const navigate = useNavigate();
  return (row: Row) => {
    if (row.kind === 'item') evidence.open(itemEvidence(row.item.item));
    else if (row.kind === 'milestone')
      void navigate({
        to: '/programs/$program/milestones/$milestone',
        params: { program: view.program.id, milestone: row.milestone.id },
      } as never);
    else fold(row.key);
  };
}
