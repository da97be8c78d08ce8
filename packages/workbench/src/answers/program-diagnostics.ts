import { blockingRings, type ProgramGraph } from '@fulcrum/core/program';
import type { Diagnostic } from '@fulcrum/core/vocabulary';

/** What every figure of a program must be read with. */
export function programDiagnostics(graph: ProgramGraph, program: string): Diagnostic[] {
  return [...finalState(graph, program), ...ringDiagnostics(graph, program), ...sameRings(graph)];
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

/** Items, or persons, of which each is said to be the same as the next, all the way round. */
function sameRings({ joins }: ProgramGraph): Diagnostic[] {
  return [...joins.item.rings, ...joins.person.rings].map((ring) => ({
    code: 'same-ring',
    severity: 'warning',
    where: ring.join(', '),
    what: `${ring.join(', ')} are each said to be the same as the next, so ${ring[0]} stands for all of them`,
    mend: 'say of all but one that they are the same as that one',
  }));
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
