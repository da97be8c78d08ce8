// Neither PostgreSQL nor a screen can hold these; everything else is kept as it came, HTML and emoji included.
const UNSTORABLE = /\0/g;

/** A tracker's text made storable: well-formed Unicode without NUL, at most 10,000 characters. */
export function clean(text: string): string {
  const whole = text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replace(UNSTORABLE, '\uFFFD');
  return whole.length <= 10_000 ? whole : `${whole.slice(0, 9_999)}…`;
}
