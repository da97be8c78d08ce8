import type { WorkspaceView } from '@fulcrum/workbench/views';
import { useId } from 'react';
import { type Day, isDay } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { Section } from '../ui/section.tsx';
import { Switch } from '../ui/switch.tsx';
import { Changed } from './changed.tsx';
import { type Change, useChange } from './use-change.ts';

/** The day that counts as today: fixed, as in the demo, or the real one. */
export function ClockSection({ workspace }: { readonly workspace: WorkspaceView }) {
  const { clock, today, firstDay, lastDay } = workspace;
  const changes = useChange();
  const field = useId();
  const set = (day: Day | null) => changes.change({ ...clockChange(day), undo: clockChange(clock) });
  return (
    <Section title="Clock" note="The day that every page calls today">
      <div className="settings-row">
        <Switch
          label="Fixed to a day"
          on={clock !== null}
          disabled={changes.busy}
          onChange={(on) => set(on ? today : null)}
        />
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
      <Changed changes={changes} />
    </Section>
  );
}

function clockChange(day: Day | null): Omit<Change, 'undo'> {
  return {
    path: '/api/workspace/clock',
    body: { day },
    words: day === null ? 'The clock follows the real day.' : `Today is ${formatDay(day)} now.`,
  };
}
