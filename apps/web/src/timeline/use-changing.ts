import { useMemo, useState } from 'react';
import { settled } from '../edits/edits.ts';
import { useWorkspace } from '../shell/use-program.ts';
import { dayNumber } from '../time/day.ts';
import type { Edit } from './edits.ts';
import { pushableOf } from './pushed.ts';
import type { Row } from './rows.ts';
import { modelAddress, type TimelineView, useTimelineSearch } from './timeline-query.ts';
import { trialBars } from './trial-bars.ts';
import { useKeep } from './use-keep.ts';
import { usePlanKeys } from './use-plan-keys.ts';
import { useTrial } from './use-trial.ts';

type Asked = { readonly row: Row | undefined; readonly rows: readonly Row[]; readonly canEdit: boolean };

/** Trying, keeping and undoing changes. */
export function useChanging(view: TimelineView, { row, rows, canEdit }: Asked) {
  const { program, day, scenario } = useTimelineSearch();
  const laid = scenario.id === undefined ? undefined : modelAddress(program, day, scenario.id);
  const versions = useVersions(scenario.view?.version);
  const { trial, tryOut } = useTrial({ trunk: modelAddress(program, day), laid, ...versions });
  const send = useKeep(scenario);
  const [isConfirming, setConfirming] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const keep = async (edit: Edit) => {
    setHeld(false);
    tryOut(edit);
    // The trial stays on the picture until the server's own dates are there.
    setConfirming(true);
    if (await send(edit)) await settled();
    setConfirming(false);
    tryOut(null);
  };
  const hold = (edit: Edit | null) => {
    setHeld(edit !== null);
    tryOut(edit);
  };
  const held = isHeld ? trial?.edit : undefined;
  const firstDay = dayNumber(view.asOf) + 1;
  const onKeep = (edit: Edit) => void keep(edit);
  const { items } = view;
  const { press, linking } = usePlanKeys({ row, rows, items, firstDay, canEdit, trial: held, onTry: hold, onKeep });
  const plan = useMemo(() => pushableOf(view), [view]);
  const bars = useMemo(() => trialBars(trial, view, plan), [trial, view, plan]);
  return {
    trial,
    bars,
    isKeeping: isConfirming,
    tryOut,
    keep: onKeep,
    press,
    linking,
    onKeep: held === undefined ? undefined : () => onKeep(held),
    drop: () => hold(null),
  };
}

/** Tells facts that everybody sees from those of the scenario: only the former make another model of the trunk. */
function useVersions(scenario: number | undefined) {
  const facts = useWorkspace()?.facts;
  const [seen, setSeen] = useState({ facts, scenario, trunk: 0 });
  if (seen.facts !== facts)
    setSeen({ facts, scenario, trunk: seen.scenario === scenario ? seen.trunk + 1 : seen.trunk });
  return { trunkVersion: seen.trunk, laidVersion: scenario };
}
