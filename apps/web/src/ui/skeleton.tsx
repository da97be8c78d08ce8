import { type ReactNode, useEffect, useState } from 'react';
import './skeleton.css';

/** One grey bar of the size that the text or picture will have. Sizes are CSS lengths. */
export function Bar({ width = '100%', height = '12px' }: { readonly width?: string; readonly height?: string }) {
  return <span className="skeleton-bar" style={{ width, height }} />;
}

// Under this nothing is shown: a flash of grey is worse than a short wait.
const QUIET_MS = 100;

/** Shows its children only when the wait is long enough to be seen. */
export function AfterAWhile({ children }: { readonly children: ReactNode }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return <div className={late ? 'skeleton-shown' : 'skeleton-hidden'}>{children}</div>;
}

/** Rows of a table to come. */
export function BarRows({ rows, height = 'var(--row)' }: { readonly rows: number; readonly height?: string }) {
  return Array.from({ length: rows }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same and never move
    <div className="skeleton-row" style={{ height }} key={row}>
      <Bar width={`${90 - ((row * 17) % 40)}%`} />
    </div>
  ));
}

/** The shape of any page before its answer is there: the heading, then sections of these heights in pixels. */
export function PageSkeleton({ sections }: { readonly sections: readonly number[] }) {
  return (
    <AfterAWhile>
      <div role="status" aria-label="Loading">
        <div className="skeleton-answer">
          <Bar width="min(820px, 92%)" height="24px" />
          <Bar width="min(560px, 70%)" height="24px" />
          <Bar width="min(420px, 60%)" />
        </div>
        {sections.map((height, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a skeleton never move
          <div className="skeleton-section" key={index}>
            <Bar width="140px" height="15px" />
            <Bar height={`${height}px`} />
          </div>
        ))}
      </div>
    </AfterAWhile>
  );
}
