import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ViewQuery } from '../api/queries.ts';
import { Failure } from '../ui/failure.tsx';
import { AfterAWhile, BarRows } from '../ui/skeleton.tsx';

type Props<View> = {
  readonly query: ViewQuery<View>;
  readonly children: (view: View) => ReactNode;
};

/** A part of the drawer that shows one view: loading, failing and shown. */
export function ReadPart<View>({ query, children }: Props<View>) {
  const { data, error, refetch, isFetching } = useQuery(query);
  if (data !== undefined) return children(data);
  return (
    <section className="drawer-part">
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : (
        <AfterAWhile>
          <div role="status" aria-label="Loading">
            <BarRows rows={4} />
          </div>
        </AfterAWhile>
      )}
    </section>
  );
}
