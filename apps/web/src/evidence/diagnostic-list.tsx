import { Status, type Tone } from '../ui/status.tsx';
import type { Diagnostic } from './queries.ts';

const TONES: Record<Diagnostic['severity'], Tone> = { error: 'late', warning: 'risk', note: 'none' };

/** What was read and could not be taken as it was: where, what, and how to mend it. */
export function DiagnosticList({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  return (
    <ul className="diagnostic-list">
      {diagnostics.map((diagnostic, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice of one place, and the list never moves
        <li key={`${index} ${diagnostic.code}`}>
          <p>
            <Status tone={TONES[diagnostic.severity]}>{diagnostic.severity}</Status>
            <span className="diagnostic-where">{diagnostic.where}</span>
          </p>
          <p>{diagnostic.what}</p>
          {diagnostic.mend ? <p className="text-ink-3">{diagnostic.mend}</p> : null}
        </li>
      ))}
    </ul>
  );
}
