import type { EvidenceRef } from '@fulcrum/workbench/views';
import { useProgram } from '../shell/use-program.ts';

/** The program that evidence is about: the one it names, else that of the page. */
export function useEvidenceProgram({ params }: EvidenceRef): string {
  const here = useProgram();
  return params.program ?? here?.id ?? '';
}
