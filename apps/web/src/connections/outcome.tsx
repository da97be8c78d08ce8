import { problemOf } from '../api/problem.ts';
import { Status } from '../ui/status.tsx';
import { withoutStop } from './mend-words.ts';

function sentence(text: string | undefined): string {
  const whole = text ?? '';
  return `${whole.charAt(0).toUpperCase()}${withoutStop(whole.slice(1))}.`;
}

/** What failed of something that was asked for, beside the button that asked. */
export function Outcome({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  const { title, detail, mend, status } = problemOf(error);
  // What cannot be meant does not come by trying again.
  const words = status === 400 ? [detail] : [detail, mend];
  return (
    <p className="outcome" role="alert">
      <Status tone="late">{title}</Status> {words.filter(Boolean).map(sentence).join(' ')}
    </p>
  );
}
