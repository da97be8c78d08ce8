// How the keys of items look in the tools that are read: APP-12, owner/repo#12, asana/1201.
const KEY = /^(?:[A-Z][A-Z\d_]*-\d+|[\w.-]+\/[\w.-]+#\d+|asana\/\d+)(?=$|, )/;

/** The item that a diagnostic names as its place, and what follows: `APP-12` and `, history 7`; null for another place. */
export function itemAt(place: string): { readonly item: string; readonly rest: string } | null {
  const item = KEY.exec(place)?.[0];
  return item === undefined ? null : { item, rest: place.slice(item.length) };
}
