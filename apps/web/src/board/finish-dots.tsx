import type { CSSProperties } from 'react';
import type { SprintView } from './board-query.ts';
import { formatOdds } from './odds.ts';

/** Twenty equally likely futures, by the number of items that are finished in them. */
export function FinishDots({ view }: { readonly view: SprintView }) {
  const { dots, total, quantiles } = view;
  const [first, last] = [Math.min(...dots), Math.max(...dots)];
  const step = Math.max(1, Math.ceil((last - first + 1) / 24));
  const bins = Array.from({ length: Math.ceil((last - first + 1) / step) }, (_, index) => {
    const from = first + index * step;
    const until = Math.min(total, from + step - 1);
    return { from, until, dots: dots.filter((count) => count >= from && count <= until).length };
  });
  const most = Math.max(1, ...bins.map((bin) => bin.dots));
  const name = ({ from, until }: { from: number; until: number }) => (from === until ? `${from}` : `${from}–${until}`);
  const label = `Twenty equally likely futures, by items finished: ${bins
    .filter((bin) => bin.dots > 0)
    .map((bin) => `${name(bin)} in ${bin.dots}`)
    .join(', ')}`;
  return (
    <figure className="sprint-picture">
      <figcaption>{`Items finished in twenty equally likely futures; all ${total}: ${formatOdds(view.oddsOfAll)}`}</figcaption>
      <div
        className="finish-dots"
        role="img"
        aria-label={label}
        style={{ '--most': most, '--bins': bins.length } as CSSProperties}
      >
        {bins.map((bin) => (
          <span key={bin.from} title={`${name(bin)} finished in ${bin.dots} of 20`}>
            <em data-in={quantiles !== null && bin.until >= quantiles.p15 && bin.from <= quantiles.p85}>
              {Array.from({ length: bin.dots }, (_, dot) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: dots are alike
                <i key={dot} />
              ))}
            </em>
            <small>{bins.length <= 12 || bin.from % (2 * step) === first % (2 * step) ? bin.from : ''}</small>
          </span>
        ))}
      </div>
    </figure>
  );
}
