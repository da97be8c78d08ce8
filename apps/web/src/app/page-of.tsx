import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import type { ViewQuery } from '../api/queries.ts';
import { useShownScenario } from '../scenario/shown.ts';
import { useAsOf } from '../shell/use-as-of.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Failure, Notice } from '../ui/failure.tsx';

type Props<View> = {
  readonly query: ViewQuery<View>;
  /** The page before its first answer, of the size that it will have. */
  readonly skeleton: ReactNode;
  readonly title: (view: View) => string;
  readonly children: (view: View) => ReactNode;
};

/** A page that shows one view: loading, failing, stale and shown are the same on every page. */
export function PageOf<View>({ query, skeleton, title, children }: Props<View>) {
  const { data, error, isFetching, isPlaceholderData } = useQuery(query);
  const client = useQueryClient();
  useHash(data !== undefined);
  useShownScenario(query.queryKey);
  // Whatever failed is asked again, also what stands around the page.
  const again = () => void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
  if (data === undefined) {
    return error ? <Failure isPage error={error} onRetry={again} retrying={isFetching} /> : skeleton;
  }
  return (
    <>
      {isPlaceholderData ? <StaleSign /> : null}
      <div className="page-content" data-stale={isPlaceholderData} aria-busy={isFetching}>
        <title>{`${title(data)} · Fulcrum`}</title>
        {error ? (
          <Notice tone="late">
            This is the last answer that arrived; the server fails to give a newer one.
            <Button size="small" onClick={again}>
              Try again
            </Button>
          </Notice>
        ) : null}
        {children(data)}
      </div>
    </>
  );
}

/** The part of a page that its address names is there only once the answer is. */
function useHash(isThere: boolean): void {
  const hash = useRouterState({ select: ({ location }) => location.hash });
  useEffect(() => {
    if (isThere && hash) document.getElementById(hash)?.scrollIntoView();
  }, [isThere, hash]);
}

/** Said when the wait for another day is long enough to be felt: what is on the page is still the former one. */
function StaleSign() {
  const asOf = useAsOf();
  return (
    <p className="stale-sign" role="status">
      {asOf ? `Working out ${formatDay(asOf)} …` : 'Working it out …'}
    </p>
  );
}
