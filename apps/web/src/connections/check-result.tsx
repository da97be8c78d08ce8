import type { CheckView } from '@fulcrum/workbench/views';
import { Status } from '../ui/status.tsx';
import { mendHere, withoutStop } from './mend-words.ts';

/** What a test of a sign-in found: who we are, what we see, what is missing. */
export function CheckResult({ check }: { readonly check: CheckView }) {
  const { isReady, who, sees, missing, things } = check;
  return (
    <div className="check-result" role="status">
      <p>
        <Status tone={isReady ? 'ok' : 'late'}>{isReady ? 'ready' : 'not ready'}</Status>{' '}
        {who ? `Signed in as ${who}.` : 'Nobody is signed in.'}
        {things === null ? '' : ` About ${things.toLocaleString()} things to read.`}
      </p>
      {sees.length > 0 ? (
        <ul aria-label="What it sees">
          {sees.map((seen) => (
            <li key={seen}>{seen}</li>
          ))}
        </ul>
      ) : null}
      {missing.map(({ what, mend }) => (
        <p key={what}>
          <b>{withoutStop(what)}.</b> To mend it: {mendHere(mend)}.
        </p>
      ))}
    </div>
  );
}
