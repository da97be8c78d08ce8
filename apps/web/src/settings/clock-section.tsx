import type { WorkspaceView } from '@fulcrum/workbench/views';
import { useId } from 'react';
import type { Edit } from '../edits/edit.ts';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { type Day, isDay } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { Section } from '../ui/section.tsx';
import { Switch } from '../ui/switch.tsx';

/** The day that counts as today: fixed, as in the demo, or the real one. */
export function ClockSection({ workspace }: { readonly workspace: WorkspaceView }) {
  const { clock, today, firstDay, lastDay } = workspace;
  const { edit, busy, error } = useEdit();
  const field = useId();
  const set = (day: Day | null) => edit({ ...clockEdit(day, clock), undo: clockEdit(clock, day) });
  return (
    <Section title="Clock" note="The day that every page calls today" id="clock">
      <div className="settings-row">
        <Switch label="Fixed to a day" on={clock !== null} disabled={busy} onChange={(on) => set(on ? today : null)} />
        {clock === null ? (
          <span className="text-ink-2">{`It follows the real day: ${formatDay(today)}`}</span>
        ) : (
          <>
            <label className="sr-only" htmlFor={field}>
              Fixed day
            </label>
            <input
              id={field}
              className="field"
              type="date"
              key={clock}
              defaultValue={clock}
              min={firstDay}
              max={lastDay > today ? lastDay : undefined}
              onBlur={(event) => {
                const day = event.target.value;
                if (isDay(day) && day !== clock) set(day);
              }}
              onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            />
          </>
        )}
      </div>
      <p className="text-ink-3">
        A fixed clock keeps a demo or a review at one day. Facts that come later stay in the store and can be revealed.
      </p>
      <EditFailed error={error} />
    </Section>
  );
}

function clockEdit(day: Day | null, seen: Day | null): Edit {
  return {
    method: 'put',
    path: '/api/workspace/clock',
    body: { day, seen },
    words: day === null ? 'The clock follows the real day.' : `Today is ${formatDay(day)} now.`,
  };
}
