import { useState } from 'react';
import { DiagnosticList } from '../evidence/diagnostic-list.tsx';
import { diagnosticsQuery } from '../evidence/queries.ts';
import { ReadPart } from '../evidence/read-part.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';

const STEP = 200;

/** What was read and could not be taken as it was: where, what, how to mend it. */
export function DiagnosticsSection() {
  const [limit, setLimit] = useState(STEP);
  return (
    <Section title="Diagnostics" note="What was read and could not be taken as it was" id="diagnostics">
      <ReadPart query={diagnosticsQuery({ limit })}>
        {({ diagnostics, next }) => (
          <div className="settings-diagnostics">
            {diagnostics.length === 0 ? <p className="text-ink-2">Nothing: all of it was taken.</p> : null}
            <DiagnosticList diagnostics={diagnostics} />
            {next && limit < 500 ? (
              <Button size="small" onClick={() => setLimit(500)}>
                Show more
              </Button>
            ) : null}
          </div>
        )}
      </ReadPart>
    </Section>
  );
}
