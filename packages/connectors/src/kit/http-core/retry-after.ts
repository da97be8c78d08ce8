/**
 * How long `Retry-After` asks to wait, in milliseconds: seconds, or an HTTP date.
 * @param now the time now, in milliseconds since 1970
 * @returns null when there is no such header, or none that can be read
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | null {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
