import { createRequire } from 'node:module';
import type { WorkspaceView } from '../views/index.ts';
import { extentOf, fixedClock, graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { countItems, programRef } from './overview.ts';
import { programDiagnostics } from './program-diagnostics.ts';

/** The version of the product. */
export const VERSION: string = createRequire(import.meta.url)('../../package.json').version;

/** What the shell of the product needs: the clock, the span of the time machine, the programs. */
export function workspacePage(workbench: Workbench): WorkspaceView {
  const now = today(workbench);
  const graph = graphAsOf(workbench, now);
  const extent = extentOf(workbench.log()) ?? { firstDay: now, lastDay: now };
  const [firstDay, lastDay] = [[extent.firstDay, now].sort()[0] as string, [extent.lastDay, now].sort()[1] as string];
  return {
    name: graph.workspace.name ?? 'Workspace',
    version: VERSION,
    today: now,
    clock: fixedClock(workbench),
    zone: workbench.settings().zone,
    firstDay,
    lastDay,
    facts: workbench.log().count,
    programs: [...graph.programs.values()].map((program) => {
      const { total, open } = countItems(graph, program.id);
      const history = program.history === 'final-state' ? 'final-state' : 'changelog';
      return {
        ...programRef(program),
        items: total,
        openItems: open,
        history,
        diagnostics: programDiagnostics(graph, program.id).length,
      };
    }),
    releases: releasesOf(workbench),
  };
}

function releasesOf(workbench: Workbench): WorkspaceView['releases'] {
  const graph = graphAsOf(workbench, '2100-12-31');
  return [...graph.releases.values()]
    .flatMap((release) =>
      release.day === null || release.program === null
        ? []
        : [{ program: release.program, name: release.name ?? release.id, day: release.day }],
    )
    .sort((one, other) => (one.day < other.day ? -1 : 1));
}
