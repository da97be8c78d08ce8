import { useMemo, useState } from 'react';
import { settled } from '../edits/edits.ts';
import { useWorkspace } from '../shell/use-program.ts';
import { dayNumber } from '../time/day.ts';
import type { Edit } from './edits.ts';
import type { Row } from './rows.ts';
import { modelAddress, type TimelineView, useTimelineSearch } from './timeline-query.ts';
import { trialBars } from './trial-bars.ts';
import { useKeep } from './use-keep.ts';
import { usePlanKeys } from './use-plan-keys.ts';
import { useTrial } from './use-trial.ts';

type Asked = { readonly rows: readonly Row[]; readonly row: Row | undefined; readonly canEdit: boolean };

/** Trying, keeping and undoing changes. */
export function useChanging(view: TimelineView, { rows, row, canEdit }: Asked) {
  const { program, day, scenario } = useTimelineSearch();
  const facts = useWorkspace()?.facts ?? '';
  const laid = scenario.id === undefined ? undefined : modelAddress(program, day, scenario.id);
  const { trial, tryOut } = useTrial({ trunk: modelAddress(program, day), laid, version: String(facts) });
  const { keep: send, isKeeping } = useKeep(scenario);
  const [isHeld, setHeld] = useState(false);
  const keep = async (edit: Edit) => {
    setHeld(false);
    tryOut(edit);
    // The trial stays on the picture until the server's own dates are there.
    if (await send(edit)) await settled();
    tryOut(null);
  };
  const hold = (edit: Edit | null) => {
    setHeld(edit !== null);
    tryOut(edit);
  };
  const keys = usePlanKeys({
    row,
    firstDay: dayNumber(view.asOf) + 1,
    canEdit,
    trial: isHeld ? trial?.edit : undefined,
    onTry: hold,
    onKeep: (edit) => void keep(edit),
  });
  const bars = useMemo(() => trialBars(trial, rows), [trial, rows]);
  return {
    trial,
    bars,
    isKeeping,
    tryOut,
    keep: (edit: Edit) => void keep(edit),
    press: keys.press,
    linking: keys.linking,
    onKeep: isHeld && trial !== undefined ? () => void keep(trial.edit) : undefined,
    drop: () => hold(null),
  };
}
