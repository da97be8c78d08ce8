/**
 * Something that Fulcrum read and could not take as it was. It is data about data: it is shown where it matters,
 * and it never stops the rest from going in.
 */
export interface Diagnostic {
  /** A stable word for the kind of trouble, e.g. `bad-line`, `final-state-only`, `unknown-state`. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  /** The place: a file and line, a record's key, a subject. */
  readonly where: string;
  /** What was found, in one sentence. */
  readonly what: string;
  /** What a person can do about it, in one sentence. */
  readonly mend: string;
}
