import type { Day } from '@fulcrum/core/calendar';
import { backtestSprints } from '@fulcrum/core/forecast';
import type { FactLog, ProgramGraph } from '@fulcrum/core/program';
import type { ProgramRecord } from '@fulcrum/core/vocabulary';
import type { SprintBacktestView } from '../../views/index.ts';
import { programRef } from '../overview.ts';
import { countWords } from '../phrases.ts';
import { sprintsOf } from './sprints.ts';

/** The back-test of the sprints of a program; takes some 40 ms a forecast, so half a minute for a long history. */
export function backtestPage(
  log: FactLog,
  graph: ProgramGraph,
  { program, asOf }: { readonly program: ProgramRecord; readonly asOf: Day },
): SprintBacktestView {
  const sprints = sprintsOf(log, graph, program.id);
  const { scores, points, refused } = backtestSprints(sprints.records, sprints.lives, sprints.day);
  const count = new Set(points.map(({ sprint }) => sprint)).size;
  const whole = scores[0]!;
  const percent = (share: number): string => `${Math.round(100 * share)}\u00a0%`;
  const at85 = whole.coverage.find(({ level }) => level === 0.85)!;
  const words =
    points.length === 0
      ? 'No sprint is over that could have been forecast.'
      : `${countWords(points.length, 'forecast')} of ${countWords(count, 'sprint')}: ${percent(whole.within)} fell into the range that is told (70\u00a0% are promised), ${percent(at85.share)} at or below the 85\u00a0% mark.`;
  const plain = scores.map(({ coverage, items, ...score }) => ({
    ...score,
    coverage: coverage.map((each) => ({ ...each })),
    items: items.map((each) => ({ ...each })),
  }));
  return { asOf, program: programRef(program), words, sprints: count, refused, scores: plain };
}
