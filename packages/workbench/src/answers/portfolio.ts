import type { MilestoneRow, PortfolioView, Words } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { activeMilestones } from './active-milestones.ts';
import { milestoneHref } from './attention.ts';
import { keptBacktest, landedRows } from './calibration.ts';
import { countItems, programRef } from './overview.ts';
import { countWords, dayWords, moveWords, piece } from './phrases.ts';
import { programDiagnostics } from './program-diagnostics.ts';

const LANDED = 8;

/** Every program: each release's range against its target, what moved, and how the last ones landed. */
export async function portfolio(
  workbench: Workbench,
  { asOf, reveal }: { asOf: string; reveal: boolean },
): Promise<PortfolioView> {
  const graph = graphAsOf(workbench, asOf);
  const programs = [...graph.programs.values()];
  const parts = [];
  for (const program of programs) {
    const active = await activeMilestones(workbench, { program: program.id, asOf, reveal });
    const openItems = countItems(graph, program.id).open;
    parts.push({ program: programRef(program), openItems, milestones: active.map(({ row }) => row) });
  }
  const landed = [];
  for (const program of programs)
    landed.push(...landedRows((await keptBacktest(workbench, program.id))?.report ?? null, asOf, LANDED));
  const rows = parts.flatMap((part) => part.milestones.map((row) => ({ row, program: part.program.id })));
  return {
    asOf,
    headline: headline(rows, asOf),
    programs: parts,
    landed: landed.sort((one, other) => (one.landed < other.landed ? 1 : -1)).slice(0, LANDED),
    diagnostics: programs.flatMap((program) => programDiagnostics(graph, program.id)),
  };
}

function headline(rows: readonly { row: MilestoneRow; program: string }[], asOf: string): Words {
  if (rows.length === 0)
    return [
      piece.text(
        'No release is being worked on: nothing was finished lately in any. Move the as-of day, or import a tracker’s export.',
      ),
    ];
  const count = (health: MilestoneRow['health']) => rows.filter(({ row }) => row.health === health).length;
  const parts = [
    [count('on-track'), 'on track'],
    [count('at-risk'), 'at risk'],
    [count('late'), 'late'],
    [count('no-target'), 'without a target'],
    [count('no-forecast'), 'that cannot be forecast'],
  ] as const;
  const named = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  const words: Words = [
    piece.text(`Of ${countWords(rows.length, 'date')}: `),
    { text: named.join(', '), strong: true },
    piece.text('.'),
  ];
  const moved = rows
    .filter(({ row }) => row.movedDays !== null && row.movedDays !== 0)
    .toSorted((one, other) => Math.abs(other.row.movedDays ?? 0) - Math.abs(one.row.movedDays ?? 0))[0];
  if (moved?.row.quantiles?.p85) {
    words.push(
      piece.text(` ${moved.row.name} moved most: `),
      piece.link(moveWords(moved.row.movedDays as number), milestoneHref(moved.program, moved.row.id)),
      piece.text(`, to ${dayWords(moved.row.quantiles.p85, asOf)} at 85\u00a0%.`),
    );
  }
  return words;
}
