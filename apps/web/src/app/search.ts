/** Reads `?a=1&b=x&b=y` without guessing at types, so that what a reader typed stays what it was. */
export function parseSearch(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const before = found[key];
    if (before === undefined) found[key] = value;
    else found[key] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return found;
}

// These may stand in a query as they are (RFC 3986), and an address that can be read is easier to trust.
const READABLE = /%(2F|3A|2C|40|7E)/g;

const encode = (text: string) => encodeURIComponent(text).replace(READABLE, decodeURIComponent).replaceAll('%20', '+');

/** Writes the search part; absent and empty values leave no trace. */
export function stringifySearch(search: Record<string, unknown>): string {
  const parts = Object.entries(search).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null && one !== '')
      .map((one) => `${encode(key)}=${encode(String(one))}`),
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
