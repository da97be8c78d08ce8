/** A local time in a zone, to the minute: `2026-03-01 09:30`. */
function localIn(zone: string, at: number): string {
  const parts = Object.fromEntries(
    formatter(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

/** The instant of a local time in a zone; the earlier one when clocks were set back over it. */
export function instantIn(zone: string, local: string): number {
  const asUtc = Date.parse(`${local.replace(' ', 'T')}:00Z`);
  const offsets = [offsetAt(zone, asUtc - 86_400_000), offsetAt(zone, asUtc + 86_400_000)];
  const found = offsets.map((offset) => asUtc - offset).filter((at) => at + offsetAt(zone, at) === asUtc);
  return Math.min(...(found.length > 0 ? found : [asUtc - (offsets[0] ?? 0)]));
}

/** An instant as Jira writes it, `2026-03-01T09:30:00.000+0100`: its offset has no colon. */
export function jiraTime(zone: string, at: number): string {
  const offset = offsetAt(zone, at);
  const shifted = new Date(at + offset).toISOString().slice(0, -1);
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${shifted}${offset < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

const QUARTER_HOUR = 900_000;
const offsets = new Map<string, number>();

// Offsets change on quarters of an hour, and one quarter is asked about many times.
function offsetAt(zone: string, at: number): number {
  if (zone === 'Etc/UTC') return 0;
  const quarter = Math.floor(at / QUARTER_HOUR);
  const key = `${zone}${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const start = quarter * QUARTER_HOUR;
  const offset = Date.parse(`${localIn(zone, start).replace(' ', 'T')}:00Z`) - start;
  offsets.set(key, offset);
  return offset;
}
