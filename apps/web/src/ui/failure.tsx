import type { ReactNode } from 'react';
import { problemOf } from '../api/problem.ts';
import { Button } from './button.tsx';
import { Status } from './status.tsx';
import './states.css';

type Props = {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly retrying?: boolean;
  /** It stands in the place of a whole page, and so its title is the heading. */
  readonly isPage?: boolean;
};

/** What failed, what to do about it, and what stays true. */
export function Failure({ error, onRetry, retrying = false, isPage = false }: Props) {
  const { title, detail, mend, status } = problemOf(error);
  const isWrong = status === 404 || status === 400;
  return (
    <div className="state-box" role="alert">
      <Title isPage={isPage}>
        <Status tone="late">{title}</Status>
      </Title>
      {detail ? <p className="text-ink-2">{detail}</p> : null}
      {mend ? <p className="text-ink-2">{mend}</p> : null}
      {isWrong && isPage ? <WayBack /> : null}
      {onRetry && !isWrong ? (
        <p>
          <Button kind="main" onClick={onRetry} disabled={retrying}>
            {retrying ? 'Trying …' : 'Try again'}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

/** What is not there, or cannot be meant, does not come by asking again. A plain link leaves the wrong day behind, too. */
function WayBack() {
  return (
    <p>
      <a href="/" className="figure">
        Go to the portfolio of today
      </a>
    </p>
  );
}

type EmptyProps = { readonly title: string; readonly isPage?: boolean; readonly children?: ReactNode };

/** Nothing here yet, and the next step. */
export function Empty({ title, isPage = false, children }: EmptyProps) {
  return (
    <div className="state-box">
      <Title isPage={isPage}>
        <b>{title}</b>
      </Title>
      {children}
    </div>
  );
}

function Title({ isPage, children }: { readonly isPage: boolean; readonly children: ReactNode }) {
  return isPage ? <h1>{children}</h1> : <p>{children}</p>;
}

/** A strip above what is shown: something about it is not as it should be. */
export function Notice({ tone, children }: { readonly tone: 'risk' | 'late' | 'none'; readonly children: ReactNode }) {
  return (
    <div className={`state-notice state-notice-${tone}`} role="status">
      {children}
    </div>
  );
}
