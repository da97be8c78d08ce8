import type { EvidenceRef } from '@fulcrum/workbench/views';
import { InnerLink } from '../app/inner-link.tsx';
import { useMoment } from '../time/moment.ts';
import { formatCount } from '../words/figures.ts';
import { Sentence } from '../words/sentence.tsx';
import { MethodLink } from './method-link.tsx';
import { calibrationQuery } from './queries.ts';
import { ReadPart } from './read-part.tsx';
import { useEvidenceProgram } from './use-evidence-program.ts';

/** How good earlier dates were, in short; the whole record is a page of its own. */
export function CalibrationEvidence({ evidence }: { readonly evidence: EvidenceRef }) {
  const program = useEvidenceProgram(evidence);
  const { day } = useMoment();
  return (
    <ReadPart query={calibrationQuery(program, day)}>
      {({ headline, record, limits }) => (
        <>
          <section className="drawer-part">
            <p>
              <Sentence words={headline} />
            </p>
            <p className="evidence-more">
              <InnerLink className="figure" href={`/programs/${encodeURIComponent(program)}/calibration`}>
                Open the whole record
              </InnerLink>
              <MethodLink name="backtest" />
            </p>
          </section>
          <section className="drawer-part">
            <h3>What landed</h3>
            <p>{`${formatCount(record.scored)} of ${formatCount(record.stored)} kept forecasts have met the truth.`}</p>
            <ul className="landed-words">
              {record.rows.slice(0, 12).map((row) => (
                <li key={`${row.milestone} ${row.saidOn}`}>
                  <b>{row.name}</b> {row.words}
                </li>
              ))}
            </ul>
          </section>
          {limits.length > 0 ? (
            <section className="drawer-part">
              <h3>What limits it</h3>
              <ul className="limits">
                {limits.map((limit) => (
                  <li key={limit}>{limit}</li>
                ))}
              </ul>
            </section>
          ) : null}
        </>
      )}
    </ReadPart>
  );
}
