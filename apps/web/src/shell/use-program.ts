import type { WorkspaceView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { workspaceQuery } from '../api/queries.ts';

export const useWorkspace = (): WorkspaceView | undefined => useQuery(workspaceQuery()).data;

type Program = WorkspaceView['programs'][number];

/** The program that the address names; outside of one, the first, so that its pages stay at hand. */
export function useProgram(): Program | undefined {
  const { program } = useParams({ strict: false }) as { program?: string };
  const programs = useWorkspace()?.programs;
  return programs?.find(({ id }) => id === program) ?? programs?.[0];
}
