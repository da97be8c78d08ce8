import { Link } from '@tanstack/react-router';
import { isCodeMissing } from '../api/problem.ts';
import { Empty, Failure } from '../ui/failure.tsx';

/** An address that leads to no page. */
export function Lost() {
  return (
    <Empty isPage title="There is no page at this address">
      <p className="text-ink-2">It may have been mistyped, or it belongs to a newer version of Fulcrum.</p>
      <p>
        <Link to="/" className="figure">
          Go to the portfolio
        </Link>
      </p>
    </Empty>
  );
}

/** A page that threw while it was drawn. */
export function Broken({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return <Failure isPage error={error} onRetry={isCodeMissing(error) ? () => location.reload() : reset} />;
}
