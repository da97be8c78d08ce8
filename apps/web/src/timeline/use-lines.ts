import { useCallback, useMemo } from 'react';
import { chainTo } from './chain.ts';
import type { Row } from './rows.ts';
import type { Line } from './scene.ts';
import type { TimelineItem, TimelineView } from './timeline-query.ts';

/**
 * The chain that sets a date: of the selected milestone or item, else of the milestone that is waited for most. And the links to
 * draw: those of what is under the hand or selected, and of the chain; all of them when the reader wants so.
 */
export function useLines(
  view: TimelineView,
  row: Row | undefined,
  of: { readonly allLinks: boolean; readonly milestone: string | undefined },
) {
  const items = useMemo(() => new Map(view.items.map((item): [string, TimelineItem] => [item.item, item])), [view]);
  const last = row?.kind === 'item' ? row.item.item : lastOf(view, row?.kind === 'milestone' ? row.key : of.milestone);
  const order = useMemo(() => chainTo(items, last), [items, last]);
  const chain = useMemo(() => new Set(order), [order]);
  const selected = row?.kind === 'item' ? row.item.item : null;
  const { allLinks } = of;
  const linesOf = useCallback(
    (hovered: string | null): readonly Line[] => {
      const near = new Set([selected, hovered?.split('/').at(-1) ?? null]);
      const steps = new Set(order.slice(1).map((to, index) => `${order[index]}>${to}`));
      const others = view.links.filter(({ from, to }) => !steps.has(`${from}>${to}`));
      const links = others.flatMap((link): readonly Line[] => {
        if (near.has(link.from) || near.has(link.to)) return [{ ...link, tone: 'near' }];
        return allLinks ? [{ ...link, tone: 'plain' }] : [];
      });
      const pairs = order.slice(1).map((to, index): Line => {
        const from = order[index] as string;
        const { dependency = 'FS', lag = 0 } = view.links.find((link) => link.from === from && link.to === to) ?? {};
        return { from, to, dependency, lag, tone: 'chain' };
      });
      return [...links, ...pairs];
    },
    [view, order, selected, allLinks],
  );
  return { chain, linesOf };
}

function lastOf(view: TimelineView, milestone: string | undefined): string | null {
  const wanted = milestone ?? view.foremost;
  return view.milestones.find(({ id }) => id === wanted)?.last ?? null;
}
