import { useEffect, useLayoutEffect } from 'react';
import { answerToRowKeys } from '../keys/rows.ts';
import type { RowLayout } from './row-layout.ts';
import type { WindowControls } from './use-window.ts';

type Asked = {
  readonly layout: RowLayout;
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
};

/** Brings the selected row into sight, and lets j and k move it. */
export function useSelection({ layout, selected, onSelect }: Asked, { show }: WindowControls): void {
  const place = selected === null ? -1 : (layout.placeOf.get(selected) ?? -1);
  useEffect(
    () =>
      answerToRowKeys((step) => {
        const next = layout.rows[Math.min(layout.rows.length - 1, Math.max(0, place + step))];
        if (next === undefined || next.key === selected) return false;
        onSelect(next.key);
        document.querySelector<HTMLElement>('.timeline-labels')?.focus({ preventScroll: true });
        return true;
      }),
    [layout, place, selected, onSelect],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another row is brought into sight
  useLayoutEffect(() => {
    if (place >= 0) show({ top: layout.tops[place] ?? 0, bottom: layout.tops[place + 1] ?? 0 });
  }, [selected]);
}
