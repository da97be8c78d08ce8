import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
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
  if (isCodeMissing(error)) return <CodeMissing error={error} />;
  return <Failure isPage error={error} onRetry={reset} />;
}

const LOOK_MS = 3000;

/** Code cannot be drawn without being fetched: the page is loaded anew as soon as the server is there. */
function CodeMissing({ error }: { readonly error: unknown }) {
  useEffect(() => {
    const timer = setInterval(() => {
      fetch('/api/health').then(
        ({ ok }) => ok && location.reload(),
        () => undefined,
      );
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return <Failure isPage error={error} onRetry={() => location.reload()} />;
}
