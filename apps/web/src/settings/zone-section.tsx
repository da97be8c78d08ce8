import type { SettingsView } from '@fulcrum/workbench/views';
import { useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { ReadPart } from '../evidence/read-part.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { Select } from '../ui/select.tsx';
import { localDates } from '../words/local-dates.ts';
import { zoneEffectQuery } from './queries.ts';
import { zoneEdit } from './settings-edits.ts';

/** Where a day begins: what another zone would change is told before it is kept. */
export function ZoneSection({ view: { zone } }: { readonly view: SettingsView }) {
  const [chosen, setChosen] = useState<string>();
  const { edit, busy, error } = useEdit();
  const wanted = chosen ?? zone ?? '';
  return (
    <Section title="Zone" note="Where a day begins, and how times are shown" id="zone">
      <div className="settings-row">
        <Select label="Time zone" value={wanted} options={zonesWith(zone)} disabled={busy} onChange={setChosen} />
        {chosen === undefined && (zone ?? 'UTC') !== own() ? (
          <Button size="small" onClick={() => setChosen(own())}>{`Use that of this browser: ${own()}`}</Button>
        ) : null}
      </div>
      {wanted !== (zone ?? '') ? (
        <ReadPart query={zoneEffectQuery(wanted)}>
          {({ words }) => (
            <div className="settings-preview" role="status">
              <ul>
                {words.map((line) => (
                  <li key={line}>{localDates(line)}</li>
                ))}
              </ul>
              <Button
                kind="main"
                size="small"
                disabled={busy}
                onClick={() => edit(zoneEdit(wanted === '' ? null : wanted, zone), () => setChosen(undefined))}
              >
                {busy ? 'Saving …' : `Use ${wanted === '' ? 'UTC' : wanted}`}
              </Button>
              <Button kind="bare" size="small" onClick={() => setChosen(undefined)}>
                Cancel
              </Button>
            </div>
          )}
        </ReadPart>
      ) : null}
      <p className="text-ink-3">
        What trackers tell lies on the day of UTC in which it happened, whatever zone is chosen: no figure of the past
        moves. Days that people enter are taken as they are written.
      </p>
      <EditFailed error={error} />
    </Section>
  );
}

const own = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every zone that the browser knows, with the one that is there. */
function zonesWith(zone: string | null): readonly (readonly [string, string])[] {
  const known = Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC');
  const all = [...new Set([...known, own(), ...(zone === null ? [] : [zone])])].filter((name) => name !== 'UTC').sort();
  return [['', 'UTC'], ...all.map((name) => [name, name.replaceAll('_', ' ')] as const)];
}
