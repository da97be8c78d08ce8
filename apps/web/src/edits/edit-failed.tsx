import { problemOf } from '../api/problem.ts';
import { Status } from '../ui/status.tsx';

/** Why an edit did not go through, beside what was to be edited. */
export function EditFailed({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  const { title, detail, mend } = problemOf(error);
  return (
    <p role="alert">
      <Status tone="late">{title}</Status> {mend ?? detail}
    </p>
  );
}
