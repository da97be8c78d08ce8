import type { ProgramGraph } from '@fulcrum/core/program';
import type { Diagnostic } from '@fulcrum/core/vocabulary';

/** What every figure of a program must be read with. */
export function programDiagnostics(graph: ProgramGraph, program: string): Diagnostic[] {
  if (graph.programs.get(program)?.history !== 'final-state') return [];
  return [
    {
      code: 'final-state-only',
      severity: 'warning',
      where: graph.programs.get(program)?.name ?? program,
      what: 'final state only: membership of releases is as of the export',
      mend: 'import again with the changelog (expand=changelog) to see how scope really moved',
    },
  ];
}
