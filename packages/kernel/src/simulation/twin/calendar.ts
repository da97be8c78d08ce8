const { fround } = Math;

/** One calendar: `days` + 1 values of work done by the end of each day, from `from` on in a column of calendars. */
export interface Calendar {
  readonly work: Float32Array;
  readonly from: number;
  readonly days: number;
}

/** When work of `duration` ends that starts at `start`: where the calendar has risen by it. */
export function endOfWork(calendar: Calendar, start: number, duration: number): number {
  if (duration <= 0) return start;
  return Math.max(start, timeOf(calendar, fround(workBy(calendar, start) + duration)));
}

/** When work of `duration` must start to end at `end`: where the calendar was lower by it. May lie before 0. */
export function startOfWork(calendar: Calendar, end: number, duration: number): number {
  if (duration <= 0) return end;
  return Math.min(end, timeOf(calendar, fround(workBy(calendar, end) - duration)));
}

/** The work done by a time. Before 0 and after the last day, a day is a day's work. */
function workBy({ work, from, days }: Calendar, time: number): number {
  if (time < 0) return time;
  if (time >= days) return fround(work[from + days]! + fround(time - days));
  const day = Math.floor(time);
  const done = work[from + day]!;
  return fround(done + fround(fround(time - day) * fround(work[from + day + 1]! - done)));
}

/** The first time by which so much work is done. */
function timeOf({ work, from, days }: Calendar, target: number): number {
  if (target <= 0) return target;
  if (target > work[from + days]!) return fround(days + fround(target - work[from + days]!));
  let low = 0;
  let high = days;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (work[from + middle]! < target) low = middle;
    else high = middle;
  }
  const done = work[from + low]!;
  return fround(low + fround(fround(target - done) / fround(work[from + high]! - done)));
}
