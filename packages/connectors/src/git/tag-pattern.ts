/** Versions, with or without a word before them; no candidates: `v1.2`, `1.0.3`, `app-2.1`, `release/7`. */
const VERSION = /^(?:[a-z][\w.-]*[-/@])?v?\d+(?:\.\d+)*$/i;

/** Whether a tag is a release: by a pattern with `*` and `?`, or, without one, because it looks like a version. */
export function releaseTest(pattern: string | undefined): (tag: string) => boolean {
  if (pattern === undefined) return (tag) => VERSION.test(tag);
  const parts = pattern.split(',').map((each) => {
    const escaped = each.trim().replace(/[.+^${}()|[\]\\]/g, '\\$&');
    // Runs of stars would be tried in every way that they can share a name.
    return new RegExp(`^${escaped.replace(/\*+/g, '.*').replaceAll('?', '.')}$`);
  });
  return (tag) => parts.some((part) => part.test(tag));
}
