import { blockingRings, type ProgramGraph } from '@fulcrum/core/program';
import type { Diagnostic } from '@fulcrum/core/vocabulary';

/** What every figure of a program must be read with. */
export function programDiagnostics(graph: ProgramGraph, program: string): Diagnostic[] {
  return [...finalState(graph, program), ...ringDiagnostics(graph, program)];
}

function finalState(graph: ProgramGraph, program: string): Diagnostic[] {
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

/** Rings of blocking links among the open items of a program. */
export function ringDiagnostics(graph: ProgramGraph, program: string): Diagnostic[] {
  return blockingRings(graph)
    .filter((ring) => ring.some((id) => graph.items.get(id)?.program === program))
    .map((ring) => ({
      code: 'link-ring',
      severity: 'warning' as const,
      where: ring.join(', '),
      what: `blocking links between ${ring.join(', ')} form a ring, so they are left out of the forecast`,
      mend: 'remove one of these links',
    }));
}
