/** The address of the what-ifs of a program; with some of them side by side. */
export const whatIfPath = (program: string, beside: readonly string[] = []): string =>
  `/programs/${encodeURIComponent(program)}/what-if${beside.length === 0 ? '' : `?beside=${beside.join(',')}`}`;
