/** `item:TIMOB-3` from a kind and an id. */
export function subjectOf(kind: string, id: string): string {
  return `${kind}:${id}`;
}

/** The kind and the id that a subject names. Throws when there is no colon: every subject is made by `subjectOf`. */
export function parseSubject(subject: string): { readonly kind: string; readonly id: string } {
  const colon = subject.indexOf(':');
  if (colon < 1) throw new Error(`not a subject: "${subject}"`);
  return { kind: subject.slice(0, colon), id: subject.slice(colon + 1) };
}
