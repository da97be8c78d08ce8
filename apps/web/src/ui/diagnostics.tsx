import type { WorkspaceView } from '@fulcrum/workbench/views';
import { plural } from '../words/figures.ts';
import './diagnostics.css';
import { StatusShape, type Tone } from './status.tsx';

/** Something that was read and could not be taken as it was, or a limit that the reader must know. */
export type Diagnostic = {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly where: string;
  readonly what: string;
  readonly mend: string;
};

const TONES: Record<Diagnostic['severity'], Tone> = { error: 'late', warning: 'risk', note: 'none' };

/** The limits of what is shown, folded under the answer until the reader wants them. */
export function Diagnostics({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  if (diagnostics.length === 0) return null;
  return (
    <details className="diagnostics">
      <summary>{plural(diagnostics.length, 'limit')} of these figures</summary>
      <ul>
        {diagnostics.map((one) => (
          <li key={`${one.code} ${one.where} ${one.what}`}>
            <StatusShape tone={TONES[one.severity]} />
            <p>
              <b>{one.where}</b> {one.what}
            </p>
            {one.mend ? <small>{one.mend}</small> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Said where history is missing, since it changes what the past looked like. */
export function FinalStateOnly({ program }: { readonly program: WorkspaceView['programs'][number] | undefined }) {
  if (program?.history !== 'final-state') return null;
  return <span>Final state only: what belonged to a release is as of the export</span>;
}
