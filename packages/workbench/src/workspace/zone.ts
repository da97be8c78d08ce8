import { type Day, dayOf, type Instant } from '@fulcrum/core/calendar';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether a text names a time zone that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The day that it is at an instant in a zone; in UTC where none is named, or one that nobody knows. */
export function dayIn(zone: string | null, at: Instant): Day {
  if (zone === null || !isZone(zone)) return dayOf(at);
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  formats.set(zone, format);
  return format.format(at);
}
