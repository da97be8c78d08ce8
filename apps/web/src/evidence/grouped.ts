import type { Diagnostic } from './queries.ts';

export type DiagnosticGroup = Omit<Diagnostic, 'where'> & {
  /** Everywhere it was found, in the order of finding. */
  readonly places: readonly string[];
};

/** Diagnostics that say the same of several places, said once. */
export function grouped(diagnostics: readonly Diagnostic[]): readonly DiagnosticGroup[] {
  const groups = Map.groupBy(diagnostics, ({ code, what, mend }) => `${code}\n${what}\n${mend}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, places: [...new Set(group.map(({ where }) => where))] }] : [];
  });
}
