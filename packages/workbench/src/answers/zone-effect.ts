import { dayOf } from '@fulcrum/core/calendar';
import type { ZoneEffectView } from '../views/index.ts';
import { fixedClock, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { dayIn } from '../workspace/zone.ts';

/** What another zone would change, in words, and what it leaves as it is. */
export function zoneEffect(workbench: Workbench, zone: string | null): ZoneEffectView {
  const [clock, before] = [fixedClock(workbench), today(workbench)];
  const there = dayIn(zone, workbench.now());
  const now = clock ?? there;
  const turn =
    clock !== null
      ? `Today stays ${clock}, as the clock is fixed to it; without that, it would be ${there}.`
      : now === before
        ? `Today stays ${now}; from now on the day turns at midnight in ${zone ?? 'UTC'}.`
        : `Today becomes ${now} in place of ${before}.`;
  const words = [
    turn,
    `Times of day are shown as they are in ${zone ?? "the reader's own zone"}.`,
    `What has happened stays on the day of UTC that it is on (now ${dayOf(workbench.now())}): no figure of the past moves.`,
  ];
  return { zone, today: now, before, words };
}
