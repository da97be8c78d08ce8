import type { Day } from '../time/day.ts';
import { useMoment } from '../time/moment.ts';
import { useWorkspace } from './use-program.ts';

/** The day that the page shows: the one in the address, else the workspace's today. Undefined until it is known. */
export function useAsOf(): Day | undefined {
  const { day } = useMoment();
  const workspace = useWorkspace();
  return day ?? workspace?.today;
}
