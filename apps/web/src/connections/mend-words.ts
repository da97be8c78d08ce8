/** A sentence without its full stop, so that another part can follow. */
export function withoutStop(text: string): string {
  return text.trim().replace(/\.+$/, '');
}

/** What mends something, as this page says it: commands of the terminal are buttons here. */
export function mendHere(mend: string): string {
  return withoutStop(mend)
    .replace(/: npx fulcrum connect (renew|test) \S.*$/, '')
    .replace(/npx fulcrum connect show \S+ lists/, 'are listed here');
}
