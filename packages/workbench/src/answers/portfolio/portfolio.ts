import type { Day } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { ProgramRecord } from '@fulcrum/core/vocabulary';
import type { Decision, MilestoneRow, PortfolioRow, PortfolioView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { activeMilestones } from '../active-milestones.ts';
import { keptBacktest, landedRows } from '../calibration.ts';
import { countItems, programRef } from '../overview.ts';
import { programDiagnostics } from '../program-diagnostics.ts';
import { decisionsOf } from './decisions.ts';
import { detail, headline } from './headline.ts';
import { knownOverload } from './overload.ts';
import { rowTrend } from './row-trend.ts';
import { rowWhy } from './row-why.ts';

const LANDED = 8;

interface PortfolioOf {
  readonly asOf: Day;
  readonly reveal: boolean;
}

type Program = PortfolioView['programs'][number];

/** Every program: each release against its target, how it went, what moved it, what has to be decided, how the last ones landed. */
export async function portfolio(workbench: Workbench, { asOf, reveal }: PortfolioOf): Promise<PortfolioView> {
  const graph = graphAsOf(workbench, asOf);
  const programs: Program[] = [];
  const decisions: Decision[] = [];
  const landed = [];
  for (const program of graph.programs.values()) {
    const part = await programPart(workbench, { graph, program, asOf, reveal });
    programs.push(part.program);
    decisions.push(...part.decisions);
    landed.push(...landedRows((await keptBacktest(workbench, program.id))?.report ?? null, asOf, LANDED));
  }
  const order = ['late', 'risk', 'none'];
  decisions.sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
  return {
    asOf,
    headline: headline({ asOf, programs, decisions }),
    detail: detail({ asOf, programs }),
    programs,
    decisions,
    landed: landed.sort((one, other) => (one.landed < other.landed ? 1 : -1)).slice(0, LANDED),
    diagnostics: [...graph.programs.keys()].flatMap((id) => programDiagnostics(graph, id)),
  };
}

interface PartOf extends PortfolioOf {
  readonly graph: ProgramGraph;
  readonly program: ProgramRecord;
}

async function programPart(workbench: Workbench, { graph, program, asOf, reveal }: PartOf) {
  const { id, owner } = program;
  const active = await activeMilestones(workbench, { program: id, asOf, reveal });
  const rows = active.map(({ row }) => row);
  const milestones: PortfolioRow[] = [];
  for (const row of rows)
    milestones.push({
      ...row,
      trend: rowTrend(row, asOf),
      why: await rowWhy(workbench, { program: id, milestone: row.id, asOf }),
    });
  const overloaded = await knownOverload(workbench, id, asOf);
  const openItems = countItems(graph, id).open;
  return {
    program: { program: programRef(program), owner, health: worstOf(rows), openItems, milestones },
    decisions: decisionsOf({ graph, program: id, asOf, rows, overloaded }),
  };
}

/** A program stands where the worst of its promises does. */
function worstOf(rows: readonly MilestoneRow[]): Program['health'] {
  const found = new Set(rows.filter(({ target }) => target !== null).map(({ health }) => health));
  if (found.has('late')) return 'late';
  if (found.has('at-risk')) return 'at-risk';
  return found.has('on-track') ? 'on-track' : 'no-target';
}
