import type { i32 } from './heap.ts';
import { at, least, put } from './heap.ts';
import { COUNT, CURRENT, DURATION, INTO, INTO_FROM, INTO_GAP, LENGTH, STARTS } from './layout.ts';
import { firstRoom, occupy, vacate } from './timeline.ts';

/**
 * Moves activities of the schedule that was generated last later, to where they stand in the plan of today or as near as
 * there is room, without moving its end: from the last of the list to the first, so that what waits makes way first.
 */
export function settle(list: i32): void {
  const starts = at(STARTS);
  const length = at(LENGTH);
  for (let place = list + at(COUNT) - 1; place >= list; place--) {
    const activity = at(place);
    const duration = at(at(DURATION) + activity);
    const start = at(starts + activity);
    const wanted = at(at(CURRENT) + activity);
    if (wanted <= start) continue;
    const latest = latestStart(activity, least(wanted, length - duration));
    if (latest <= start) continue;
    vacate(activity, start, start + duration);
    let settled = latest;
    while (settled > start && firstRoom(activity, settled, duration) !== settled) settled--;
    occupy(activity, settled, settled + duration);
    put(starts + activity, settled);
  }
}

function latestStart(activity: i32, wanted: i32): i32 {
  const rows = at(INTO + 1);
  const last = at(rows + activity + 1);
  let latest = wanted;
  for (let link = at(rows + activity); link < last; link++) {
    const next = at(at(INTO_FROM + 1) + link);
    // A turned gap is the gap, with the durations of both ends taken in.
    const gap = at(at(INTO_GAP + 1) + link) + at(at(DURATION) + activity) - at(at(DURATION) + next);
    const start = at(at(STARTS) + next) - gap;
    if (start < latest) latest = start;
  }
  return latest;
}
