/** `twin/calendar.ts`, bit for bit. */
import { CALENDAR, CALENDAR_DAYS, CALENDARS, RESOURCE } from '../../src/simulation/wasm/layout';
import { float, int, place, word } from './memory';

/** The work of the calendar that an activity is done by, or 0. */
export function calendarOf(activity: i32): usize {
  const resource = int(place(RESOURCE), activity);
  if (resource < 0) return 0;
  const calendar = int(place(CALENDAR), resource);
  if (calendar < 0) return 0;
  return place(CALENDARS) + (<usize>(calendar * (word(CALENDAR_DAYS) + 1)) << 2);
}

export function endOfWork(work: usize, start: f32, duration: f32): f32 {
  if (duration <= 0) return start;
  return max<f32>(start, timeOf(work, workBy(work, start) + duration));
}

export function startOfWork(work: usize, end: f32, duration: f32): f32 {
  if (duration <= 0) return end;
  return min<f32>(end, timeOf(work, workBy(work, end) - duration));
}

function workBy(work: usize, time: f32): f32 {
  const days = word(CALENDAR_DAYS);
  if (time < 0) return time;
  if (time >= <f32>days) return float(work, days) + (time - <f32>days);
  const day = <i32>time;
  const done = float(work, day);
  return done + (time - <f32>day) * (float(work, day + 1) - done);
}

function timeOf(work: usize, target: f32): f32 {
  const days = word(CALENDAR_DAYS);
  if (target <= 0) return target;
  if (target > float(work, days)) return <f32>days + (target - float(work, days));
  let low = 0;
  let high = days;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (float(work, middle) < target) low = middle;
    else high = middle;
  }
  const done = float(work, low);
  return <f32>low + (target - done) / (float(work, high) - done);
}
