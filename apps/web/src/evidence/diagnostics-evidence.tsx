import type { EvidenceRef } from '@fulcrum/workbench/views';
import { DiagnosticList } from './diagnostic-list.tsx';
import { diagnosticsQuery } from './queries.ts';
import { ReadPart } from './read-part.tsx';
import { useEvidenceProgram } from './use-evidence-program.ts';

export function DiagnosticsEvidence({ evidence }: { readonly evidence: EvidenceRef }) {
  const program = useEvidenceProgram(evidence);
  const { program: _, ...params } = evidence.params;
  return (
    <ReadPart query={diagnosticsQuery(program, params)}>
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
