import { DiagnosticList } from './diagnostic-list.tsx';
import { diagnosticsQuery } from './queries.ts';
import { ReadPart } from './read-part.tsx';

export function DiagnosticsEvidence() {
  return (
    <ReadPart query={diagnosticsQuery({ limit: 500 })}>
      {({ diagnostics }) => (
        <section className="drawer-part">
          <h3>What was read and could not be taken as it was</h3>
          {diagnostics.length === 0 ? <p className="text-ink-2">Nothing: all of it was taken.</p> : null}
          <DiagnosticList diagnostics={diagnostics} />
        </section>
      )}
    </ReadPart>
  );
}
