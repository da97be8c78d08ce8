import { Status, type Tone } from '../ui/status.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount } from '../words/figures.ts';
import './diagnostic-list.css';
import { itemAt } from './diagnostic-place.ts';
import { grouped } from './grouped.ts';
import { itemEvidence } from './item-evidence.ts';
import type { Diagnostic } from './queries.ts';

const TONES: Record<Diagnostic['severity'], Tone> = { error: 'late', warning: 'risk', note: 'none' };

// Places that are named at once; the others are counted.
const FEW = 12;

/** What was read and could not be taken as it was: what, where, and how to mend it. */
export function DiagnosticList({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  return (
    <ul className="diagnostic-list">
      {grouped(diagnostics).map(({ code, severity, what, mend, places }) => (
        <li key={`${code} ${what} ${mend}`}>
          <p>
            <Status tone={TONES[severity]}>{severity}</Status> {what}
          </p>
          {mend ? <p className="text-ink-2">{mend}</p> : null}
          <p className="diagnostic-where">
            {places.slice(0, FEW).map((place) => (
              <Place key={place} place={place} />
            ))}
            {places.length > FEW ? <span>{`and ${formatCount(places.length - FEW)} more`}</span> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Where it was found: an item opens, everything else is only named. */
function Place({ place }: { readonly place: string }) {
  const found = itemAt(place);
  if (found === null) return <span>{place}</span>;
  return (
    <span>
      <Figure evidence={itemEvidence(found.item)}>{found.item}</Figure>
      {found.rest}
    </span>
  );
}
