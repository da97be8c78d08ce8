import { useCallback, useMemo, useState } from 'react';
import { rowsOf } from './rows.ts';
import { groupIn, type TimelineSearch, type TimelineView } from './timeline-query.ts';

/** The rows, and which of them are open. */
export function useFolds(view: TimelineView, asked: TimelineSearch) {
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const group = groupIn(asked);
  const { team, milestone, q } = asked;
  const shown = useMemo(() => ({ group, filter: { team, milestone, q }, folds }), [group, team, milestone, q, folds]);
  const rows = useMemo(() => rowsOf(view, shown), [view, shown]);
  const fold = useCallback(
    (key: string) => {
      const row = rows.find((one) => one.key === key);
      if (row !== undefined && row.kind !== 'item') setFolds((now) => new Map(now).set(key, !row.isOpen));
    },
    [rows],
  );
  const foldAll = (open: boolean) => {
    const whole = rowsOf(view, { ...shown, folds: new Map([['program', true]]) });
    setFolds(
      new Map(
        whole.flatMap((row) => (row.kind === 'group' || row.kind === 'milestone' ? [[row.key, open] as const] : [])),
      ),
    );
  };
  return { rows, fold, foldAll };
}
