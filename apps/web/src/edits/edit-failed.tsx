import { problemOf } from '../api/problem.ts';
import { Status } from '../ui/status.tsx';
import { refusalOf } from './refusal.ts';

/** Why an edit did not go through, beside what was to be edited. */
export function EditFailed({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  const { title, why } = refusalOf(problemOf(error));
  return (
    <p role="alert">
      <Status tone="late">{title}</Status> {why}
    </p>
  );
}
