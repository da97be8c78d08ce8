import { problemOf } from '../api/problem.ts';
import { Status } from '../ui/status.tsx';

/** What failed of something that was asked for, beside the button that asked. */
export function Outcome({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  const { title, detail, mend } = problemOf(error);
  return (
    <p className="outcome" role="alert">
      <Status tone="late">{title}</Status> {[detail, mend].filter(Boolean).join(' ')}
    </p>
  );
}
